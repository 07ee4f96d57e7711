"""Attacks on the front door and on every listener, counted."""
