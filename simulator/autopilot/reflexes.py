"""What somebody does about a message, by their character: join, approve, say whether they met, give a pulse."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Awaitable, Callable, Collection, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from simulator.autopilot.answers import agreement, is_about, plausible, pulse
from simulator.autopilot.characters import Character
from simulator.cast import Role
from simulator.errors import NotVisible
from simulator.inputs import elements_of
from simulator.joining import join
from simulator.model import Json, Kind, SlackMessage
from simulator.people import Person
from simulator.texts import texts_for

YES, NOT_YET, NOT_THIS_TIME = "Yes, we met", "Not yet", "Not this time"
PULSE = "Two-minute pulse"
JOIN, LOOK, APPROVE = "Join", "Look at the pairs", "Approve"
SURVEYS = {
    "Answer the start survey": 0.0,
    "Answer the middle survey": 0.4,
    "Answer the end survey": 0.8,
    "Answer the last survey": 0.6,
}
"""The buttons of surveys, and by how many points people agree more by then than at the start."""

JOINED = "*You have joined {cohort}.*"
"""What the bot answers to whoever joined, by script or by hand."""

AWAY = timedelta(days=33)
"""Whoever pauses is back after the next session would have been."""


@dataclass(order=True, frozen=True)
class Intent:
    """Somebody means to press a button of a message at a moment."""

    when: datetime
    order: int
    person: str = field(compare=False)
    message: SlackMessage = field(compare=False)
    button: Json = field(compare=False)
    label: str = field(compare=False)
    """What the script calls the button, whatever language it is in."""
    tries: int = field(compare=False, default=0)


class Reflexes:
    """Acts as people would, each through their own screen."""

    def __init__(
        self,
        roles: Mapping[str, Role],
        characters: Mapping[str, Character],
        channel: str,
        seed: int,
        called: Callable[[str], str],
    ) -> None:
        """`roles` and `characters` by person id; `channel` is where cohorts are announced.

        `called` says what stands on the screen for what a script names in English.
        """
        self._roles = roles
        self._characters = characters
        self._channel = channel
        self._seed = seed
        self._asked: Counter[tuple[str, str]] = Counter()
        self._pulses: Counter[str] = Counter()
        self._announced: dict[str, str] = {}
        self._known: Mapping[str, Callable[[Person, Intent], Awaitable[None]]] = {
            JOIN: self._join,
            YES: self._did_meet,
            LOOK: self._approve,
            **dict.fromkeys(SURVEYS, self._survey),
        }
        self._names = {called(label): label for label in self._known}

    @property
    def known(self) -> Collection[str]:
        """The buttons about which somebody does something, as a script calls them."""
        return self._known.keys()

    def name_of(self, shown: str) -> str | None:
        """What a script calls the button on which this stands; None when nobody does anything about it."""
        return self._names.get(shown)

    async def react(self, person: Person, intent: Intent) -> None:
        """Do it. Raises NotVisible, CannotDo or AssertionError when the screen is not as expected."""
        await self._known[intent.label](person, intent)

    async def _join(self, person: Person, intent: Intent) -> None:
        """Join, unless they have since the announcement: what somebody chose by hand is not written over."""
        announced = self._announced.setdefault(str(intent.button["value"]), intent.message.ts)
        since = (message for message in person.inbox() if message.ts > announced)
        answered = person.called(JOINED).partition("{")[0].strip("*")
        if not any(answered in message.text for message in since):
            await join(person, self._roles[person.id], self._channel)

    async def _approve(self, person: Person, intent: Intent) -> None:
        await self._press(person, intent, LOOK)
        for _ in range(2):  # whoever approves weak pairs is asked once more
            if person.modal and person.modal.submit == person.called(APPROVE):
                await person.submits()

    async def _survey(self, person: Person, intent: Intent) -> None:
        """All three steps, or the sentence that it has closed."""
        await self._press(person, intent, intent.label)
        own = random.Random(f"{self._seed}:{person.name}").gauss(3.2, 0.7)
        chance = random.Random(f"{self._seed}:{intent.label}:{person.name}")
        while (view := person.screen.team.shelf.top(person.id)) and view.content.get("submit"):
            await person.fills(agreement(view, own + SURVEYS[intent.label], chance))
            await person.submits()
        await person.cancels(everything=True)

    async def _did_meet(self, person: Person, intent: Intent) -> None:
        session = str(intent.button["value"])
        self._asked[person.id, session] += 1
        answer = self._answer(person, session)
        # Under a session that was led there is nothing but a yes.
        if person.called(answer) not in _labels(intent.message):
            answer = YES
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
            return YES if chance.random() < sure / 4 else NOT_THIS_TIME
        return NOT_YET

    async def _give_pulse(self, person: Person, session: str) -> None:
        chance = random.Random(f"{self._seed}:{session}:{person.name}")
        character = self._characters[person.id]
        await person.presses(PULSE)
        view = person.screen.team.shelf.top(person.id)
        if view is None:
            raise NotVisible(f"no form opened after {PULSE!r}")
        known = pulse(character, self._lean(person), chance)
        asked = is_about(view, *map(person.called, known))
        await person.fills(known if asked else plausible(view, chance, texts_for(person.user.locale)))
        await person.submits()
        self._pulses[person.id] += 1
        await self._afterwards(person, character)

    async def _afterwards(self, person: Person, character: Character) -> None:
        if self._pulses[person.id] == character.pauses_after:
            await person.types("/mentoring pause")
            await person.fills({"I’m back on": f"{person.screen.team.now() + AWAY:%Y-%m-%d}"})
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

    @staticmethod
    async def _press(person: Person, intent: Intent, label: str) -> None:
        channel = person.screen.team.channels[intent.message.channel]
        await person.presses(label, on=person.screen.seen(channel, channel.messages[intent.message.ts]))


def _labels(message: SlackMessage) -> set[str]:
    """What stands on the buttons of a message."""
    return {element["text"]["text"] for _, element in elements_of(message.blocks) if element["type"] == "button"}
