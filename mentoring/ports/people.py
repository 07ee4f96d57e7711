"""Memory of people: who they are, what they offer and seek."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import datetime
from typing import Any, Protocol

from mentoring.model import (
    ChannelId,
    Member,
    MemberId,
    Profile,
)


class MemberRepository(Protocol):
    """The people of one workspace that the bot has met."""

    async def get(self, member: MemberId) -> Member | None:
        """The member, or None when we never met."""
        ...

    async def put(self, member: Member) -> None:
        """Remember the member as given."""
        ...

    async def of(self, members: Iterable[MemberId]) -> Mapping[MemberId, Member]:
        """Those of `members` that we know."""
        ...

    async def organisers(self) -> Sequence[Member]:
        """The organisers, sorted by id."""
        ...

    async def make_first_organiser(self, member: MemberId) -> bool:
        """Make `member` organiser if the workspace has none; False when somebody was first (atomic)."""
        ...

    async def erase(self, member: MemberId) -> None:
        """Remove every trace of the person from every table of this workspace, at once.

        What others share stays, with a random name in place of the person; a mentorship with them ends (without
        `ended_at`, unless it was ended before). What we said about them in Slack is taken back soon.
        """
        ...

    async def unsay(self, channel: ChannelId, before: str) -> None:
        """Take back, soon, all that we said before that message in a conversation whose person was erased."""
        ...

    async def export(self, member: MemberId) -> Mapping[str, Any]:
        """Everything stored about the person, as JSON values by table."""
        ...


class ProfileRepository(Protocol):
    """What people offer and seek, kept for the next cohort."""

    async def get(self, member: MemberId) -> Profile | None:
        """The profile, or None."""
        ...

    async def put(self, profile: Profile) -> None:
        """Keep the profile in place of an earlier one."""
        ...

    async def of(self, members: Iterable[MemberId]) -> Mapping[MemberId, Profile]:
        """The profiles of those who have one."""
        ...


class LookRepository(Protocol):
    """When Slack was last asked who of a workspace may take part."""

    async def claim(self, now: datetime, until: datetime) -> int | None:
        """Take the look that is due, so that nobody else looks before `until`; None when none is due (atomic).

        The number of pages that the last look read, 0 when there was none.
        """
        ...

    async def done(self, again: datetime, pages: int) -> None:
        """The look was made; the next one is due at `again`."""
        ...
