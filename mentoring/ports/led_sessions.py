"""Memory of sessions that are led turn by turn."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING, Protocol

from mentoring.model import MentorshipId, SessionId

if TYPE_CHECKING:  # led sessions are made from agendas, and agendas ask a port for questions
    from mentoring.led_sessions import LedSession


class LedSessionRepository(Protocol):
    """The latest run of each session that was ever led."""

    async def get(self, session: SessionId) -> LedSession | None:
        """The run that goes on, or the last one; None when the session was never led."""
        ...

    async def put(self, led: LedSession, now: datetime) -> None:
        """Insert or replace, and have its message brought up to date at once; a new run gets a message of its own."""
        ...

    async def of_mentorship(self, mentorship: MentorshipId) -> Sequence[LedSession]:
        """All of a mentorship, by number."""
        ...

    async def redraw(self, session: SessionId, now: datetime) -> None:
        """What has become of a session that is over has changed: its message says so, where it has one."""
        ...

    async def look_at(self, mentorship: MentorshipId, now: datetime) -> None:
        """Something about its people has changed: whatever of it goes on is looked at again at once."""
        ...
