"""A mentorship's own sessions: how many there are, when, and what becomes of one that could not be offered. Pure."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from mentoring.model import Cohort, MemberId, MentoringSession, MentorshipId, SessionId, Weekday
from mentoring.ports.chance import NewId
from mentoring.timeline import finishes_on, session_due, sessions_left


def opener(members: tuple[MemberId, ...], number: int) -> MemberId:
    """Who opens the session of that number (from 1): turn about."""
    return members[(number - 1) % len(members)]


def dates_left(cohort: Cohort, today: date) -> list[date]:
    """The cohort's session days that are still to come, today's among them."""
    return [session_due(cohort, number) for number in sessions_left(cohort, today)]


def own_sessions(
    cohort: Cohort, mentorship: MentorshipId, members: tuple[MemberId, ...], introduced_on: date, new_id: NewId
) -> list[MentoringSession]:
    """The sessions of a mentorship introduced on that day: numbered from 1, on the cohort's days that are left."""
    return [
        MentoringSession(
            id=SessionId(new_id()), mentorship=mentorship, number=number, due_on=day, opens=opener(members, number)
        )
        for number, day in enumerate(dates_left(cohort, introduced_on), start=1)
    ]


def how_many(sessions: Sequence[MentoringSession]) -> int:
    """How many sessions a mentorship has: its last one's number, since those who go on as two keep theirs."""
    return max((session.number for session in sessions), default=0)


@dataclass(frozen=True, kw_only=True)
class Rescheduled:
    """What a session that cannot be offered on its day does to the others: those with another day or number, in the
    order in which they must be kept, and the one that falls away.
    """

    moved: tuple[MentoringSession, ...] = ()
    dropped: MentoringSession | None = None


def rescheduled(
    sessions: Sequence[MentoringSession],
    missed: MentoringSession,
    back_on: date,
    cohort: Cohort,
    *,
    keep: bool = False,
) -> Rescheduled:
    """Move the session to the day on which everybody is back, unless the next one is then nearer than half a rhythm,
    or the cohort is over.

    Then it falls away, and the others count one fewer: two meetings in one week help nobody. With `keep` (they have
    agreed on a time for it before) only the end of the cohort takes it away.
    """
    later = [session for session in sessions if session.number > missed.number]
    back_on = _at_work(back_on)
    half = timedelta(weeks=cohort.every_weeks) / 2
    in_time = back_on < finishes_on(cohort)
    room = later[0].due_on - back_on >= half if later and not keep else in_time
    if room:
        return Rescheduled(moved=(_on(missed, back_on),))
    return Rescheduled(moved=tuple(_one_fewer(missed, later)), dropped=missed)


def moved_back(session: MentoringSession, today: date, cohort: Cohort) -> MentoringSession:
    """A session that had been moved because somebody is away, as early as it may be once they are back before time."""
    nominal = [day for day in dates_left(cohort, cohort.starts_on) if day <= session.due_on]
    return _on(session, _at_work(max(today, nominal[-1]))) if nominal else session


def quieter(ahead: Sequence[MentoringSession]) -> list[MentoringSession]:
    """Every second of the sessions that are still to come, the last of them among those that stay; numbered anew."""
    return _renumbered(ahead, list(reversed(list(reversed(ahead))[::2])))


def only_next(ahead: Sequence[MentoringSession]) -> list[MentoringSession]:
    """The next session as the last one."""
    return list(ahead[:1])


def _renumbered(ahead: Sequence[MentoringSession], kept: Sequence[MentoringSession]) -> list[MentoringSession]:
    """The kept ones with the first numbers of all; who opens goes with the number."""
    return [
        replace(session, number=place.number, opens=place.opens) for place, session in zip(ahead, kept, strict=False)
    ]


def _at_work(day: date) -> date:
    """The day, or the Monday after it: a week that is over at its weekend is no week to meet in."""
    return day + timedelta(days=7 - day.weekday()) if day.weekday() >= Weekday.SATURDAY else day


def _on(session: MentoringSession, day: date) -> MentoringSession:
    return replace(session, due_on=day, moved=session.moved + 1)


def _one_fewer(missed: MentoringSession, later: Sequence[MentoringSession]) -> Iterator[MentoringSession]:
    """The later ones, each with the number before; who opens goes with the number."""
    for before, session in zip((missed, *later), later, strict=False):
        yield replace(session, number=before.number, opens=before.opens, moved=session.moved + 1)
