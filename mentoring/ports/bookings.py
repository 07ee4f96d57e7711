"""Memory of when sessions take place."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Protocol

from mentoring.model import Booking, SessionId


class BookingRepository(Protocol):
    """The times of sessions, agreed and proposed."""

    async def get(self, session: SessionId) -> Booking:
        """What is known of a session's time: an empty booking where nothing ever was."""
        ...

    async def of(self, sessions: Iterable[SessionId]) -> Mapping[SessionId, Booking]:
        """Those of `sessions` for which something was ever proposed or agreed."""
        ...

    async def change(self, booking: Booking) -> bool:
        """Keep it under the next revision, if its own is still the one that is kept; else False (atomic)."""
        ...
