"""Time, ids and chance: each enters from outside, so that a story can be told twice."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime

Clock = Callable[[], datetime]
"""The present moment, aware and in UTC; read once per use case and passed down as `now`."""

NewId = Callable[[], str]
"""A fresh opaque id, never reused."""

NewSeed = Callable[[], int]
"""A fresh seed, stored with what it decided."""
