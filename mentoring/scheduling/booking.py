"""How people come to agree on a time: one proposes, everybody else picks, and the first that suits all stands. Pure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from enum import Enum, auto

from mentoring.model import Booking, MemberId, ProposedTime


class BookingOutcome(Enum):
    """What came of something that somebody did about a time."""

    SHOWN = auto()
    """They looked."""
    PROPOSED = auto()
    BOOKED = auto()
    MOVED = auto()
    """Booked, in the place of an earlier time."""
    COUNTED = auto()
    """It suits them; somebody else has still to pick."""
    OWN = auto()
    """It was theirs already: nobody confirms alone what they proposed themselves."""
    CALLED_OFF = auto()
    OUTDATED = auto()
    """Things have changed since what they pressed was drawn, so nothing was changed."""


@dataclass(frozen=True, kw_only=True)
class BookingStep:
    """A booking after a step, and what the step came to."""

    booking: Booking
    outcome: BookingOutcome


def writer(members: Sequence[MemberId], number: int) -> MemberId:
    """Who writes first about the time of the session of that number (from 1): turn about, and never who opens it."""
    return members[number % len(members)]


def propose(booking: Booking, by: MemberId, times: Sequence[ProposedTime], round_: int) -> BookingStep:
    """Propose these in place of what was proposed before; nothing where somebody else was first. What is booked stands
    until another time is picked.
    """
    if round_ != booking.round or not times:
        return BookingStep(booking=booking, outcome=BookingOutcome.OUTDATED)
    after = replace(booking, round=booking.round + 1, proposed_by=by, proposed=tuple(times))
    return BookingStep(booking=after, outcome=BookingOutcome.PROPOSED)


def pick(
    booking: Booking, member: MemberId, members: Sequence[MemberId], starts_at: datetime, round_: int, now: datetime
) -> BookingStep:
    """One of them says that a proposed time suits; once it suits everybody it is booked."""
    proposed = next((each for each in booking.still_proposed(now) if each.starts_at == starts_at), None)
    if proposed is None or round_ != booking.round:
        return BookingStep(booking=booking, outcome=BookingOutcome.OUTDATED)
    if member in proposed.suits:
        return BookingStep(booking=booking, outcome=BookingOutcome.OWN)
    suits = replace(proposed, suits=(*proposed.suits, member))
    if set(suits.suits) >= set(members):
        return _book(booking, starts_at, now)
    others = tuple(suits if each == proposed else each for each in booking.proposed)
    return BookingStep(booking=replace(booking, proposed=others), outcome=BookingOutcome.COUNTED)


def call_off(booking: Booking, sequence: int, now: datetime) -> BookingStep:
    """Call off what is booked; nothing where that has changed, or has passed. Nothing stays proposed."""
    if booking.sequence != sequence or not booking.is_ahead(now):
        return BookingStep(booking=booking, outcome=BookingOutcome.OUTDATED)
    after = replace(
        booking,
        called_off_at=now,
        sequence=_next_sequence(booking, now),
        round=booking.round + 1,
        proposed=(),
        proposed_by=None,
    )
    return BookingStep(booking=after, outcome=BookingOutcome.CALLED_OFF)


def _book(booking: Booking, starts_at: datetime, now: datetime) -> BookingStep:
    after = replace(
        booking,
        starts_at=starts_at,
        called_off_at=None,
        sequence=_next_sequence(booking, now),
        round=booking.round + 1,
        proposed=(),
        proposed_by=None,
    )
    moved = booking.is_ahead(now)
    return BookingStep(booking=after, outcome=BookingOutcome.MOVED if moved else BookingOutcome.BOOKED)


def _next_sequence(booking: Booking, now: datetime) -> int:
    """Higher than before (RFC 5545, 3.8.7.4), and than in a file made without a booking, which has its second."""
    return max(booking.sequence + 1, int(now.timestamp()))
