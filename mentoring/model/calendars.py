"""When people are busy, as their own published calendar says: stretches of time, and nothing else of what it holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import datetime

from mentoring.model.ids import MemberId

Busy = tuple[tuple[datetime, datetime], ...]
"""Stretches of time that are taken, UTC: from and until."""


@dataclass(frozen=True, kw_only=True)
class PublishedCalendar:
    """The link of somebody's calendar, which is a secret: whoever has it reads the calendar. `failed`: the last reading
    did.
    """

    member: MemberId
    link: str = field(repr=False)
    look_again_at: datetime
    read_at: datetime | None = None
    failed: bool = False
    busy: Busy = ()
