"""The counts of a report: who joined and was paired, what was held, which pairs are quiet or ended early."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from datetime import date, timedelta

from mentoring.disclosure import FEWEST, rounded
from mentoring.model import (
    Cohort,
    EndedFor,
    EnrolmentState,
    Mentorship,
    MentorshipId,
    MentorshipState,
)
from mentoring.report.model import Counts, SessionLine

GONE_ON_THE_WAY = (EnrolmentState.LEFT, EnrolmentState.GONE, EnrolmentState.SET_ASIDE)
"""The states of those who took part and do so no more."""

ITS_WEEK = timedelta(weeks=1)
"""A session is due in the week that begins on its day, so it is missed when that week is over."""

NOT_EARLY = frozenset({EndedFor.COHORT_OVER, EndedFor.REARRANGED, EndedFor.NO_TIME_LEFT})
"""Ends that nobody chose."""


def counts_of(
    cohort: Cohort,
    today: date,
    *,
    enrolments: Mapping[EnrolmentState, int],
    mentorships: Sequence[Mentorship],
    sessions: Sequence[SessionLine],
) -> Counts:
    """What can be counted of a cohort on a day."""
    states = Counter(enrolments)
    paired = {member for mentorship in mentorships for member in mentorship.members}
    counted = counted_sessions(mentorships, sessions)
    due = [session for session in counted if session.held_on or session.due_on + ITS_WEEK <= today]
    joined = cohort.joined if cohort.joined is not None else states.total() - states[EnrolmentState.SKIPPED]
    early = sum(each.state is MentorshipState.ENDED and each.ended_for not in NOT_EARLY for each in mentorships)
    return Counts(
        joined=max(joined, len(paired)),
        paired=len(paired),
        mentorships=len(mentorships),
        held=sum(session.held_on is not None for session in counted),
        due=len(due),
        planned=len(counted),
        by_session=_by_session(due),
        quiet=rounded(_quiet(cohort, mentorships, due, today), len(mentorships)),
        ended=rounded(early, len(mentorships)),
        left=rounded(sum(states[state] for state in GONE_ON_THE_WAY), max(joined, len(paired))),
        small=len(mentorships) < FEWEST,
        late=cohort.joined_late,
    )


def counted_sessions(mentorships: Sequence[Mentorship], sessions: Sequence[SessionLine]) -> list[SessionLine]:
    """The sessions that could have been held: those of a mentorship that ended stop with its last day."""
    ended: dict[MentorshipId, date] = {
        mentorship.id: mentorship.ended_at.date()
        for mentorship in mentorships
        if mentorship.state is MentorshipState.ENDED and mentorship.ended_at
    }
    return [
        session
        for session in sessions
        if session.held_on or session.mentorship not in ended or session.due_on <= ended[session.mentorship]
    ]


def _by_session(due: Sequence[SessionLine]) -> tuple[tuple[int, int], ...]:
    """How many were held, and how many were due, of session 1, 2, and so on."""
    all_of, held = Counter(each.number for each in due), Counter(each.number for each in due if each.held_on)
    return tuple((held[number], all_of[number]) for number in range(1, max(all_of, default=0) + 1))


def _quiet(cohort: Cohort, mentorships: Sequence[Mentorship], due: Sequence[SessionLine], today: date) -> int:
    """How many open mentorships have had a session due for a whole cycle, and held none since."""
    since = today - timedelta(weeks=cohort.every_weeks)
    last: dict[MentorshipId, date] = defaultdict(lambda: date.min)
    waited = {each.mentorship for each in due if each.due_on <= since}
    for each in due:
        last[each.mentorship] = max(last[each.mentorship], each.held_on or date.min)
    return sum(each.is_open and each.id in waited and last[each.id] < since for each in mentorships)
