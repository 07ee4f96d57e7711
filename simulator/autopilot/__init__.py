"""The autopilot: everybody else answers, each by a seeded script of their own, through the same screen as anyone."""

from __future__ import annotations

from simulator.autopilot.characters import Character, cast_characters
from simulator.autopilot.pilot import Autopilot

__all__ = ["Autopilot", "Character", "cast_characters"]
