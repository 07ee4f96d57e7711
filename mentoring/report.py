"""The organiser's report: counts that name nobody, and nothing from fewer than five people and five pairs."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date

from mentoring.model import (
    Cohort,
    Enrolment,
    EnrolmentState,
    Gain,
    MemberId,
    MentoringSession,
    Mentorship,
    MentorshipId,
    MentorshipState,
    Pulse,
    SessionId,
)
from mentoring.nudges.reasons import NudgeReason

FEWEST = 5
"""No figure rests on fewer people, nor on fewer pairs, than this."""


GONE_ON_THE_WAY = (EnrolmentState.LEFT, EnrolmentState.GONE, EnrolmentState.SET_ASIDE)
"""The states of those who took part and do so no more."""


@dataclass(frozen=True, kw_only=True)
class Report:
    """A cohort in numbers. None stands for "too few to show".

    How many enrolled and were paired is the organiser's own bookkeeping. All else is about what people did or said,
    so it is shown only when at least `FEWEST` people from at least `FEWEST` mentorships stand behind it.
    `mean_gain` runs from 0 (nothing yet) to 2 (something I will use).
    """

    cohort: Cohort
    enrolled: int
    paired: int
    mentorships: int
    left: int | None
    sessions_held: int | None
    sessions_planned: int
    answered: int | None
    mean_gain: float | None
    gains: Mapping[Gain, int] | None
    not_sent: Mapping[NudgeReason, int] = field(default_factory=dict)


def cohort_report(
    cohort: Cohort,
    *,
    enrolments: Sequence[Enrolment],
    mentorships: Sequence[Mentorship],
    sessions: Sequence[MentoringSession],
    pulses: Sequence[Pulse],
    not_sent: Mapping[NudgeReason, int],
) -> Report:
    """The report of a cohort from its facts."""
    states = Counter(enrolment.state for enrolment in enrolments)
    people = {member for mentorship in mentorships for member in mentorship.members}
    counted = counted_sessions(mentorships, sessions)
    held = sum(session.held_on is not None for session in counted)
    best = _best_gains(pulses, {session.id: session.mentorship for session in sessions})
    enough = _enough({member: pair for member, (_, pair) in best.items()})
    return Report(
        cohort=cohort,
        enrolled=len(enrolments) - states[EnrolmentState.SKIPPED],
        paired=len(people),
        mentorships=len(mentorships),
        left=_count(sum(states[state] for state in GONE_ON_THE_WAY)),
        sessions_held=held if min(len(people), len(mentorships)) >= FEWEST else None,
        sessions_planned=len(counted),
        answered=len(best) if enough else None,
        mean_gain=sum(gain for gain, _ in best.values()) / len(best) if enough else None,
        gains=_gains(best) if enough else None,
        not_sent={reason: count for reason, count in not_sent.items() if count >= FEWEST},
    )


def counted_sessions(mentorships: Sequence[Mentorship], sessions: Sequence[MentoringSession]) -> list[MentoringSession]:
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


Best = Mapping[MemberId, tuple[Gain, MentorshipId]]
"""Each person's best gain, and the mentorship in which they had it."""


def _best_gains(pulses: Sequence[Pulse], mentorship_of: Mapping[SessionId, MentorshipId]) -> Best:
    """Each person once, with their best gain, so that those who answer often do not weigh more."""
    best: dict[MemberId, tuple[Gain, MentorshipId]] = {}
    for pulse in pulses:
        if pulse.member not in best or pulse.gained > best[pulse.member][0]:
            best[pulse.member] = (pulse.gained, mentorship_of[pulse.session])
    return best


def _enough(pair_of: Mapping[MemberId, MentorshipId]) -> bool:
    """Whether enough people from enough mentorships stand behind a figure."""
    return min(len(pair_of), len(set(pair_of.values()))) >= FEWEST


def _count(number: int) -> int | None:
    """A count of people, withheld where it is small but not nought."""
    return None if 0 < number < FEWEST else number


def _gains(best: Best) -> Mapping[Gain, int] | None:
    """How many had which gain; None if any group that is not empty is too small.

    The groups add up to a known number, so that hiding one alone would give it away (complementary suppression).
    """
    groups = {gain: {member: pair for member, (own, pair) in best.items() if own is gain} for gain in Gain}
    if any(group and not _enough(group) for group in groups.values()):
        return None
    return {gain: len(group) for gain, group in groups.items()}
