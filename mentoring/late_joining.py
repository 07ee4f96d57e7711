"""Joining a cohort that is under way: until when, what is left of it, and by when somebody hears. Pure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta

from mentoring.model import Cohort, CohortStage
from mentoring.session_plan import dates_left
from mentoring.timeline import CLOSING_TIME, instant, local_day, session_due

BEFORE_SESSION_TWO = timedelta(days=3)
"""The Friday before a Monday: whoever joins by then meets their partner in time for the second session."""

OTHERS_MAY_COME = timedelta(weeks=1)
"""So long somebody who joined late waits for another who does, before they are made the third of a pair."""


@dataclass(frozen=True, kw_only=True)
class LateStart:
    """What somebody who joins late can expect: how many session days are left, and by when they hear.

    `third`: they may become the third of a pair.
    """

    sessions: int
    next_on: date
    hears_by: date
    third: bool


def suggested_join_until(cohort: Cohort) -> date:
    """A good last day: whoever joins by then misses one session."""
    return session_due(cohort, 2) - BEFORE_SESSION_TWO


def last_join_day(cohort: Cohort) -> date:
    """The latest day that makes sense: a session is left after it."""
    return session_due(cohort, cohort.sessions) - BEFORE_SESSION_TWO


def fits(cohort: Cohort) -> bool:
    """Whether the last day for joining lies between the start and the last session; none at all fits too."""
    return cohort.join_until is None or cohort.starts_on <= cohort.join_until <= last_join_day(cohort)


def moved_along(before: Cohort, after: Cohort) -> Cohort:
    """The cohort with its last day for joining moved as its start was, and within its sessions."""
    if after.join_until is None:
        return after
    moved = after.join_until + (after.starts_on - before.starts_on)
    return replace(after, join_until=max(after.starts_on, min(moved, last_join_day(after))))


def late_closes_at(cohort: Cohort) -> datetime | None:
    """When nobody can join any more; None where nobody could."""
    return instant(cohort.join_until, CLOSING_TIME, cohort.tz) if cohort.join_until else None


def takes_late(cohort: Cohort, now: datetime) -> bool:
    """Whether somebody can join the cohort although it is under way."""
    closes = late_closes_at(cohort)
    if cohort.stage is not CohortStage.UNDER_WAY or closes is None or now >= closes:
        return False
    return bool(dates_left(cohort, local_day(now, cohort.tz)))


def takes_people(cohort: Cohort, now: datetime) -> bool:
    """Whether somebody can join the cohort now, in time or late."""
    return cohort.stage is CohortStage.OPEN or takes_late(cohort, now)


def third_from(cohort: Cohort, joined_at: datetime) -> datetime:
    """From when on one who joined late may be the third of a pair: others had a week to come, or cannot any more."""
    week = joined_at + OTHERS_MAY_COME
    closes = late_closes_at(cohort)
    return min(week, closes) if closes else joined_at
