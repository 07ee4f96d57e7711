"""Memory of thanks, and of what partners decide on together."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from mentoring.model import Accord, AccordKind, MentorshipId, ThanksNote


class ThanksRepository(Protocol):
    """Thank-you notes, one for each person and mentorship."""

    async def of_mentorship(self, mentorship: MentorshipId) -> Sequence[ThanksNote]:
        """Those of a mentorship, by writer."""
        ...

    async def put(self, note: ThanksNote) -> None:
        """Insert or replace."""
        ...


class AccordRepository(Protocol):
    """Who has said yes to what."""

    async def of_mentorship(self, mentorship: MentorshipId) -> Sequence[Accord]:
        """Every yes of a mentorship, by kind and member."""
        ...

    async def put(self, accord: Accord) -> None:
        """Insert or replace."""
        ...

    async def clear(self, mentorship: MentorshipId, kind: AccordKind) -> None:
        """Forget every yes of a kind: it has been done."""
        ...
