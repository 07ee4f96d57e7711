"""Memory of what somebody does not want to hear, and of whom an organisation names for support."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from typing import Protocol

from mentoring.model import MemberId
from mentoring.nudges.model import NudgeKind


class MutedRepository(Protocol):
    """The kinds of messages that people have muted."""

    async def of(self, members: Iterable[MemberId]) -> Mapping[MemberId, frozenset[NudgeKind]]:
        """What each of them has muted; nobody who has muted nothing."""
        ...

    async def put(self, member: MemberId, kinds: Collection[NudgeKind]) -> None:
        """Mute these for somebody, and no others."""
        ...


class SupportRepository(Protocol):
    """Whom to talk to when something was heavy."""

    async def words(self) -> str:
        """Whom to talk to, in the organisation's words; empty where nobody wrote any."""
        ...

    async def put(self, words: str) -> None:
        """In the place of what was said before."""
        ...
