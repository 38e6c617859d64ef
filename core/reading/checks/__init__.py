"""Checks: what in an aligned article is worth a translator's second look."""
