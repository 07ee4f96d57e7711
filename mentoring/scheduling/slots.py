"""Times for two or three people to meet: inside everybody's hours, spread over days and times of day. Pure."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import reduce
from itertools import combinations

from mentoring.model import WORKING_WEEK, MemberId
from mentoring.timeline import MORNING, Span, WorksAt, common, instant, local_day, working_spans

SHOWN = 3
"""So many slots are offered at a time."""

STEP = timedelta(minutes=30)
"""Slots begin on the half hour."""

NOTICE = timedelta(hours=2)
"""Nobody is offered a time sooner than this: the other has to see it first."""

EARLIER = timedelta(days=3)
LATER = timedelta(days=11)
"""How far around a session's day slots are looked for first."""

PARTS = (0.3, 0.75, 0.0, 0.5, 1.0)
"""Where in a day's choices one slot after the other is taken, as a share: so none is always the first of a day."""

BEARABLE = timedelta(hours=4)
"""A slot may lie so far outside one of three people's hours, where nothing suits all three."""


@dataclass(frozen=True, kw_only=True)
class Attendee:
    """One of those who meet. `back_on`: the first day on which they are there again; `busy`: what is taken already."""

    member: MemberId
    works: WorksAt
    back_on: date | None = None
    busy: tuple[Span, ...] = ()


@dataclass(frozen=True, kw_only=True)
class MeetingSlot:
    """A time to begin at, UTC. `outside`: whose hours it is outside of, where nothing suits all three."""

    starts_at: datetime
    outside: MemberId | None = None


@dataclass(frozen=True, kw_only=True)
class Choice:
    """What can be offered, and whether everybody's hours have anything in common.

    `more`: there are others to page to.
    """

    slots: tuple[MeetingSlot, ...] = ()
    in_common: bool = True
    more: bool = False


def window(due_on: date, tz: str, now: datetime) -> Span:
    """When a session due on that day is best held: around it, or from now on where that has passed."""
    day = max(instant(due_on, MORNING, tz), now)
    return max(day - EARLIER, now + NOTICE), day + LATER


def slots(
    people: Sequence[Attendee], minutes: int, within: Span, days_off: Collection[date] = (), page: int = 0
) -> Choice:
    """Three times for everybody, another three for each `page`; after the last page comes the first again.

    Where the window holds none, three weeks from its beginning are looked at. Two people without a working hour in
    common get none; three get times that suit two of them and are nearest to the third's hours, marked.
    """
    length, lead = timedelta(minutes=minutes), people[0].works
    after, until = within
    starts = _starts(people, length, after, days_off)
    near = [start for start in starts if start + length <= until] or starts
    if near:
        return _page([MeetingSlot(starts_at=start) for start in _varied(near, lead)], page)
    bearable = _least_bad(people, length, after, days_off) if len(people) > 2 else []
    return replace(_page(bearable, page), in_common=False)


def suits(people: Sequence[Attendee], starts_at: datetime, minutes: int, days_off: Collection[date] = ()) -> bool:
    """Whether everybody is at work and free at that time."""
    ends = starts_at + timedelta(minutes=minutes)
    free = _free(people, starts_at - timedelta(days=1), days_off)
    return any(start <= starts_at and ends <= end for start, end in free)


def last_common_moment(
    by: datetime, people: Sequence[WorksAt], days_off: Collection[date] = (), not_before: datetime | None = None
) -> datetime | None:
    """The last moment up to `by` at which everybody is at work, within a week; None when there is none.

    Of hours that have ended by then it is their last half hour, so that somebody is still there to read.
    """
    since = by - timedelta(days=7)
    spans = reduce(common, (_hours(works, since, days_off) for works in people))
    moments = [by if start <= by < end else max(start, end - STEP) for start, end in spans if start <= by]
    return next((moment for moment in reversed(moments) if not_before is None or moment >= not_before), None)


def _hours(works: WorksAt, after: datetime, days_off: Collection[date]) -> list[Span]:
    return working_spans(works.days or WORKING_WEEK, works.hours, works.tz, after, days_off)


def _own(person: Attendee, after: datetime, days_off: Collection[date]) -> list[Span]:
    """When one person is at work, and there."""
    if person.back_on is not None:
        after = max(after, instant(person.back_on, person.works.hours.start, person.works.tz))
    return _hours(person.works, after, days_off)


def _free(people: Sequence[Attendee], after: datetime, days_off: Collection[date]) -> list[Span]:
    """When everybody is at work and nothing is taken."""
    spans = reduce(common, (_own(person, after, days_off) for person in people))
    return _without(spans, [taken for person in people for taken in person.busy])


def _without(spans: Sequence[Span], taken: Sequence[Span]) -> list[Span]:
    """The spans less what is taken."""
    left = list(spans)
    for begins, ends in taken:
        left = [
            part
            for start, end in left
            for part in ((start, min(end, begins)), (max(start, ends), end))
            if part[0] < part[1]
        ]
    return left


def _starts(
    people: Sequence[Attendee], length: timedelta, after: datetime, days_off: Collection[date]
) -> list[datetime]:
    """Every half hour at which all of them could begin, within three weeks."""
    return [start for span in _free(people, after, days_off) for start in _half_hours(span, length)]


def _half_hours(span: Span, length: timedelta) -> Iterator[datetime]:
    """Where within a span something of that length can begin."""
    start, end = span
    past = timedelta(minutes=start.minute % 30, seconds=start.second, microseconds=start.microsecond)
    begin = start if not past else start - past + STEP
    while begin + length <= end:
        yield begin
        begin += STEP


def _varied(starts: Sequence[datetime], lead: WorksAt) -> list[datetime]:
    """All of them, in the order in which they are offered: each on another day than the one before, where there is
    one, and at another time of the day.
    """
    days: dict[date, list[datetime]] = defaultdict(list)
    for start in starts:
        days[local_day(start, lead.tz)].append(start)
    offered: list[datetime] = []
    while any(days.values()):
        for day in sorted(days):
            if left := days[day]:
                share = PARTS[len(offered) % len(PARTS)]
                offered.append(left.pop(round(share * (len(left) - 1))))
    return offered


def _page(offered: Sequence[MeetingSlot], page: int) -> Choice:
    """The slots of that page, the earliest first."""
    pages = max(1, -(-len(offered) // SHOWN))
    first = page % pages * SHOWN
    shown = sorted(offered[first : first + SHOWN], key=lambda slot: slot.starts_at)
    return Choice(slots=tuple(shown), more=pages > 1)


def _least_bad(
    people: Sequence[Attendee], length: timedelta, after: datetime, days_off: Collection[date]
) -> list[MeetingSlot]:
    """Times at which all but one are at work, and the one is nearest to their hours; those that ask least first."""
    found: list[tuple[timedelta, date, MeetingSlot]] = []
    for most in combinations(people, len(people) - 1):
        (other,) = (person for person in people if person not in most)
        theirs = _own(other, after - timedelta(days=1), days_off)
        for start in _starts(most, length, after, days_off):
            away = min((_outside(span, start, length) for span in theirs), default=BEARABLE * 2)
            taken = any(start < end and begin < start + length for begin, end in other.busy)
            if away <= BEARABLE and not taken:
                slot = MeetingSlot(starts_at=start, outside=other.member)
                found.append((away, local_day(start, other.works.tz), slot))
    found.sort(key=lambda each: (each[0], each[2].starts_at))
    least = found[0][0] if found else BEARABLE
    first_of_day = {day: slot for away, day, slot in reversed(found) if away == least}
    return sorted(first_of_day.values(), key=lambda slot: slot.starts_at)


def _outside(span: Span, start: datetime, length: timedelta) -> timedelta:
    """How far a time reaches outside of a span, before it or after it."""
    return max(span[0] - start, start + length - span[1], timedelta(0))
