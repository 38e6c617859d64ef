"""Dialogs: each returns a dataclass and stores nothing."""
