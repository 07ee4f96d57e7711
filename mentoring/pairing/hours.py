"""How long two people are at work at the same time, whatever their time zones and working days."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from mentoring.model import Profile, Weekday
from mentoring.timeline import zone

MINUTES_A_DAY = 24 * 60

SHIFTS = (-2, -1, 0, 1, 2)
"""By how many days the local days of two people who are at work at the same time may differ: by one across the date
line, and by one more where a night shift runs into the next day.
"""


class Presence(NamedTuple):
    """When somebody is at work: minutes UTC from the midnight of each of their local days."""

    start: int
    end: int
    days: frozenset[Weekday]


def presence(profile: Profile, on: date) -> Presence:
    """A person's working hours in UTC, with the offset that their zone has at noon of `on`. Hours that end before they
    begin run into the next day.
    """
    offset = utc_offset(profile.tz, on) // timedelta(minutes=1)
    start, end = _minutes(profile.hours.start), _minutes(profile.hours.end)
    return Presence(start - offset, (end if start < end else end + MINUTES_A_DAY) - offset, profile.days)


@lru_cache(maxsize=4096)
def utc_offset(tz: str, on: date) -> timedelta:
    """How far `tz` is from UTC at noon of `on`; a zone that does not exist here is UTC, as for everything else."""
    offset = datetime.combine(on, time(12), zone(tz)).utcoffset()
    return offset if offset is not None else timedelta()


def shared_hours(one: Presence, other: Presence) -> float:
    """The longest stretch of one day, in hours, in which both are at work.

    A Monday in Auckland overlaps a Sunday in Los Angeles, and the night that follows a Saturday.
    """
    return max(_overlap(one, other, shift) for shift in SHIFTS) / 60


def _overlap(one: Presence, other: Presence, shift: int) -> int:
    if not any((day + shift) % 7 in other.days for day in one.days):
        return 0
    late = shift * MINUTES_A_DAY
    return max(0, min(one.end, other.end + late) - max(one.start, other.start + late))


def _minutes(at: time) -> int:
    return at.hour * 60 + at.minute
