"""A time for a session: find one, propose, pick, move, call off; and what follows from it for agenda and reminders."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta

from mentoring.errors import MeetingInThePast, NothingToBook, TimeTooFar
from mentoring.model import (
    Actor,
    Booking,
    Cohort,
    Language,
    MemberId,
    MentoringSession,
    Mentorship,
    MentorshipId,
    MentorshipState,
    ProposedTime,
    SessionId,
)
from mentoring.nudges.kinds.time_proposed import zones_of
from mentoring.nudges.model import NudgeKind
from mentoring.ports import Transaction
from mentoring.programme.booked_times import attendees, follow, next_to_book
from mentoring.programme.readers import language_of
from mentoring.programme.services import UseCase
from mentoring.scheduling.booking import BookingOutcome, BookingStep, call_off, pick, propose, writer
from mentoring.scheduling.slots import SHOWN, Attendee, Choice, slots, suits, window
from mentoring.timeline import instant

CHANGED = frozenset(BookingOutcome) - {BookingOutcome.SHOWN, BookingOutcome.OWN, BookingOutcome.OUTDATED}
"""After these something else is true than a message with times says."""

FARTHEST = timedelta(days=90)
"""Nobody proposes a time farther ahead than this."""


@dataclass(frozen=True, kw_only=True)
class BookingView:
    """The time of a session as one of its people sees it, and what came of what they did.

    `zones`: each person's. `writes_first`: whose turn it is to suggest a time. `choice`: times to suggest, of a `page`.
    `together`: the language of their conversation.
    """

    cohort: Cohort
    mentorship: Mentorship
    session: MentoringSession
    booking: Booking
    member: MemberId
    zones: Mapping[MemberId, str]
    writes_first: MemberId
    now: datetime
    choice: Choice = field(default_factory=Choice)
    page: int = 0
    outcome: BookingOutcome = BookingOutcome.SHOWN
    together: Language = Language.ENGLISH

    @property
    def partners(self) -> tuple[MemberId, ...]:
        """Everybody else in it."""
        return self.mentorship.partners_of(self.member)


@dataclass(frozen=True, kw_only=True)
class _Found:
    """What every step about a time begins with."""

    tx: Transaction
    session: MentoringSession
    mentorship: Mentorship
    cohort: Cohort
    booking: Booking


class Bookings(UseCase):
    """What the people of a session do about its time."""

    async def next_session(self, actor: Actor, among: MentorshipId | None = None) -> SessionId:
        """The session for which this person can find a time now, of that mentorship or any. Raises NothingToBook."""
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            for mentorship in await tx.mentorships.of_member(actor.member):
                if mentorship.state is not MentorshipState.ACTIVE or among not in (None, mentorship.id):
                    continue
                cohort, sessions = (
                    await self.cohort(tx, mentorship.cohort),
                    await tx.sessions.of_mentorship(mentorship.id),
                )
                known = await tx.bookings.of([each.id for each in sessions])
                if found := next_to_book(cohort, sessions, known, now):
                    return found.id
        raise NothingToBook

    async def view(self, actor: Actor, session: SessionId, page: int = 0) -> BookingView:
        """The session's time, and times to suggest. Raises NoSuchThing, NotYours, NothingToBook."""
        async with self.services.store.transaction(actor.workspace) as tx:
            found = await self._found(tx, actor, session)
            return await self._view(found, actor, page=page)

    async def propose(self, actor: Actor, session: SessionId, times: Sequence[datetime], round_: int) -> BookingView:
        """Suggest these times, as seen when the proposals were those of `round_`.

        Raises NoSuchThing, NotYours, NothingToBook, MeetingInThePast, TimeTooFar.
        """
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            found = await self._found(tx, actor, session)
            zones = await zones_of(tx, found.mentorship)
            for at in times:
                _require_sane(at, now, zones[actor.member])
            people = await self._attendees(found)
            step = propose(
                found.booking,
                actor.member,
                [_proposed(at, actor.member, people, found.cohort.minutes) for at in sorted(set(times))[:SHOWN]],
                round_,
            )
            view = await self._take(found, actor, step)
        return await self._say_everywhere(actor, view)

    async def propose_own(self, actor: Actor, session: SessionId, day: date, at: time, round_: int) -> BookingView:
        """Suggest a time of one's own, in one's own zone. Raises as `propose`."""
        async with self.services.store.transaction(actor.workspace) as tx:
            _, mentorship = await self.mentorship_of(tx, session, actor.member)
            tz = (await zones_of(tx, mentorship))[actor.member]
        return await self.propose(actor, session, [instant(day, at, tz)], round_)

    async def pick(
        self, actor: Actor, session: SessionId, starts_at: datetime, round_: int, pressed_on: str = ""
    ) -> BookingView:
        """Say that a proposed time suits; with the last of them it is booked. `pressed_on`: the message with it.

        Raises NoSuchThing, NotYours, NothingToBook.
        """
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            found = await self._found(tx, actor, session)
            step = pick(found.booking, actor.member, found.mentorship.members, starts_at, round_, now)
            view = await self._take(found, actor, step)
        return await self._say_everywhere(actor, view, pressed_on)

    async def call_off(self, actor: Actor, session: SessionId, sequence: int) -> BookingView:
        """Call off the time of that sequence; everybody hears of it. Raises NoSuchThing, NotYours, NothingToBook."""
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            found = await self._found(tx, actor, session)
            view = await self._take(found, actor, call_off(found.booking, sequence, now))
        return await self._say_everywhere(actor, view)

    async def last_known(self, actor: Actor, session: SessionId) -> BookingView:
        """The time of a session, its mentorship going on or not, to put it right in a calendar.

        Raises NoSuchThing, NotYours.
        """
        async with self.services.store.transaction(actor.workspace) as tx:
            found, mentorship = await self.mentorship_of(tx, session, actor.member)
            cohort, booking = await self.cohort(tx, mentorship.cohort), await tx.bookings.get(session)
            everything = _Found(tx=tx, session=found, mentorship=mentorship, cohort=cohort, booking=booking)
            return await self._seen(everything, actor, BookingOutcome.SHOWN)

    async def _say_everywhere(self, actor: Actor, view: BookingView, pressed_on: str = "") -> BookingView:
        """Where else the times stand that were to be picked last, it says what is true now."""
        if view.outcome in CHANGED:
            async with self.services.store.transaction(actor.workspace) as tx:
                proposed = await tx.nudges.about(view.session.id, NudgeKind.TIME_PROPOSED)
            last = [nudge for nudge in proposed if nudge.slack_ts][-1:]
            await self.services.surfaces.question_answered([each for each in last if each.slack_ts != pressed_on])
        return view

    async def _found(self, tx: Transaction, actor: Actor, session: SessionId) -> _Found:
        found, mentorship = await self.mentorship_of(tx, session, actor.member)
        if found.held_on is not None or mentorship.state is not MentorshipState.ACTIVE:
            raise NothingToBook
        cohort, booking = await self.cohort(tx, mentorship.cohort), await tx.bookings.get(session)
        return _Found(tx=tx, session=found, mentorship=mentorship, cohort=cohort, booking=booking)

    async def _take(self, found: _Found, actor: Actor, step: BookingStep) -> BookingView:
        """Keep a step and let what follows from it follow; where somebody was faster, say what is true now."""
        if step.booking != found.booking:
            if not await found.tx.bookings.change(step.booking):
                now_true = replace(found, booking=await found.tx.bookings.get(found.session.id))
                return await self._view(now_true, actor, BookingOutcome.OUTDATED)
            await follow(self.services, found.tx, found.cohort, found.mentorship, found.session, step)
        after = replace(found, booking=await found.tx.bookings.get(found.session.id))
        return await self._view(after, actor, step.outcome)

    async def _view(
        self, found: _Found, actor: Actor, outcome: BookingOutcome = BookingOutcome.SHOWN, page: int = 0
    ) -> BookingView:
        """With times to suggest: others than those that are proposed or agreed already."""
        seen = await self._seen(found, actor, outcome)
        within = window(found.session.due_on, found.cohort.tz, seen.now)
        people = await self._attendees(found)
        known = [found.booking.booked, *(each.starts_at for each in found.booking.still_proposed(seen.now))]
        length = timedelta(minutes=found.cohort.minutes)
        taken = tuple((at, at + length) for at in known if at is not None)
        people[0] = replace(people[0], busy=(*people[0].busy, *taken))
        choice = slots(people, found.cohort.minutes, within, self.services.days_off, page)
        return replace(seen, choice=choice, page=page)

    async def _seen(self, found: _Found, actor: Actor, outcome: BookingOutcome) -> BookingView:
        return BookingView(
            cohort=found.cohort,
            mentorship=found.mentorship,
            session=found.session,
            booking=found.booking,
            member=actor.member,
            zones=await zones_of(found.tx, found.mentorship),
            writes_first=writer(found.mentorship.members, found.session.number),
            now=self.services.clock(),
            outcome=outcome,
            together=await language_of(found.tx, found.mentorship.members),
        )

    async def _attendees(self, found: _Found) -> list[Attendee]:
        return await attendees(found.tx, found.mentorship)


def _proposed(at: datetime, by: MemberId, people: Sequence[Attendee], minutes: int) -> ProposedTime:
    """A proposed time, and whose hours it is not in."""
    outside = tuple(each.member for each in people if not suits([replace(each, busy=())], at, minutes))
    return ProposedTime(starts_at=at, suits=(by,), outside=outside)


def _require_sane(at: datetime, now: datetime, tz: str) -> None:
    if at <= now:
        raise MeetingInThePast(tz=tz)
    if at > now + FARTHEST:
        raise TimeTooFar(farthest=FARTHEST)
