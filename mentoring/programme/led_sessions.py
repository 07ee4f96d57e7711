"""*Start our session*: the session itself, led turn by turn in the pair's conversation."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from mentoring.agenda import SwappedAlready
from mentoring.agreements import pings
from mentoring.errors import CountedAlready, NoSuchThing, NotBegun, NothingToBegin, SomebodyAway
from mentoring.led_sessions import (
    LedEnding,
    LedSession,
    TurnIsOver,
    asked_anew,
    begin,
    end,
    longer,
    move_on,
    next_turn,
    stop,
)
from mentoring.model import Actor, MemberId, MentoringSession, Mentorship, MentorshipState, Met, SessionId, WorkspaceId
from mentoring.ports import Transaction
from mentoring.programme.feedback import Answered, Feedback, asked_whether_they_met
from mentoring.programme.services import UseCase, away_until
from mentoring.programme.sessions import Sessions, agenda_for

Press = Callable[[LedSession, datetime], LedSession]
"""What a button does, at the moment at which it was pressed."""


@dataclass(frozen=True, kw_only=True)
class LedView:
    """A led session as it is shown: `confirmed` are those who say that they met."""

    led: LedSession
    confirmed: tuple[MemberId, ...] = ()
    counted: bool = False


@dataclass(frozen=True, kw_only=True)
class Pressed:
    """What came of a button. `late`: the turn it was about was over, so nothing changed. `answered`: the session ended
    by it, or it said so, and that is this person's answer to *Did you meet?*
    """

    view: LedView
    late: bool = False
    answered: Answered | None = None


@dataclass(frozen=True, kw_only=True)
class CanBegin:
    """A session that a person could start now, or that goes on."""

    session: MentoringSession
    partners: tuple[MemberId, ...]
    goes_on: bool


def next_of(sessions: Sequence[MentoringSession]) -> MentoringSession | None:
    """Which of a mentorship's sessions people mean now: the latest with an agenda, or else the first to come.

    What was missed before the last one held is not come back to.
    """
    held = max((one.number for one in sessions if one.held_on is not None), default=0)
    coming = sorted((one for one in sessions if one.number > held), key=lambda one: one.number)
    offered = [one for one in coming if one.offered_at is not None]
    return offered[-1] if offered else next(iter(coming), None)


class LedSessions(UseCase):
    """Leading a session, for whoever takes part in it; what people see follows by itself."""

    async def ready(self, actor: Actor) -> tuple[CanBegin, ...]:
        """The next session of each of the person's mentorships. Raises NothingToBegin."""
        found = []
        async with self.services.store.transaction(actor.workspace) as tx:
            for mentorship in await tx.mentorships.of_member(actor.member):
                if mentorship.state is not MentorshipState.ACTIVE:
                    continue
                session = next_of(await tx.sessions.of_mentorship(mentorship.id))
                if session is not None:
                    led = await tx.led_sessions.get(session.id)
                    goes_on = led is not None and not led.is_over
                    partners = mentorship.partners_of(actor.member)
                    found.append(CanBegin(session=session, partners=partners, goes_on=goes_on))
        if not found:
            raise NothingToBegin
        return tuple(found)

    async def start(self, actor: Actor, session: SessionId) -> Pressed:
        """*Start our session*; while one of theirs goes on, `late`, and that one goes on.

        Raises NoSuchThing, NotYours, CountedAlready, SomebodyAway.
        """
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            found, mentorship = await self.mentorship_of(tx, session, actor.member)
            if mentorship.state is not MentorshipState.ACTIVE:
                raise NoSuchThing
            await self._all_here(tx, mentorship, now)
            before = await self._last(tx, mentorship, now)
            if before is not None and not before.is_over:
                return Pressed(view=await self.view(tx, before), late=True)
            if found.held_on is not None:
                raise CountedAlready(number=found.number)
            planned = await agenda_for(self.services, tx, mentorship, found)
            again = await tx.led_sessions.get(session)
            led = begin(
                planned.agenda,
                found,
                mentorship,
                now,
                pings=before.pings if before else await self._agreed_pings(tx, mentorship),
                run=again.run + 1 if again else 1,
            )
            await tx.led_sessions.put(led, now)
            view = await self.view(tx, led)
        await self.services.surfaces.session_changed(actor.workspace)
        return Pressed(view=view)

    @staticmethod
    async def _agreed_pings(tx: Transaction, mentorship: Mentorship) -> bool:
        """Whether their agreement says that a switch of turns is told."""
        return pings(await tx.agreements.of_mentorship(mentorship.id), mentorship.members)

    async def next_turn(self, actor: Actor, session: SessionId, run: int, at: int) -> Pressed:
        """*Next*. Raises NoSuchThing, NotYours, NotBegun."""
        return await self._press(actor, session, run, lambda led, now: next_turn(led, at, actor.member, now))

    async def longer(self, actor: Actor, session: SessionId, run: int, at: int, stretched: int) -> Pressed:
        """*We need longer*. Raises NoSuchThing, NotYours, NotBegun."""
        return await self._press(actor, session, run, lambda led, now: longer(led, at, stretched, actor.member, now))

    async def stop(self, actor: Actor, session: SessionId, run: int) -> Pressed:
        """*Stop here*. Raises NoSuchThing, NotYours, NotBegun."""
        return await self._press(actor, session, run, lambda led, now: stop(led, actor.member, now))

    async def ping(self, actor: Actor, session: SessionId, run: int, *, on: bool) -> Pressed:
        """Whether a switch is also said in a message, from now on. Raises NoSuchThing, NotYours, NotBegun."""
        return await self._press(
            actor, session, run, lambda led, now: replace(move_on(led, now), pings=on, version=led.version + 1)
        )

    async def another_question(self, actor: Actor, session: SessionId, run: int, at: int) -> Pressed:
        """*Another question* for this turn; the times stay. One that was exchanged elsewhere is shown as it is now.

        Raises NoSuchThing, NotYours, NotBegun, and what a swap raises.
        """
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            led = move_on(await self._led(tx, actor, session, run), now)
            view = await self.view(tx, led)
        if led.is_over or led.at != at:
            return Pressed(view=view, late=True)
        journey = Sessions(self.services)
        try:
            swapped = await journey.swap(actor, session, led.turn.part, led.turn.answerer, for_all=True)
            agenda = swapped.agenda
        except SwappedAlready:
            agenda = (await journey.view(actor, session)).agenda
            if asked_anew(led, agenda) is led:
                raise
        return await self._press(actor, session, run, lambda led, now: asked_anew(move_on(led, now), agenda))

    async def met(self, actor: Actor, session: SessionId) -> Pressed:
        """*Yes, we met*, from the message in which it was led. Raises NoSuchThing, NotYours, NotBegun."""
        answered = await Feedback(self.services).did_meet(actor, session, Met.YES)
        async with self.services.store.transaction(actor.workspace) as tx:
            led = await tx.led_sessions.get(session)
            if led is None:
                raise NotBegun
            view = await self.view(tx, led)
        return Pressed(view=view, answered=answered)

    async def told_that_they_met(self, workspace: WorkspaceId, led: LedSession) -> None:
        """A session has ended: whoever took part in one that was a meeting has answered *Did you meet?*."""
        if not led.was_a_meeting:
            return
        async with self.services.store.transaction(workspace) as tx:
            asked = [each for member in led.pressed for each in await asked_whether_they_met(tx, led.session, member)]
        await self.services.surfaces.question_answered(asked)

    async def as_of(self, tx: Transaction, led: LedSession, now: datetime) -> LedSession:
        """The session as it is at `now`, kept: turns whose time is over are, and so is all of it when somebody went."""
        before, mentorship = led, await tx.mentorships.get(led.mentorship)
        if not led.is_over and not await self._may_go_on(tx, mentorship, now):
            led = end(led, now, LedEnding.CUT_SHORT)
        led = move_on(led, now)
        if led is not before:
            await tx.led_sessions.put(led, now)
            await self._answer(tx, before, led, mentorship, now)
        return led

    async def view(self, tx: Transaction, led: LedSession) -> LedView:
        """The session as it is shown; while it goes on, nobody has said anything about it yet."""
        if not led.is_over:
            return LedView(led=led)
        session = await tx.sessions.get(led.session)
        answers = session.answers if session else {}
        return LedView(
            led=led,
            confirmed=tuple(member for member in led.members if answers.get(member) is Met.YES),
            counted=session is not None and session.held_on is not None,
        )

    async def _press(self, actor: Actor, session: SessionId, run: int, press: Press) -> Pressed:
        """One effect, or none when the turn that was meant is over."""
        now = self.services.clock()
        async with self.services.store.transaction(actor.workspace) as tx:
            before = await self._led(tx, actor, session, run)
            mentorship = await tx.mentorships.get(before.mentorship)
            try:
                if not await self._may_go_on(tx, mentorship, now):
                    raise TurnIsOver
                led, late = press(before, now), False
            except TurnIsOver:
                led, late = await self.as_of(tx, before, now), True
            if led is not before:
                await tx.led_sessions.put(led, now)
                await self._answer(tx, before, led, mentorship, now)
            view = await self.view(tx, led)
            answered = await self._own_answer(tx, actor, led) if led.is_over and not before.is_over else None
        await self.services.surfaces.session_changed(actor.workspace)
        if answered:
            await self.told_that_they_met(actor.workspace, led)
            for member in led.members:
                await self.services.surfaces.home_changed(actor.workspace, member)
        return Pressed(view=view, late=late, answered=answered)

    async def _led(self, tx: Transaction, actor: Actor, session: SessionId, run: int) -> LedSession:
        await self.mentorship_of(tx, session, actor.member)
        led = await tx.led_sessions.get(session)
        if led is None or led.run != run:
            raise NotBegun
        return led

    async def _last(self, tx: Transaction, mentorship: Mentorship, now: datetime) -> LedSession | None:
        """The run that goes on, as of now, or the last one that the people of the mentorship had."""
        led = [await self.as_of(tx, each, now) for each in await tx.led_sessions.of_mentorship(mentorship.id)]
        return next((each for each in led if not each.is_over), None) or next(reversed(led), None)

    async def _all_here(self, tx: Transaction, mentorship: Mentorship, now: datetime) -> None:
        members = await tx.members.of(mentorship.members)
        away = away_until(members.values(), now)
        if away:
            raise SomebodyAway(members=tuple(sorted(away)))

    @staticmethod
    async def _may_go_on(tx: Transaction, mentorship: Mentorship | None, now: datetime) -> bool:
        """Whether everybody is still there, and still together."""
        if mentorship is None or mentorship.state is not MentorshipState.ACTIVE:
            return False
        members = (await tx.members.of(mentorship.members)).values()
        return all(member.active for member in members) and not away_until(members, now)

    async def _answer(
        self, tx: Transaction, before: LedSession, led: LedSession, mentorship: Mentorship | None, now: datetime
    ) -> None:
        """Whoever pressed anything in a session that was one has said that they met."""
        session = await tx.sessions.get(led.session) if led.is_over and not before.is_over else None
        if session is None or mentorship is None or not led.was_a_meeting:
            return
        for member in led.pressed:
            session = await Feedback(self.services).record(tx, session, mentorship, member, Met.YES, now)

    @staticmethod
    async def _own_answer(tx: Transaction, actor: Actor, led: LedSession) -> Answered | None:
        """What the person is told who ended it."""
        session = await tx.sessions.get(led.session)
        if session is None or session.answers.get(actor.member) is not Met.YES:
            return None
        partners = tuple(member for member in led.members if member != actor.member)
        return Answered(
            session=session,
            partners=partners,
            met=Met.YES,
            held=session.held_on is not None,
            waiting_for=tuple(member for member in partners if member not in session.answers),
            mismatch=False,
        )
