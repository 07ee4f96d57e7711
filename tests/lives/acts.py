"""What people do in these lives, in any order; whatever is refused is an answer too."""

from __future__ import annotations

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from mentoring.errors import Refusal
from mentoring.model import (
    AccordKind,
    Actor,
    Level,
    MemberId,
    MentorshipId,
    Met,
    Offer,
    Profile,
    SessionId,
    Standing,
)
from mentoring.ports import Account
from tests.lives.world import HERE, ORGANISERS, SPRING, World

TOPICS = ("negotiation", "spreadsheets", "presenting", "python")

ZONES = ("UTC", "Europe/London", "America/New_York", "Europe/Berlin")

OUT = (Standing.DEACTIVATED, Standing.DEACTIVATED, Standing.GUEST, Standing.ELSEWHERE)
"""What becomes of an account that may not take part any more."""

Act = Callable[[Actor], Awaitable[object]]


@dataclass
class Acts:
    """Everything that somebody may do, and what Slack says of them, once, twice, late or never."""

    world: World
    late: list[tuple[datetime, Account]] = field(default_factory=list)
    """Events of Slack's that are still on their way."""

    async def somebody(self, member: MemberId) -> None:
        """They do something, whatever it is, or press something old; now and then twice."""
        if member in self.world.erased or self._account(member) is Standing.DEACTIVATED:
            return
        act, actor = self.world.chance.choice(self._acts()), Actor(workspace=HERE, member=member)
        for _ in range(self.world.chance.choice([1, 1, 1, 2])):
            await self._does(act, actor)

    async def joins(self, member: MemberId) -> None:
        """They press Join, on an announcement of whatever age, and fill in their profile."""
        if member not in self.world.erased and self._account(member) is not Standing.DEACTIVATED:
            await self._does(self._join, Actor(workspace=HERE, member=member))

    async def account_changes(self, member: MemberId) -> None:
        """It is deactivated, becomes a guest's or another organisation's, moves, or is as before."""
        accounts, chance = self.world.accounts, self.world.chance
        if not accounts.is_here(member):
            said = accounts.change(member, standing=Standing.HERE)
        elif member not in ORGANISERS and chance.random() < 0.5:
            said = accounts.change(member, tz=chance.choice(ZONES))
        else:
            said = accounts.change(member, standing=chance.choice(OUT))
        heard = chance.choice(["now", "twice", "late", "never"])
        if heard in ("now", "twice") and not accounts.revoked:
            for _ in range(2 if heard == "twice" else 1):
                await self.world.programme.standing.changed(HERE, said)
        elif heard == "late":
            self.late.append((self.world.now + timedelta(days=chance.choice([1, 4])), said))

    async def late_events(self) -> None:
        """What Slack said of somebody some days ago arrives, whatever is true by now."""
        due = [said for at, said in self.late if at <= self.world.now]
        self.late = [each for each in self.late if each[0] > self.world.now]
        for said in due if not self.world.accounts.revoked else ():
            await self.world.programme.standing.changed(HERE, said)

    async def an_organiser(self) -> None:
        """Whoever can takes over where nobody is left, and appoints another now and then."""
        programme, chance = self.world.programme, self.world.chance
        here = [each for each in ORGANISERS if self.world.accounts.is_here(each)]
        if here:
            by = chance.choice(here)
            await self._does(programme.setup.begin, Actor(workspace=HERE, member=by))
            other = chance.choice(ORGANISERS)
            await self._does(lambda actor: programme.setup.appoint(actor, other), Actor(workspace=HERE, member=by))

    async def takes_back(self, by: MemberId) -> None:
        """The approval of a moment ago, perhaps."""
        actor = Actor(workspace=HERE, member=by)
        await self._does(lambda one: self.world.programme.pairing.recall(one, SPRING), actor)

    async def _does(self, act: Act, actor: Actor) -> None:
        """A signed request, which is a sign of life as well."""
        await self.world.programme.standing.seen(actor, proof=True)
        try:
            await act(actor)
        except Refusal:
            return

    def _account(self, member: MemberId) -> Standing:
        return self.world.accounts.known[member].standing

    def _acts(self) -> list[Act]:
        often = [self._answer] * 6 + [self._write] * 2 + [self._pause, self._resume, self._snooze]
        return [*often, self._book, self._book, self._press, self._press, self._rarely]

    async def _rarely(self, actor: Actor) -> None:
        """What most people never do."""
        acts = [self._leave, self._another, self._erase, self._join, self._skip, self._thank, self._quieter]
        if self.world.chance.random() < 0.4:
            await self.world.chance.choice(acts)(actor)

    async def _join(self, actor: Actor) -> None:
        await self.world.programme.enrolment.join(actor, _profile(actor.member), SPRING)

    async def _skip(self, actor: Actor) -> None:
        await self.world.programme.enrolment.skip(actor, SPRING)

    async def _answer(self, actor: Actor) -> None:
        sessions = await self._offered(actor.member)
        if sessions:
            met = self.world.chance.choice([Met.YES, Met.YES, Met.NOT_YET, Met.SKIPPED])
            await self.world.programme.feedback.did_meet(actor, self.world.chance.choice(sessions), met)

    async def _offered(self, member: MemberId) -> list[SessionId]:
        async with self.world.database.transaction(HERE) as tx:
            own = await tx.mentorships.of_member(member)
            return [
                session.id for each in own for session in await tx.sessions.of_mentorship(each.id) if session.offered_at
            ]

    async def _book(self, actor: Actor) -> None:
        """Suggest times for the next session, take one that is suggested, or call the agreed one off."""
        bookings, chance = self.world.programme.bookings, self.world.chance
        view = await bookings.view(actor, await bookings.next_session(actor))
        if view.booking.booked is not None and chance.random() < 0.3:
            await bookings.call_off(actor, view.session.id, view.booking.sequence)
        elif view.booking.proposed and view.booking.proposed_by != actor.member:
            at = chance.choice(view.booking.proposed).starts_at
            await bookings.pick(actor, view.session.id, at, view.booking.round)
        elif view.choice.slots:
            at = chance.choice(view.choice.slots).starts_at
            await bookings.propose(actor, view.session.id, [at], view.booking.round)

    async def _write(self, actor: Actor) -> None:
        await self.world.programme.silence.heard_from(actor)

    async def _pause(self, actor: Actor) -> None:
        days = self.world.chance.choice([3, 10, 30])
        await self.world.programme.pauses.pause(actor, self.world.now.date() + timedelta(days=days))

    async def _resume(self, actor: Actor) -> None:
        await self.world.programme.pauses.resume(actor)

    async def _snooze(self, actor: Actor) -> None:
        await self.world.programme.pauses.snooze(actor, timedelta(days=self.world.chance.choice([1, 7])))

    async def _own(self, member: MemberId) -> list[MentorshipId]:
        async with self.world.database.transaction(HERE) as tx:
            return [each.id for each in await tx.mentorships.of_member(member)]

    async def _press(self, actor: Actor) -> None:
        """A button of some message that they have had, however old."""
        silence, own = self.world.programme.silence, await self._own(actor.member)
        if own:
            does = [silence.stay, silence.take_new_partner]
            if self.world.chance.random() < 0.1:
                does = [silence.stop]  # type: ignore[list-item]  # what comes of it is another thing
            await self.world.chance.choice(does)(actor, self.world.chance.choice(own))
        await silence.come_back(actor, SPRING)

    async def _leave(self, actor: Actor) -> None:
        await self.world.programme.enrolment.leave(actor)

    async def _another(self, actor: Actor) -> None:
        await self.world.programme.exits.another_partner(actor)

    async def _thank(self, actor: Actor) -> None:
        for mentorship in await self._own(actor.member):
            await self.world.programme.endings.thank(actor, mentorship, "You made it easy to ask.", may_post=True)

    async def _quieter(self, actor: Actor) -> None:
        for mentorship in await self._own(actor.member):
            await self.world.programme.endings.agree(actor, mentorship, AccordKind.QUIETER)

    async def _erase(self, actor: Actor) -> None:
        await self.world.programme.data.erase(actor)
        self.world.erased.add(actor.member)


def _profile(member: MemberId) -> Profile:
    number = int(member.removeprefix("U"))
    return Profile(
        member=member,
        level=Level(1 + 2 * (number % 3)),
        offers=(Offer(topic=TOPICS[number % 4]), Offer(topic=TOPICS[(number + 1) % 4])),
        seeks=(TOPICS[(number + 2) % 4], TOPICS[(number + 3) % 4]),
        department=f"Department {number}",
    )
