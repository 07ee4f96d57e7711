"""What partners say to each other at the end, and what they decide on together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from mentoring.model.ids import MemberId, MentorshipId


class AccordKind(StrEnum):
    """What holds only once all of them want it."""

    STAY_IN_TOUCH = "stay in touch"
    QUIETER = "quieter rhythm"
    LAST_NEXT = "the next session is the last"


SEALED = frozenset({AccordKind.STAY_IN_TOUCH})
"""What nobody hears of before all have said it; the rest is proposed openly."""


@dataclass(frozen=True, kw_only=True)
class Accord:
    """One person's yes to something that all of them decide on."""

    mentorship: MentorshipId
    kind: AccordKind
    member: MemberId
    at: datetime


@dataclass(frozen=True, kw_only=True)
class ThanksNote:
    """What one person thanks their partners for.

    It may be posted where the writer allows it (`may_post`) and every partner does (`consents`), since it names them.
    """

    mentorship: MentorshipId
    member: MemberId
    words: str
    may_post: bool
    at: datetime
    consents: tuple[MemberId, ...] = ()
