"""The autopilot: notices what is new on everybody's screen, and answers for them when they would."""

from __future__ import annotations

import heapq
import random
from collections import Counter
from collections.abc import Awaitable, Callable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from itertools import count

from mentoring.timeline import OfficeHours, working_moment
from simulator.autopilot.answers import is_about, plausible, pulse
from simulator.autopilot.characters import Character
from simulator.cast import Role
from simulator.errors import CannotDo, NotVisible
from simulator.inputs import elements_of
from simulator.joining import join
from simulator.model import Channel, Json, Kind, Message
from simulator.people import Person
from simulator.workspace import Workspace

YES, NOT_YET, NOT_THIS_TIME = "Yes, we met", "Not yet", "Not this time"
PULSE = "Two-minute pulse"
JOIN, LOOK, APPROVE = "Join", "Look at the pairs", "Approve"

LATE = timedelta(days=9)
"""Nobody takes longer than this to answer."""

LOOKS_AGAIN = timedelta(days=1)
"""How long the autopilot leaves a message to whoever is acted by hand, before it looks whether it may answer it."""

PATIENCE = 8
"""So often it looks again."""

QUARTER = timedelta(minutes=15)
"""People act at full quarters of an hour, so that time need not stop for each of them apart."""


@dataclass(order=True, frozen=True)
class Intent:
    """Somebody means to press a button of a message at a moment."""

    when: datetime
    order: int
    person: str = field(compare=False)
    message: Message = field(compare=False)
    button: Json = field(compare=False)
    tries: int = field(compare=False, default=0)


class Autopilot:
    """Plays everybody of a workspace but those in `spare`, who are acted by hand.

    It sees and does only what a person can, by visible label. `acts` counts what it did, `missed` what it could not.
    """

    def __init__(
        self,
        workspace: Workspace,
        *,
        roles: Mapping[str, Role],
        characters: Mapping[str, Character],
        organiser: str,
        channel: str,
        seed: int,
    ) -> None:
        """`roles` and `characters` by person id."""
        self.spare: frozenset[str] = frozenset()
        self.missed: list[str] = []
        self.acts = 0
        self._workspace = workspace
        self._roles = roles
        self._characters = characters
        self._organiser = organiser
        self._channel = channel
        self._seed = seed
        self._chance = random.Random(seed)
        self._intents: list[Intent] = []
        self._order = count()
        self._seen = ""
        self._asked: Counter[tuple[str, str]] = Counter()
        self._pulses: Counter[str] = Counter()
        self._reflexes: Mapping[str, Callable[[Person, Intent], Awaitable[None]]] = {
            JOIN: self._join,
            YES: self._did_meet,
            LOOK: self._approve,
        }

    @property
    def next_due(self) -> datetime | None:
        """When the next person means to do something."""
        return self._intents[0].when if self._intents else None

    def notice(self) -> None:
        """See what is new, and decide who answers it and when."""
        fresh = sorted(self._fresh(), key=lambda found: found[1].ts)
        for channel, message in fresh:
            for _, button in elements_of(message.blocks):
                if button["type"] == "button" and button["text"]["text"] in self._reflexes:
                    self._intend(channel, message, button)
        self._seen = max([self._seen, *(message.ts for _, message in fresh)])

    async def act(self) -> int:
        """Do all that is due now, in order; how much was done."""
        now, done = self._workspace.team.now(), 0
        while self._intents and self._intents[0].when <= now:
            intent = heapq.heappop(self._intents)
            if intent.person in self.spare:
                self._look_again(intent)
            else:
                done += await self._carry_out(intent)
        return done

    def _fresh(self) -> Iterator[tuple[Channel, Message]]:
        bot = self._workspace.bot_user_id
        for channel in self._workspace.team.channels.values():
            for message in reversed(channel.messages.values()):
                if message.ts <= self._seen:
                    break
                if message.author == bot:
                    yield channel, message

    def _intend(self, channel: Channel, message: Message, button: Json) -> None:
        for member in channel.members:
            if message.only_for in (None, member) and self._concerns(member, button["text"]["text"]):
                intent = Intent(self._moment(member), next(self._order), member, message, button)
                heapq.heappush(self._intents, intent)

    def _concerns(self, member: str, label: str) -> bool:
        if label == LOOK:
            return member == self._organiser
        if label == JOIN:
            return member in self._roles
        return member in self._characters and self._chance.random() < self._characters[member].answers

    def _moment(self, member: str) -> datetime:
        """When they get round to it: within their office hours, sooner or later by character."""
        character = self._characters.get(member)
        typical = character.within if character else timedelta(hours=2)
        wait = min(LATE, timedelta(minutes=5) + typical * self._chance.expovariate(1))
        later = self._workspace.team.now() + wait
        hours = OfficeHours(tz=self._workspace.person(member).user.tz)
        return _full_quarter(max(later, working_moment(later, [hours]) or later))

    def _look_again(self, intent: Intent) -> None:
        if intent.tries < PATIENCE and intent.button["text"]["text"] != JOIN:
            later = self._workspace.team.now() + LOOKS_AGAIN
            again = Intent(
                later, next(self._order), intent.person, intent.message, intent.button, tries=intent.tries + 1
            )
            heapq.heappush(self._intents, again)

    async def _carry_out(self, intent: Intent) -> int:
        person = self._workspace.person(intent.person)
        if not self._still_there(intent):
            return 0
        if person.modal is not None:
            await person.cancels(everything=True)
        try:
            await self._reflexes[intent.button["text"]["text"]](person, intent)
        except (NotVisible, CannotDo, AssertionError) as surprise:
            self.missed.append(f"{person.name}: {surprise}")
        for channel in person.screen.channels():
            person.reads(channel.id)
        self.acts += 1
        return 1

    def _still_there(self, intent: Intent) -> bool:
        """Whether the button is still on the message: it may have been answered by hand."""
        channel = self._workspace.team.channels[intent.message.channel]
        stored = channel.messages.get(intent.message.ts)
        shown = stored.blocks if stored and intent.person in channel.members else []
        return any(element.get("text") == intent.button["text"] for _, element in elements_of(shown))

    async def _join(self, person: Person, _intent: Intent) -> None:
        role = self._roles[person.id]
        if (person.id, JOIN) not in self._asked:
            self._asked[person.id, JOIN] += 1
            await join(person, role, self._channel)

    async def _approve(self, person: Person, intent: Intent) -> None:
        await self._press(person, intent, LOOK)
        if person.modal and person.modal.submit == APPROVE:
            await person.submits()

    async def _did_meet(self, person: Person, intent: Intent) -> None:
        session = str(intent.button["value"])
        self._asked[person.id, session] += 1
        answer = self._answer(person, session)
        await self._press(person, intent, answer)
        if answer == YES:
            await self._give_pulse(person, session)

    def _answer(self, person: Person, session: str) -> str:
        """Whether the pair met is one fact for both of them, drawn once for a session; asked again, perhaps by then."""
        chance = random.Random(f"{self._seed}:{session}")
        sure = min([self._characters[each].meets for each in (person.id, *self._partners(person))])
        if chance.random() < sure:
            return YES
        if self._asked[person.id, session] > 1:
            return YES if chance.random() < sure / 2 else NOT_THIS_TIME
        return NOT_YET

    async def _give_pulse(self, person: Person, session: str) -> None:
        chance = random.Random(f"{self._seed}:{session}:{person.name}")
        character = self._characters[person.id]
        await person.presses(PULSE)
        view = person.screen.team.shelf.top(person.id)
        if view is None:
            raise NotVisible(f"no form opened after {PULSE!r}")
        known = pulse(character, self._lean(person), chance)
        await person.fills(known if is_about(view, *known) else plausible(view, chance))
        await person.submits()
        self._pulses[person.id] += 1
        await self._afterwards(person, character)

    async def _afterwards(self, person: Person, character: Character) -> None:
        if self._pulses[person.id] == character.pauses_after:
            await person.types("/mentoring pause")
            back = self._workspace.team.now() + timedelta(days=33)
            await person.fills({"I am back on": f"{back:%Y-%m-%d}"})
            await person.submits()
        elif self._pulses[person.id] == character.leaves_after:
            await person.types("/mentoring leave")
            await person.submits()

    def _lean(self, person: Person) -> float:
        """How much more this person talks than their partners."""
        others = [self._characters[partner].talks for partner in self._partners(person)]
        return self._characters[person.id].talks - max(others, default=0.0)

    def _partners(self, person: Person) -> list[str]:
        """Those in the newest group conversation that they share with the bot."""
        groups = [channel for channel in person.screen.channels() if channel.kind is Kind.MPIM]
        newest = groups[-1].members if groups else []
        return [member for member in newest if member in self._characters and member != person.id]

    async def _press(self, person: Person, intent: Intent, label: str) -> None:
        team = self._workspace.team
        channel = team.channels[intent.message.channel]
        await person.presses(label, on=person.screen.seen(channel, channel.messages[intent.message.ts]))


def _full_quarter(moment: datetime) -> datetime:
    """The first full quarter of an hour from then on."""
    begun = timedelta(minutes=moment.minute, seconds=moment.second, microseconds=moment.microsecond)
    return moment + -begun % QUARTER
