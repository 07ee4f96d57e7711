"""Memory of what the people of a mentorship agreed on."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Protocol

from mentoring.model import AgreementPart, MentorshipId


class AgreementRepository(Protocol):
    """Agreements: a part for each person."""

    async def of_mentorship(self, mentorship: MentorshipId) -> Sequence[AgreementPart]:
        """The parts written so far, by member."""
        ...

    async def put(self, part: AgreementPart) -> None:
        """Insert or replace one person's part."""
        ...

    async def unsign(self, mentorship: MentorshipId) -> None:
        """Take back every signature under it."""
        ...
