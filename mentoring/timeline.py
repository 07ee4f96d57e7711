"""A cohort's dates and people's hours: local wall time plus a zone name is kept, and the instant follows from both."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time, timedelta
from functools import reduce
from typing import Protocol
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from mentoring.model import WORKING_WEEK, Cohort, Hours, Weekday

CLOSING_TIME = time(17)
"""Opt-in closes at this time of the cohort's zone."""

NINE_TO_FIVE = Hours(start=time(9), end=time(17))

MORNING = time(9, 30)
"""When something due on a day is due, before working hours are looked at."""

AFTERNOON = time(15)
"""When *Did you meet?* is due: late enough in the week to have met, early enough to answer."""

ASK_AFTER = timedelta(days=4)
"""*Did you meet?* comes this long after a session was due: Friday for a Monday."""

ASK_AGAIN_AFTER = timedelta(days=11)
"""The second and last *Did you meet?*, where the rhythm leaves room for it."""

WIND_DOWN = timedelta(days=12)
"""A cohort finishes this long after its last session was due."""

EVENING = time(21)
"""Until when people hear from us together whose working hours have nothing in common."""

HORIZON_DAYS = 21
"""How far ahead a common working moment is looked for."""

Span = tuple[datetime, datetime]
"""A stretch of time, UTC: from and until."""


class WorksAt(Protocol):
    """Whoever has working days and hours in a zone: a profile, or the default for people without one."""

    @property
    def days(self) -> frozenset[Weekday]:
        """The days on which they work."""
        ...

    @property
    def hours(self) -> Hours:
        """Their hours, local wall time."""
        ...

    @property
    def tz(self) -> str:
        """Their zone's IANA name."""
        ...


@dataclass(frozen=True, kw_only=True)
class OfficeHours:
    """Monday to Friday, nine to five, where nobody said otherwise."""

    tz: str
    days: frozenset[Weekday] = WORKING_WEEK
    hours: Hours = NINE_TO_FIVE


def zone(name: str) -> ZoneInfo:
    """The zone of that IANA name; UTC when the name is unknown, so that a strange profile never stops a cohort."""
    try:
        return ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return ZoneInfo("UTC")


def instant(day: date, at: time, tz: str) -> datetime:
    """The UTC instant of a local wall time.

    A time that the clocks skip moves forward by the gap; one that they repeat means its first coming (fold=0).
    """
    return datetime.combine(day, at.replace(fold=0), tzinfo=zone(tz)).astimezone(UTC)


def local_day(now: datetime, tz: str) -> date:
    """The calendar day that `now` falls on in a zone."""
    return now.astimezone(zone(tz)).date()


def closes_at(cohort: Cohort) -> datetime:
    """When opt-in closes."""
    return instant(cohort.opt_in_closes_on, CLOSING_TIME, cohort.tz)


def session_due(cohort: Cohort, number: int) -> date:
    """The day on which the session of that number (from 1) is due."""
    return cohort.starts_on + timedelta(weeks=cohort.every_weeks * (number - 1))


def sessions_left(cohort: Cohort, today: date) -> range:
    """Numbers of the sessions that are still to come, today's among them."""
    numbers = range(1, cohort.sessions + 1)
    return range(next((n for n in numbers if session_due(cohort, n) >= today), cohort.sessions + 1), numbers.stop)


def finishes_on(cohort: Cohort) -> date:
    """The day on which the cohort says thank you and ends; a weekend's is the Monday after it."""
    day = session_due(cohort, cohort.sessions) + WIND_DOWN
    return day if Weekday(day.weekday()) in WORKING_WEEK else day + timedelta(days=7 - day.weekday())


def last_working_day(works: WorksAt, by: date) -> date:
    """The last day up to `by` on which somebody works; `by` itself for one who works on no day."""
    week = (by - timedelta(days=back) for back in range(len(Weekday)))
    return next((day for day in week if Weekday(day.weekday()) in works.days), by)


def working_days_after(day: date, number: int) -> date:
    """The day so many days of the working week after `day`."""
    while number:
        day += timedelta(days=1)
        number -= Weekday(day.weekday()) in WORKING_WEEK
    return day


def weeks_late(cohort: Cohort, today: date) -> int:
    """By how many whole weeks a cohort that is approved today has to move, so that no session day has passed."""
    return max(0, -((cohort.starts_on - today).days // 7))


def starting_by(cohort: Cohort, today: date) -> Cohort:
    """The cohort as it is when approved today: all its dates moved by whole weeks, where its start has passed."""
    later = timedelta(weeks=weeks_late(cohort, today))
    join_until = cohort.join_until + later if cohort.join_until else None
    return replace(cohort, starts_on=cohort.starts_on + later, join_until=join_until)


def working_spans(
    days: frozenset[Weekday], hours: Hours, tz: str, after: datetime, days_off: Collection[date] = ()
) -> list[Span]:
    """Somebody's working hours from `after` on, for three weeks, as UTC spans; hours may run past midnight.

    Nothing begins on one of the `days_off`.
    """
    first = local_day(after, tz) - timedelta(days=1)
    spans = []
    for offset in range(HORIZON_DAYS + 1):
        day = first + timedelta(days=offset)
        if Weekday(day.weekday()) in days and day not in days_off:
            last = day if hours.start < hours.end else day + timedelta(days=1)
            spans.append((instant(day, hours.start, tz), instant(last, hours.end, tz)))
    return [(max(start, after), end) for start, end in spans if end > after]


def common(one: Sequence[Span], other: Sequence[Span]) -> list[Span]:
    """Where two ordered lists of spans overlap."""
    overlaps = ((max(a, c), min(b, d)) for a, b in one for c, d in other)
    return sorted((start, end) for start, end in overlaps if start < end)


def working_moment(after: datetime, people: Iterable[WorksAt], days_off: Collection[date] = ()) -> datetime | None:
    """The first instant from `after` on at which everybody is at work; None when three weeks hold none.

    People whose hours have nothing in common, eight time zones apart, are reached between the start of their day and
    its evening: never before anybody's day, and never not at all. So are those who will have an hour in common for a
    fortnight in March, when one of them has changed to summer time and the other has not.
    """
    everybody = list(people)
    if not everybody:
        return after
    strictly = _common_spans(everybody, after, days_off)
    if strictly and (len(everybody) == 1 or strictly[0][0] == after or _had_hours_in_common(everybody, after)):
        return strictly[0][0]
    late = _common_spans([_into_evening(p) for p in everybody], after, days_off)
    begins = [spans[0][0] for spans in (strictly, late) if spans]
    return min(begins, default=None)


def _had_hours_in_common(people: Sequence[WorksAt], until: datetime) -> bool:
    """Whether there was a moment in the week before at which all of them were at work."""
    week_before = until - timedelta(days=7)
    return any(start < until for start, _ in _common_spans(people, week_before, ()))


def _common_spans(people: Sequence[WorksAt], after: datetime, days_off: Collection[date]) -> list[Span]:
    """When all of them are at work."""
    own = [working_spans(each.days or WORKING_WEEK, each.hours, each.tz, after, days_off) for each in people]
    return reduce(common, own) if own else []


def _into_evening(works: WorksAt) -> WorksAt:
    """The same days with an end in the evening, for one who works by day."""
    if works.hours.start >= works.hours.end:
        return works
    hours = Hours(start=works.hours.start, end=max(works.hours.end, EVENING))
    return OfficeHours(tz=works.tz, days=works.days, hours=hours)


def first_time_to_meet(after: datetime, people: Sequence[WorksAt], minutes: int) -> datetime | None:
    """The first start, on the half hour, from which everybody is at work for `minutes`."""
    spans: list[Span] = [(after, after + timedelta(days=HORIZON_DAYS))]
    for person in people:
        spans = common(spans, working_spans(person.days or WORKING_WEEK, person.hours, person.tz, after))
    begins = ((_next_half_hour(start), end) for start, end in spans)
    return min((begin for begin, end in begins if begin + timedelta(minutes=minutes) <= end), default=None)


def _next_half_hour(moment: datetime) -> datetime:
    """`moment`, or the next :00 or :30 after it."""
    past = timedelta(minutes=moment.minute % 30, seconds=moment.second, microseconds=moment.microsecond)
    return moment if not past else moment - past + timedelta(minutes=30)
