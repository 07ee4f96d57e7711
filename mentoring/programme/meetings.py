"""When the people of a mentorship meet, as each takes it to their own calendar."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, time

from mentoring.errors import MeetingInThePast
from mentoring.model import Actor, MemberId, SessionId
from mentoring.programme.bookings import BookingView
from mentoring.programme.services import UseCase
from mentoring.programme.sessions import Sessions, SessionView
from mentoring.timeline import first_time_to_meet, instant


@dataclass(frozen=True, kw_only=True)
class Meeting:
    """A session at the time that its people have agreed on, seen by one of them.

    `names` are what Slack shows; they are asked for each time and never stored. `sequence`: that of their agreement,
    where they agreed on it here.
    """

    member: MemberId
    view: SessionView
    names: Mapping[MemberId, str]
    starts_at: datetime
    made_at: datetime
    zones: Mapping[MemberId, str] = field(default_factory=dict)
    sequence: int | None = None


@dataclass(frozen=True, kw_only=True)
class SuggestedTime:
    """The session, the first moment that suits everybody (None: no working hours in common), and the asker's zone."""

    view: SessionView
    suits: datetime | None
    tz: str


class Meetings(UseCase):
    """From agreeing on a time to a calendar."""

    async def suggest(self, actor: Actor, session: SessionId) -> SuggestedTime:
        """What to offer somebody who wants a calendar file. Raises NoSuchThing, NotYours."""
        view = await Sessions(self.services).view(actor, session)
        suits = first_time_to_meet(self.services.clock(), list(view.profiles.values()), view.cohort.minutes)
        return SuggestedTime(view=view, suits=suits, tz=await self._zone(actor))

    async def meeting(self, actor: Actor, session: SessionId, day: date, at: time) -> Meeting:
        """The session at a time in the asker's own zone. Raises NoSuchThing, NotYours, MeetingInThePast."""
        now, tz = self.services.clock(), await self._zone(actor)
        starts_at = instant(day, at, tz)
        if starts_at <= now:
            raise MeetingInThePast(tz=tz)
        view = await Sessions(self.services).view(actor, session)
        names = await self._names(actor, view)
        return Meeting(member=actor.member, view=view, names=names, starts_at=starts_at, made_at=now)

    async def agreed(self, actor: Actor, known: BookingView, starts_at: datetime) -> Meeting:
        """The session at the time that they agreed on here. Raises NoSuchThing, NotYours."""
        view = await Sessions(self.services).view(actor, known.session.id)
        names = await self._names(actor, view)
        return Meeting(
            member=actor.member,
            view=view,
            names=names,
            starts_at=starts_at,
            made_at=known.now,
            zones=known.zones,
            sequence=known.booking.sequence,
        )

    async def _names(self, actor: Actor, view: SessionView) -> dict[MemberId, str]:
        people = [await self.services.directory.person(actor.workspace, member) for member in view.mentorship.members]
        return {person.id: person.name for person in people}

    async def _zone(self, actor: Actor) -> str:
        async with self.services.store.transaction(actor.workspace) as tx:
            member = await tx.members.get(actor.member)
        return member.tz if member else "UTC"
