"""Reads calendars that people have published: where from is limited, and of what they hold only stretches of time are
kept.
"""
