"""The window: everything that knows PySide6."""
