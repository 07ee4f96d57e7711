"""Mentorships: a match once approved, from waiting for its introduction to its end."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mentoring.model.ids import ChannelId, CohortId, MemberId, MentorshipId
from mentoring.model.matches import Direction


class MentorshipState(StrEnum):
    """Where a mentorship is in its life."""

    WAITING = "waiting for introduction"
    """Approved, and its people have not been told of one another."""
    ACTIVE = "active"
    """Introduced, and still meeting."""
    ENDED = "ended"


class EndedFor(StrEnum):
    """Why a mentorship ended; never told to the partner of whoever it was."""

    LEFT = "left"
    ANOTHER_PARTNER = "another partner"
    GONE = "gone"
    """Somebody may not take part any more: their account was deactivated, or became a guest's."""
    SET_ASIDE = "set aside"
    """Somebody fell silent."""
    REARRANGED = "rearranged"
    """Its people are in another mentorship of the same cohort now."""
    NO_TIME_LEFT = "no time left"
    """The cohort would have been over before they were introduced."""
    COHORT_OVER = "cohort over"
    ERASED = "erased"
    ORGANISER = "organiser"
    """An organiser ended it, since its people were not meeting."""
    OTHER = "other"
    """Ended before reasons were kept."""


@dataclass(frozen=True, kw_only=True)
class Mentorship:
    """A match once approved. `members[0]` opens the first session; who opens alternates from there.

    `introduced_at` is when its introduction arrived: nothing of a session is planned, asked or thanked for before.
    """

    id: MentorshipId
    cohort: CohortId
    members: tuple[MemberId, ...]
    directions: tuple[Direction, ...]
    began_at: datetime
    state: MentorshipState = MentorshipState.WAITING
    introduced_at: datetime | None = None
    ended_at: datetime | None = None
    ended_for: EndedFor | None = None
    channel: ChannelId | None = None
    look_again_at: datetime | None = None

    @property
    def is_open(self) -> bool:
        """Whether it has not ended, introduced or not."""
        return self.state is not MentorshipState.ENDED

    def partners_of(self, member: MemberId) -> tuple[MemberId, ...]:
        """Everybody in the mentorship but `member`."""
        return tuple(other for other in self.members if other != member)
