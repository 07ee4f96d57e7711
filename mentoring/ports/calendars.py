"""What tells when people are busy, and the memory of it; an organisation's own free and busy can follow behind it."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Protocol

from mentoring.model import Busy, MemberId, PublishedCalendar


class CalendarUnreadable(Exception):
    """Nothing could be learnt from a calendar; why, in words that do not hold its link."""


class CalendarReader(Protocol):
    """Reads calendars that people have published."""

    def takes(self, link: str) -> bool:
        """Whether it may be asked for at all: its form and its host."""
        ...

    async def busy(self, link: str, after: datetime, until: datetime, tz: str) -> Busy:
        """What is taken between the two, whole days as they are in the zone `tz`. Raises CalendarUnreadable."""
        ...


@dataclass(frozen=True)
class NoCalendars:
    """Where no calendar is read."""

    def takes(self, link: str) -> bool:  # noqa: ARG002 - the port's signature
        """None."""
        return False

    async def busy(self, link: str, after: datetime, until: datetime, tz: str) -> Busy:  # noqa: ARG002
        """Never."""
        raise CalendarUnreadable


class CalendarRepository(Protocol):
    """The calendars that people of one workspace let us read."""

    async def get(self, member: MemberId) -> PublishedCalendar | None:
        """The person's, or None."""
        ...

    async def of(self, members: Iterable[MemberId]) -> Mapping[MemberId, PublishedCalendar]:
        """Of those who have one."""
        ...

    async def put(self, calendar: PublishedCalendar) -> None:
        """Keep it in place of an earlier one."""
        ...

    async def remove(self, member: MemberId) -> bool:
        """Forget it and all that it said; False when there was none."""
        ...

    async def claim(self, member: MemberId, now: datetime, until: datetime) -> PublishedCalendar | None:
        """Take a reading that is due, so that nobody else reads before `until`; None when none is due (atomic)."""
        ...

    async def learn(self, calendar: PublishedCalendar) -> bool:
        """Keep what a reading came to; False when the link was changed or removed meanwhile (atomic)."""
        ...
