"""Pulses: the two-minute check after a session."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum

from mentoring.model.ids import MemberId, SessionId


class Side(IntEnum):
    """Who did more of something, as the answering person sees it."""

    MOSTLY_ME = 0
    RATHER_ME = 1
    EVEN = 2
    RATHER_PARTNER = 3
    MOSTLY_PARTNER = 4


class Gain(IntEnum):
    """What a participant took away from a session."""

    NOTHING_YET = 0
    SOMETHING = 1
    WILL_USE = 2


@dataclass(frozen=True, kw_only=True)
class Pulse:
    """The two-minute check after a session: who asked more, who shared more, what I gained."""

    session: SessionId
    member: MemberId
    asked: Side
    shared: Side
    gained: Gain
    at: datetime
