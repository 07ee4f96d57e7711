"""Mentorships: a match once it was announced."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mentoring.model.ids import ChannelId, CohortId, MemberId, MentorshipId
from mentoring.model.matches import Direction


class MentorshipState(StrEnum):
    """Whether an announced match is still meeting."""

    ACTIVE = "active"
    ENDED = "ended"


@dataclass(frozen=True, kw_only=True)
class Mentorship:
    """A match once announced. `members[0]` opens the first session; who opens alternates from there."""

    id: MentorshipId
    cohort: CohortId
    members: tuple[MemberId, ...]
    directions: tuple[Direction, ...]
    began_at: datetime
    state: MentorshipState = MentorshipState.ACTIVE
    ended_at: datetime | None = None
    channel: ChannelId | None = None
    look_again_at: datetime | None = None

    def partners_of(self, member: MemberId) -> tuple[MemberId, ...]:
        """Everybody in the mentorship but `member`."""
        return tuple(other for other in self.members if other != member)
