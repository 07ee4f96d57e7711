"""How long two people are at work at the same time, whatever their time zones and working days."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple
from zoneinfo import ZoneInfo

from mentoring.model import Hours, Profile, Weekday

MINUTES_A_DAY = 24 * 60


class Presence(NamedTuple):
    """When somebody is at work: minutes UTC from the midnight of each of their local days."""

    start: int
    end: int
    days: frozenset[Weekday]


def presence(profile: Profile, on: date) -> Presence:
    """A person's working hours in UTC, with the offset that their zone has at noon of `on`.

    Raises `zoneinfo.ZoneInfoNotFoundError` or ValueError for a zone that does not exist.
    """
    offset = utc_offset(profile.tz, on) // timedelta(minutes=1)
    return Presence(_minutes(profile.hours.start) - offset, _minutes(profile.hours.end) - offset, profile.days)


@lru_cache(maxsize=4096)
def utc_offset(tz: str, on: date) -> timedelta:
    """How far `tz` is from UTC at noon of `on`."""
    offset = datetime.combine(on, time(12), ZoneInfo(tz)).utcoffset()
    return offset if offset is not None else timedelta()


def shared_hours(one: Presence, other: Presence) -> float:
    """The longest stretch of one day, in hours, in which both are at work.

    A shift of one day each way covers neighbours across the date line: a Monday in Auckland overlaps a Sunday in
    Los Angeles.
    """
    return max(_overlap(one, other, shift) for shift in (-1, 0, 1)) / 60


def _overlap(one: Presence, other: Presence, shift: int) -> int:
    if not any((day + shift) % 7 in other.days for day in one.days):
        return 0
    late = shift * MINUTES_A_DAY
    return max(0, min(one.end, other.end + late) - max(one.start, other.start + late))


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute


def is_a_day(hours: Hours) -> bool:
    """Whether the working hours begin before they end."""
    return hours.start < hours.end
