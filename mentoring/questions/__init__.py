"""Choosing questions: the right moment and asker, shared themes, topics that are off limits. Pure."""
