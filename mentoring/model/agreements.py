"""Agreements: how the people of a mentorship want to work, each in their own words, on one equal form."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentoring.model.ids import MemberId, MentorshipId


@dataclass(frozen=True, kw_only=True)
class AgreementWords:
    """What one person says on the form: the same lines for everybody, whatever their level.

    `stays` is what stays between them, `cancels` what they do when one has to cancel, `stops` how they stop.
    """

    wants: str
    brings: str
    works: str
    stays: str
    cancels: str
    stops: str


@dataclass(frozen=True, kw_only=True)
class AgreementPart:
    """One person's part of an agreement. It is a draft until they sign it, and anew after each change.

    `off_limits`: topics that no question of theirs is to touch. `pings`: whether a led session may call them when it
    is somebody else's turn; it does where all want it.
    """

    mentorship: MentorshipId
    member: MemberId
    words: AgreementWords
    changed_at: datetime
    off_limits: tuple[str, ...] = ()
    pings: bool = False
    signed_at: datetime | None = None
