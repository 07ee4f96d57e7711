"""How the people of a story answer: not every session takes place, and not everybody gives a pulse."""

from __future__ import annotations

import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Any

from simulator.autopilot.answers import agreement
from simulator.autopilot.reflexes import SURVEYS
from simulator.people import Person
from simulator.screen import SeenMessage
from simulator.telling import Telling
from simulator.together import partners_of

MET, NOT_YET, NOT_THIS_TIME = "Yes, we met", "Not yet", "Not this time"
FIND, PULSE = "Find me a partner", "Two-minute pulse"

HELD = 0.87
"""The share of sessions that take place in the end; few programmes do better."""

HELD_IN_TIME = 0.78
"""The share that has taken place when people are first asked."""

PULSES = 0.85
"""How many give the pulse after a session."""

SURVEYED = 0.85
"""How many answer a survey that they see."""

AT_FIRST = (2.4, 3.4)
"""How much people agree with the statements of a survey at the start, on its scale of 1 to 5."""

SIDES = ("1", "2", "2", "3")
"""A bit more me, both about the same, a bit more my partner: by value, since of three people the last is plural."""

GAINS = {"Nothing yet": 1, "Something": 5, "Something I’ll use": 4}
"""What people gained, by weight."""


@dataclass(kw_only=True)
class Respondents:
    """Everybody who is asked something, but for the silent one.

    What they answer is drawn from the seed and from whom it is about, so that each telling is the same. `led` is whose
    session was led, and which: it took place.
    """

    seed: int
    silent: str | None
    led: tuple[str, int]
    telling: Telling
    asked: Counter[tuple[str, int]] = field(init=False, default_factory=Counter)
    surveyed: set[tuple[str, str]] = field(init=False, default_factory=set)

    async def answer(self, people: Sequence[Person], session: int) -> None:
        """Everybody answers what they were asked: a new partner, did you meet, and the pulse."""
        for person in people:
            if person.name == self.silent:
                continue
            for offer in [message for message in person.sees if f"[{person.called(FIND)}]" in message.shown]:
                await self.telling.press(person, FIND, on=offer)
            while (question := _question(person)) is not None:
                answer = self._met(person, people, session, question)
                await person.presses(answer, on=question)
                if answer == MET:
                    await self._give_pulse(person, session)

    async def answer_surveys(self, people: Sequence[Person]) -> None:
        """Most people answer each survey once, soon after they see it."""
        for person in people:
            for label, more in SURVEYS.items():
                offers = [message for message in person.sees if f"[{person.called(label)}]" in message.shown]
                if offers and person.name != self.silent and (person.name, label) not in self.surveyed:
                    self.surveyed.add((person.name, label))
                    await self._answer_survey(person, label, offers[-1], more)

    async def _answer_survey(self, person: Person, label: str, offer: SeenMessage, more: float) -> None:
        """All its steps, or the sentence that it has closed."""
        chance = self._chance(0, person.name, label)
        if chance.random() > SURVEYED:
            return
        await person.presses(label, on=offer)
        own = self._chance(0, person.name).uniform(*AT_FIRST)
        while (view := person.screen.team.shelf.top(person.id)) and view.content.get("submit"):
            await person.fills(agreement(view, own + more, chance))
            await person.submits()
        await person.cancels(everything=True)

    def _met(self, person: Person, people: Sequence[Person], session: int, question: SeenMessage) -> str:
        """Whether a pair met is one fact for all of them; never with the silent one."""
        self.asked[person.name, session] += 1
        if self.silent is not None and f"@{self.silent}" in question.shown:
            return NOT_YET
        pair = {person.name, *(each.name for each in partners_of(person, people))}
        if self.led[0] in pair and self.led[1] == session:
            return MET
        again = self.asked[person.name, session] > 1
        drawn = self._chance(session, *sorted(pair)).random()
        if drawn < (HELD if again else HELD_IN_TIME):
            return MET
        answer = NOT_THIS_TIME if again else NOT_YET
        return answer if f"[{person.called(answer)}]" in question.shown else MET

    async def _give_pulse(self, person: Person, session: int) -> None:
        """Three taps, from most people."""
        pulses = [message for message in person.sees if f"[{person.called(PULSE)}]" in message.shown]
        if not pulses:
            raise AssertionError(f"{person.name} was offered no pulse: {person.latest.shown}")
        chance = self._chance(session, person.name)
        if chance.random() < PULSES:
            await person.presses(PULSE, on=pulses[-1])
            await person.fills(_pulse(chance))
            await person.submits()

    def _chance(self, session: int, *names: str) -> random.Random:
        return random.Random(f"{self.seed}:{session}:{'+'.join(names)}")


def _pulse(chance: random.Random) -> dict[str, Any]:
    """What somebody puts into the form, by label."""
    return {
        "Who asked more?": chance.choice(SIDES),
        "Who shared more?": chance.choice(SIDES),
        "What did you gain?": chance.choices(list(GAINS), weights=list(GAINS.values()))[0],
    }


def _question(person: Person) -> SeenMessage | None:
    """The question to this person alone; the one under a session that was led stands until all have answered."""
    met, not_yet = person.called(MET), person.called(NOT_YET)
    asked = (message for message in person.sees if f"[{met}]" in message.shown)
    return next((message for message in asked if f"[{not_yet}]" in message.shown), None)
