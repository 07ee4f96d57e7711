"""What one cell says about working hours, and the sentence for a level that is none."""

from __future__ import annotations

import re
from datetime import time

from mentoring.model import Hours, Level

_CLOCK = r"(\d{1,2})(?:[:.h](\d{2}))?\s*(am|pm|a\.m\.|p\.m\.|uhr|h)?"
_HOURS = re.compile(rf"{_CLOCK}\s*(?:-|–|—|to|bis|until|till)\s*{_CLOCK}", re.IGNORECASE)
_MIDNIGHT = 24 * 60
_NOON = 12
_LONGEST_NIGHT = 13 * 60
"""Whoever writes “9-5” means the afternoon, and no night."""


class NotUsable(ValueError):
    """A cell that does not say what its column asks for; the message says what to write instead."""


def no_level(cell: str) -> str:
    """The sentence for what is no level."""
    words = ", ".join(f"{each:d} {each.name.lower()}" for each in Level)
    return f"“{cell}” is no level. Write a number: {words}. Or say what it is in a file for --map, under [levels]."


def hours(cell: str) -> Hours:
    """Working hours of a day, such as `09:00-17:00`. Raises NotUsable."""
    found = _HOURS.fullmatch(cell)
    if found is None:
        raise NotUsable(f"“{cell}” are no working hours. Write them as 09:00-17:00.")
    start, end = (_minutes(*found.group(at, at + 1, at + 2)) for at in (1, 4))
    if start is None or end is None:
        raise NotUsable(f"“{cell}” has a time that no clock shows. Write working hours as 09:00-17:00.")
    if not 0 < (end - start) % _MIDNIGHT <= (_MIDNIGHT if start < end else _LONGEST_NIGHT):
        raise NotUsable(
            f"“{cell}” is no shift. Write working hours as 09:00-17:00, and those of a night as 22:00-06:00."
        )
    return Hours(start=_time(start), end=_time(end))


def _minutes(hour: str, minute: str | None, half: str | None) -> int | None:
    number = int(hour)
    if half and half[0].casefold() in "ap":
        if not 1 <= number <= _NOON:
            return None
        number = number % _NOON + _NOON * (half[0].casefold() == "p")
    at = number * 60 + int(minute or 0)
    return at if int(minute or 0) < 60 and at <= _MIDNIGHT else None


def _time(minutes: int) -> time:
    """A time of day; midnight at the end of a day is the minute before."""
    last = min(minutes, _MIDNIGHT - 1)
    return time(last // 60, last % 60)
