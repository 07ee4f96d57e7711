"""The autopilot: notices what is new on everybody's screen, and answers for them when they would."""

from __future__ import annotations

import heapq
import random
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from datetime import datetime, timedelta
from itertools import count

from mentoring.timeline import OfficeHours, working_moment
from simulator.autopilot.characters import Character
from simulator.autopilot.reflexes import JOIN, LOOK, Intent, Reflexes
from simulator.cast import Role
from simulator.errors import CannotDo, NotVisible
from simulator.inputs import elements_of
from simulator.model import Json, SlackChannel, SlackMessage
from simulator.workspace import Workspace

LATE = timedelta(days=9)
"""Nobody takes longer than this to answer."""

LOOKS_AGAIN = timedelta(days=1)
"""How long the autopilot leaves a message to whoever is acted by hand, before it looks whether it may answer it."""

PATIENCE = 8
"""So often it looks again."""

QUARTER = timedelta(minutes=15)
"""People act at full quarters of an hour, so that time need not stop for each of them apart."""


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
        called: Callable[[str], str] = str,
    ) -> None:
        """`roles` and `characters` by person id; `called`: what stands on the screen for a label in English."""
        self.spare: frozenset[str] = frozenset()
        self.missed: list[str] = []
        self.acts = 0
        self._workspace = workspace
        self._roles = roles
        self._characters = characters
        self._organiser = organiser
        self._chance = random.Random(seed)
        self._intents: list[Intent] = []
        self._order = count()
        self._seen = ""
        self._reflexes = Reflexes(roles, characters, channel, seed, called)

    @property
    def next_due(self) -> datetime | None:
        """When the next person means to do something."""
        return self._intents[0].when if self._intents else None

    def notice(self) -> None:
        """See what is new, and decide who answers it and when."""
        fresh = sorted(self._fresh(), key=lambda found: found[1].ts)
        for channel, message in fresh:
            for _, button in elements_of(message.blocks):
                if button["type"] == "button" and (label := self._reflexes.name_of(button["text"]["text"])):
                    self._intend(channel, message, button, label)
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

    def _fresh(self) -> Iterator[tuple[SlackChannel, SlackMessage]]:
        bot = self._workspace.bot_user_id
        for channel in self._workspace.team.channels.values():
            for message in reversed(channel.messages.values()):
                if message.ts <= self._seen:
                    break
                if message.author == bot:
                    yield channel, message

    def _intend(self, channel: SlackChannel, message: SlackMessage, button: Json, label: str) -> None:
        for member in channel.members:
            if message.only_for in (None, member) and self._concerns(member, label):
                intent = Intent(self._moment(member), next(self._order), member, message, button, label)
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
        if intent.tries < PATIENCE and intent.label != JOIN:
            later = self._workspace.team.now() + LOOKS_AGAIN
            heapq.heappush(self._intents, replace(intent, when=later, order=next(self._order), tries=intent.tries + 1))

    async def _carry_out(self, intent: Intent) -> int:
        person = self._workspace.person(intent.person)
        if not self._still_there(intent):
            return 0
        if person.modal is not None:
            await person.cancels(everything=True)
        try:
            await self._reflexes.react(person, intent)
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


def _full_quarter(moment: datetime) -> datetime:
    """The first full quarter of an hour from then on."""
    begun = timedelta(minutes=moment.minute, seconds=moment.second, microseconds=moment.microsecond)
    return moment + -begun % QUARTER
