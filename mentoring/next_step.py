"""The one thing that somebody can do next, from where they stand in a cohort, a mentorship and its sessions. Pure."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from enum import StrEnum

from mentoring.agreements import AgreementStage
from mentoring.model import (
    Cohort,
    CohortStage,
    EnrolmentState,
    MemberId,
    MentoringSession,
    Mentorship,
    Met,
    SessionId,
)
from mentoring.timeline import ASK_AFTER, local_day

TIME_TO_AGREE = timedelta(days=14)
"""So long before a session is due its people are reminded to agree on a time."""

HELLO_FOR = timedelta(days=2)
"""So long after an introduction the next thing is to say hello; then it is what to agree on."""


class StepKind(StrEnum):
    """What there is to do next, the most pressing first: of several, the first of this list is shown."""

    CANNOT_TAKE_PART = "cannot take part"
    RESUME = "resume"
    ANSWER = "did you meet"
    MEET = "session due"
    PULSE = "pulse"
    SAY_HELLO = "introduce yourselves"
    SIGN = "sign the agreement"
    CHOOSE_GOALS = "choose what to learn"
    FIND_A_TIME = "agree a time"
    CLOSE = "closing"
    COME_BACK = "come back"
    JOIN = "join"
    LOOK_AHEAD = "next session is planned"
    WAIT_FOR_PARTNER = "a partner is looked for"
    WAIT_FOR_PAIRS = "pairs are made"
    WAIT_FOR_CLOSING = "opt-in is open"
    LOOK_BACK = "finished"
    MAKE_PROFILE = "make a profile"
    WAIT_FOR_COHORT = "no cohort is open"


RANK = {kind: place for place, kind in enumerate(StepKind)}


@dataclass(frozen=True, kw_only=True)
class NextStep:
    """The step, with what it is about: a cohort, a mentorship's partners, a session, and the time `at` which it is to
    be, where that is agreed and ahead.
    """

    kind: StepKind
    cohort: Cohort | None = None
    mentorship: Mentorship | None = None
    partners: tuple[MemberId, ...] = ()
    session: MentoringSession | None = None
    at: datetime | None = None


@dataclass(frozen=True, kw_only=True)
class Participation:
    """One person's side of a mentorship that goes on: the sessions of their pulses, where their agreement is,
    whether they chose what to learn, and when the sessions are that are booked for a moment ahead.
    """

    member: MemberId
    pulses: frozenset[SessionId] = frozenset()
    agreement: AgreementStage = AgreementStage.UNSIGNED
    has_goals: bool = True
    booked: Mapping[SessionId, datetime] = field(default_factory=dict)


class SessionOutcome(StrEnum):
    """What has become of a session, as one of its people knows it."""

    HELD = "held"
    ONE_SIDE = "one side says that they met"
    OPEN = "open"
    NOT_YET = "not yet"
    CALLED_OFF = "called off"
    PLANNED = "planned"


def outcome(session: MentoringSession, member: MemberId) -> SessionOutcome:
    """Where a session stands for one of its people."""
    own = session.answers.get(member)
    if session.held_on is not None:
        return SessionOutcome.HELD
    if own is Met.YES:
        return SessionOutcome.ONE_SIDE
    if own is Met.SKIPPED:
        return SessionOutcome.CALLED_OFF
    if own is Met.NOT_YET:
        return SessionOutcome.NOT_YET
    return SessionOutcome.PLANNED if session.offered_at is None else SessionOutcome.OPEN


def to_answer(
    cohort: Cohort, sessions: Sequence[MentoringSession], member: MemberId, today: date
) -> MentoringSession | None:
    """The last session about which they can say whether they met: offered, some days ago, and not answered."""
    asked = [
        one
        for one in sessions
        if outcome(one, member) is SessionOutcome.OPEN
        and one.offered_at is not None
        and max(one.due_on, local_day(one.offered_at, cohort.tz)) + ASK_AFTER <= today
    ]
    return asked[-1] if asked else None


def not_ahead(sessions: Sequence[MentoringSession], side: Participation) -> list[MentoringSession]:
    """Without those that are booked for a moment ahead: nobody is asked whether they took place."""
    return [one for one in sessions if one.id not in side.booked]


def to_meet(sessions: Sequence[MentoringSession], member: MemberId) -> MentoringSession | None:
    """The session that was offered last, where they have not met for it and may still do so."""
    offered = [one for one in sessions if one.offered_at is not None]
    still = (SessionOutcome.OPEN, SessionOutcome.NOT_YET)
    return offered[-1] if offered and outcome(offered[-1], member) in still else None


def to_come(sessions: Sequence[MentoringSession]) -> MentoringSession | None:
    """The next session whose agenda has not come yet."""
    return next((one for one in sessions if one.held_on is None and one.offered_at is None), None)


def without_pulse(
    sessions: Sequence[MentoringSession], member: MemberId, given: Collection[SessionId]
) -> MentoringSession | None:
    """The last session for which they say that they met, while its pulse is not given."""
    met = [one for one in sessions if one.answers.get(member) is Met.YES]
    return met[-1] if met and met[-1].id not in given else None


def in_mentorship(
    cohort: Cohort, mentorship: Mentorship, sessions: Sequence[MentoringSession], side: Participation, today: date
) -> NextStep:
    """The next thing for one of its people; there always is one."""
    kind, session = _in_mentorship(cohort, mentorship, sessions, side, today)
    partners = mentorship.partners_of(side.member)
    at = side.booked.get(session.id) if session else None
    return NextStep(kind=kind, cohort=cohort, mentorship=mentorship, partners=partners, session=session, at=at)


def _in_mentorship(
    cohort: Cohort, mentorship: Mentorship, sessions: Sequence[MentoringSession], side: Participation, today: date
) -> tuple[StepKind, MentoringSession | None]:
    if found := to_answer(cohort, not_ahead(sessions, side), side.member, today):
        return StepKind.ANSWER, found
    if found := to_meet(sessions, side.member):
        return StepKind.MEET, found
    if found := without_pulse(sessions, side.member, side.pulses):
        return StepKind.PULSE, found
    ahead = to_come(sessions)
    if ahead is None:
        return StepKind.CLOSE, None
    if side.agreement is AgreementStage.UNSIGNED:
        began = local_day(mentorship.introduced_at or mentorship.began_at, cohort.tz)
        fresh = today < began + HELLO_FOR and all(one.offered_at is None for one in sessions)
        return (StepKind.SAY_HELLO if fresh else StepKind.SIGN), ahead
    if not side.has_goals:
        return StepKind.CHOOSE_GOALS, ahead
    if ahead.id not in side.booked and ahead.due_on <= today + TIME_TO_AGREE:
        return StepKind.FIND_A_TIME, ahead
    return StepKind.LOOK_AHEAD, ahead


def in_cohort(cohort: Cohort, state: EnrolmentState) -> NextStep | None:
    """The next thing for somebody without a partner in it; None where it offers nothing to them."""
    kind = _in_cohort(cohort.stage, state)
    return NextStep(kind=kind, cohort=cohort) if kind else None


def _in_cohort(stage: CohortStage, state: EnrolmentState) -> StepKind | None:
    if stage is CohortStage.OPEN:
        return StepKind.WAIT_FOR_CLOSING if state is EnrolmentState.ENROLLED else StepKind.JOIN
    if state is EnrolmentState.SET_ASIDE and stage is CohortStage.UNDER_WAY:
        return StepKind.COME_BACK
    if state is not EnrolmentState.ENROLLED:
        return None
    if stage is CohortStage.UNDER_WAY:
        return StepKind.WAIT_FOR_PARTNER
    return StepKind.WAIT_FOR_PAIRS if stage in (CohortStage.CLOSED, CohortStage.PROPOSED) else None


def first_of(steps: Sequence[NextStep]) -> NextStep:
    """The most pressing of several. Raises ValueError for none."""
    return min(steps, key=lambda step: RANK[step.kind])
