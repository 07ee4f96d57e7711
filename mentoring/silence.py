"""Who has been quiet about the sessions that were offered to them, and what follows: a state, never blame. Pure.

The bot cannot read what two people write to each other. A sign of life is any press, form or message about a session.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import Enum, auto

from mentoring.model import Cohort, MemberId, MentoringSession, Met
from mentoring.timeline import MORNING, instant, local_day

WINDOW = timedelta(days=14)
"""How long a session that was offered is open to an answer; where sessions are nearer, until the next one."""

ASK_AT = 2
"""After so many sessions in a row without a word, somebody is asked: stay, later or stop."""

PART_AT = 3
"""After so many, their partner need not wait for them any longer."""

PART_AFTER = timedelta(weeks=6)
"""Nor longer than this after the first of them has passed, with sessions that are far apart."""

TIME_TO_ANSWER = timedelta(days=5)
"""Nobody is set aside sooner than this after they were asked."""

CANCELLED_AT = 2
"""After so many sessions that one side called off, it is that side who hears of it."""


class SilenceStep(Enum):
    """What one person's silence comes to."""

    NOTHING = auto()
    NUDGE = auto()
    ASK = auto()
    PART = auto()


@dataclass(frozen=True, kw_only=True)
class Quiet:
    """One person's sessions in a row without a word, oldest first, and what is due about them now."""

    member: MemberId
    sessions: tuple[MentoringSession, ...]
    step: SilenceStep


def closes_at(cohort: Cohort, session: MentoringSession) -> datetime | None:
    """When a session that was offered is no longer open to an answer; None for one that was not offered."""
    if session.offered_at is None:
        return None
    open_for = min(WINDOW, timedelta(weeks=cohort.every_weeks))
    return instant(local_day(session.offered_at, cohort.tz) + open_for, MORNING, cohort.tz)


def quiet(
    cohort: Cohort,
    sessions: Sequence[MentoringSession],
    member: MemberId,
    now: datetime,
    asked_at: datetime | None = None,
) -> Quiet:
    """How quiet somebody has been. `asked_at`: when they were last asked whether they stay, if ever."""
    silent = _without_a_word(cohort, sessions, member, now)
    return Quiet(member=member, sessions=silent, step=_step(cohort, silent, now, asked_at))


def next_look(cohort: Cohort, sessions: Sequence[MentoringSession], now: datetime) -> datetime | None:
    """When the next session that was offered stops being open to an answer."""
    ends = [closes_at(cohort, one) for one in sessions if one.held_on is None]
    return min((end for end in ends if end and end > now), default=None)


def called_off(sessions: Sequence[MentoringSession], member: MemberId) -> tuple[MentoringSession, ...]:
    """The sessions that this side called off and no other did, oldest first."""
    return tuple(
        one
        for one in sessions
        if one.held_on is None
        and one.answers.get(member) is Met.SKIPPED
        and list(one.answers.values()).count(Met.SKIPPED) == 1
    )


def _without_a_word(
    cohort: Cohort, sessions: Sequence[MentoringSession], member: MemberId, now: datetime
) -> tuple[MentoringSession, ...]:
    """The last sessions in a row whose time has passed without a sign of life, oldest first."""
    last_sign = max((one.touched[member] for one in sessions if member in one.touched), default=None)
    silent: list[MentoringSession] = []
    for session in sorted(sessions, key=lambda one: one.number, reverse=True):
        end = closes_at(cohort, session)
        if session.offered_at is None or end is None:
            continue
        if _answered(session, member) or (last_sign is not None and last_sign >= session.offered_at):
            break
        if end <= now:
            silent.append(session)
    return tuple(reversed(silent))


def _answered(session: MentoringSession, member: MemberId) -> bool:
    """By themselves, or by a partner who says that they met."""
    return session.held_on is not None or member in session.answers or _somebody_met(session.answers)


def _somebody_met(answers: Mapping[MemberId, Met]) -> bool:
    return Met.YES in answers.values()


def _step(cohort: Cohort, silent: Sequence[MentoringSession], now: datetime, asked_at: datetime | None) -> SilenceStep:
    if len(silent) < ASK_AT:
        return SilenceStep.NUDGE if silent else SilenceStep.NOTHING
    first, second = closes_at(cohort, silent[0]), silent[ASK_AT - 1].offered_at
    asked = asked_at is not None and second is not None and asked_at >= second
    if not asked or asked_at is None or first is None:
        return SilenceStep.ASK
    long_enough = len(silent) >= PART_AT or now >= first + PART_AFTER
    return SilenceStep.PART if long_enough and now >= asked_at + TIME_TO_ANSWER else SilenceStep.NOTHING
