"""Bookings: the time at which the people of a session meet, from a proposal to its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentoring.model.ids import MemberId, SessionId


@dataclass(frozen=True, kw_only=True)
class ProposedTime:
    """A time to begin at, UTC, and whom it suits: who proposed or picked it. `outside`: whose working hours it is not
    in.
    """

    starts_at: datetime
    suits: tuple[MemberId, ...]
    outside: tuple[MemberId, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Booking:
    """What is agreed and what is proposed for one session.

    `revision` rises with every change (optimistic concurrency), `round` with every proposal, so that a button of an
    earlier one is known. `sequence` is RFC 5545's: it rises whenever what is agreed changes. A time that was called off
    stays in `starts_at`, since calendars still hold it.
    """

    session: SessionId
    revision: int = 0
    round: int = 0
    sequence: int = 0
    starts_at: datetime | None = None
    called_off_at: datetime | None = None
    proposed_by: MemberId | None = None
    proposed: tuple[ProposedTime, ...] = ()

    @property
    def booked(self) -> datetime | None:
        """When they meet; None when nothing is agreed, or not any more."""
        return None if self.called_off_at else self.starts_at

    def is_ahead(self, now: datetime) -> bool:
        """Whether a time is agreed that is still to come."""
        return self.booked is not None and self.booked > now

    def still_proposed(self, now: datetime) -> tuple[ProposedTime, ...]:
        """The proposed times that have not passed."""
        return tuple(each for each in self.proposed if each.starts_at > now)
