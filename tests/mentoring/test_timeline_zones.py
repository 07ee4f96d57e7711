"""In every time zone there is, around every change of its clocks: one moment for each local day, and never backwards.

`EVERY_DAY=1` looks at every day of those years, not only at those around a change.
"""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import UTC, date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from zoneinfo import ZoneInfo, available_timezones

import pytest

from mentoring.timeline import OfficeHours, instant, local_day, working_moment

FIRST, LAST = date(2024, 1, 1), date(2037, 12, 31)
DAY = timedelta(days=1)
TIMES = (time(0), time(0, 30), time(1, 30), time(2, 30), time(3), time(9), time(23, 30))
EVERY_DAY = bool(os.environ.get("EVERY_DAY"))

ZONES = sorted(available_timezones())


ALL_DAYS = tuple(FIRST + DAY * number for number in range((LAST - FIRST).days + 1))


@cache
def days_to_look_at(name: str) -> Sequence[Sequence[date]]:
    """Runs of consecutive days: all of them, or those around each change of a zone's clocks."""
    if EVERY_DAY:
        return [ALL_DAYS]
    tz = ZoneInfo(name)
    offsets = [datetime.combine(day, time(12), tzinfo=tz).utcoffset() for day in ALL_DAYS]
    changes = [day for day, (before, after) in zip(ALL_DAYS[1:], pairwise(offsets), strict=True) if before != after]
    return [[day + DAY * number for number in range(-3, 3)] for day in changes]


def test_there_are_changes_to_look_at() -> None:
    assert len(ZONES) > 590
    assert EVERY_DAY or sum(len(days_to_look_at(name)) for name in ZONES) > 5000


@pytest.mark.parametrize("at", TIMES, ids=str)
def test_one_moment_for_each_local_day_and_never_backwards(at: time) -> None:
    wrong = []
    for name in ZONES:
        for days in days_to_look_at(name):
            moments = [instant(day, at, name) for day in days]
            if any(later <= sooner for sooner, later in pairwise(moments)):
                wrong.append((name, days[0], "not one after the other"))
            wrong += [
                (name, day, f"{moment}")
                for day, moment in zip(days, moments, strict=True)
                if not is_that_time_or_just_after_a_gap(day, at, name, moment)
            ]
    assert wrong == []


def is_that_time_or_just_after_a_gap(day: date, at: time, name: str, moment: datetime) -> bool:
    """The local clock shows the wanted time; or it was skipped, and shows one that is later by what was skipped."""
    local = moment.astimezone(ZoneInfo(name))
    wanted = datetime.combine(day, at)
    late = local.replace(tzinfo=None) - wanted
    return late == timedelta(0) or (timedelta(0) < late <= DAY and local.fold == 0)


def test_a_time_that_the_clocks_skip_moves_forward_by_the_gap() -> None:
    assert instant(date(2026, 3, 29), time(2, 30), "Europe/Berlin") == datetime(2026, 3, 29, 1, 30, tzinfo=UTC)
    assert instant(date(2026, 3, 30), time(0), "Europe/Berlin") == datetime(2026, 3, 29, 22, 0, tzinfo=UTC)


def test_a_time_that_the_clocks_repeat_means_its_first_coming() -> None:
    assert instant(date(2026, 10, 25), time(2, 30), "Europe/Berlin") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)
    late = time(2, 30, fold=1)
    assert instant(date(2026, 10, 25), late, "Europe/Berlin") == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_half_past_nine_stays_half_past_nine_over_summer_time() -> None:
    london = [instant(date(2026, 3, 27) + timedelta(weeks=weeks), time(9, 30), "Europe/London") for weeks in range(2)]
    assert [moment.hour for moment in london] == [9, 8]


def test_the_local_day_is_the_readers_own() -> None:
    late = datetime(2026, 11, 24, 23, 30, tzinfo=UTC)
    assert local_day(late, "Europe/Berlin") == date(2026, 11, 25)
    assert local_day(late, "America/New_York") == date(2026, 11, 24)
    assert local_day(late, "Nowhere/Atall") == date(2026, 11, 24)


@pytest.mark.parametrize("far", ["America/Los_Angeles", "America/New_York", "Asia/Tokyo", "Australia/Sydney"])
def test_two_who_change_their_clocks_on_different_days_never_wait_for_the_fortnight_between(far: str) -> None:
    people = (OfficeHours(tz="Europe/London"), OfficeHours(tz=far))
    for number in range(2 * 365):
        due = instant(date(2027, 1, 1) + DAY * number, time(9, 30), "Europe/London")
        moment = working_moment(due, people)

        assert moment is not None
        assert moment - due < 4 * DAY, due


def test_nobody_hears_in_the_evening_who_works_again_after_the_weekend() -> None:
    friday_evening = datetime(2027, 3, 12, 18, tzinfo=UTC)
    london, berlin = OfficeHours(tz="Europe/London"), OfficeHours(tz="Europe/Berlin")

    assert working_moment(friday_evening, [london]) == datetime(2027, 3, 15, 9, tzinfo=UTC)
    assert working_moment(friday_evening, [london, berlin]) == datetime(2027, 3, 15, 9, tzinfo=UTC)
    assert working_moment(friday_evening, [london, OfficeHours(tz="America/New_York")]) == datetime(
        2027, 3, 15, 13, tzinfo=UTC
    )
