"""What a pair is shown of their two-minute checks: how even one talk was, in kinds and not in numbers. Pure.

Nothing is shown, nor changes anything that a partner sees, before everybody has answered; and no person is named.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from itertools import groupby

from mentoring.balance import Shares, balance_of, read
from mentoring.model import Cohort, MemberId, MentoringSession, Pulse
from mentoring.timeline import MORNING, instant

EVEN_FROM = 0.75
"""From here on a talk is called even; one step of the form's five away from the middle still is."""

DIFFERENT_FROM = 0.375
"""From here on two views of one talk are called different: a step and a half of the form's five, on average."""


class Evenness(StrEnum):
    """How the people of one talk saw it together."""

    EVEN = "even"
    ASKING_LEANED = "asking leaned to one side"
    SHARING_LEANED = "sharing leaned to one side"
    BOTH_LEANED = "both leaned to one side"
    SEEN_DIFFERENTLY = "seen differently"


@dataclass(frozen=True, kw_only=True)
class LookingBack:
    """How even the talk of that session was, and how many people it was of."""

    number: int
    evenness: Evenness
    people: int


def looking_back(
    sessions: Sequence[MentoringSession], pulses: Sequence[Pulse], members: Sequence[MemberId]
) -> LookingBack | None:
    """What there is to say of the last session about which everybody has answered; None where there is none."""
    given = {session: list(own) for session, own in groupby(_in_order(pulses), key=lambda pulse: pulse.session)}
    for session in sorted(sessions, key=lambda one: one.number, reverse=True):
        reading = read(given.get(session.id, ()), members)
        if reading is not None and reading.complete:
            evenness = _evenness(reading.asked, reading.shared, reading.gap or 0.0)
            return LookingBack(number=session.number, evenness=evenness, people=len(members))
    return None


def complete_rounds(pulses: Sequence[Pulse], members: Sequence[MemberId]) -> list[list[Pulse]]:
    """The checks session by session, oldest first, of those sessions about which everybody has answered."""
    rounds = [list(own) for _, own in groupby(pulses, key=lambda pulse: pulse.session)]
    return [own for own in rounds if {pulse.member for pulse in own} >= set(members)]


def is_shown(
    cohort: Cohort,
    session: MentoringSession,
    sessions: Sequence[MentoringSession],
    given: Sequence[Pulse],
    members: Sequence[MemberId],
) -> bool:
    """Whether its people have been shown what they said of a session, so that it stays as it is.

    A later agenda shows what was known on its morning; the last session's is shown as soon as all have answered.
    """
    if not {pulse.member for pulse in given} >= set(members):
        return False
    later = [one for one in sessions if one.number > session.number]
    known_at = max(pulse.at for pulse in given)
    return not later or any(one.offered_at is not None and known_at < known_by(cohort, one) for one in later)


def known_by(cohort: Cohort, session: MentoringSession) -> datetime:
    """What an agenda is made from is what was known on the morning it was due, so that it can be drawn again."""
    return instant(session.due_on, MORNING, cohort.tz)


def _in_order(pulses: Sequence[Pulse]) -> list[Pulse]:
    return sorted(pulses, key=lambda pulse: pulse.session)


def _evenness(asked: Shares, shared: Shares, gap: float) -> Evenness:
    if gap >= DIFFERENT_FROM:
        return Evenness.SEEN_DIFFERENTLY
    asking, sharing = _is_even(asked), _is_even(shared)
    if asking and sharing:
        return Evenness.EVEN
    if not asking and not sharing:
        return Evenness.BOTH_LEANED
    return Evenness.SHARING_LEANED if asking else Evenness.ASKING_LEANED


def _is_even(shares: Shares) -> bool:
    balance = balance_of(list(shares.values()))
    return balance is None or balance >= EVEN_FROM
