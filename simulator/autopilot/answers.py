"""What somebody puts into a form, by their character: the pulse in earnest, any other form plausibly."""

from __future__ import annotations

import random
from collections.abc import Callable
from typing import Any

from handlers.texts import Texts, msg
from simulator.autopilot.characters import Character
from simulator.filling import options_of
from simulator.inputs import value_of
from simulator.locators import words
from simulator.model import Json, SlackView

SHY = 0.04
"""How often somebody prefers not to say."""

SIDES = ("Mostly me", "A bit more me", "Both about the same", "A bit more my partner", "Mostly my partner")
GAINS = ("Nothing yet", "Something", "Something I’ll use")

WROTE = (
    msg("One conversation in which I mostly listen."),
    msg("To understand how the other side of the house works."),
    msg("An honest question every time we meet."),
    msg("What we say stays between us."),
)
"""For boxes in which anything may be written."""


def side(lean: float, chance: random.Random) -> str:
    """Who did more of it, seen from here: `lean` is 1 when it was all me, -1 when it was all my partner."""
    felt = lean * 2 + chance.gauss(0, 0.6)
    return SIDES[2 - max(-2, min(2, round(felt)))]


def pulse(character: Character, lean: float, chance: random.Random) -> dict[str, str]:
    """Three taps. Whoever talks less asks more, as people do."""
    gain = chance.choices(GAINS, weights=character.gains)[0]
    return {
        "Who asked more?": side(-lean / 2, chance),
        "Who shared more?": side(lean, chance),
        "What did you gain?": gain,
    }


def agreement(view: SlackView, level: float, chance: random.Random) -> dict[str, Any]:
    """An answer to every statement of a survey; about `level` on its scale of 5 (agree) to 1, and now and then none."""
    given: dict[str, Any] = {}
    for block in view.blocks:
        if block["type"] == "input" and block["element"]["type"] == "radio_buttons":
            lines = options_of(block["element"])
            felt = min(5, max(1, round(chance.gauss(level, 0.8))))
            given[block["label"]["text"]] = lines[-1] if chance.random() < SHY else lines[5 - felt]
    return given


def plausible(view: SlackView, chance: random.Random, t: Texts) -> dict[str, Any]:
    """An answer to every field of a form that has none yet and needs one, by label, in the language of `t`."""
    given: dict[str, Any] = {}
    for block in view.blocks:
        if block["type"] != "input":
            continue
        element = block["element"]
        kept = value_of(view.state[block["block_id"]][element["action_id"]])
        answer = _ANSWERS.get(element["type"].removeprefix("multi_"))
        if kept in (None, "", []) and answer is not None and not block.get("optional"):
            value = answer(element, chance, t)
            several = element["type"].startswith("multi_") or element["type"] == "checkboxes"
            given[block["label"]["text"]] = [value] if several else value
    return given


def is_about(view: SlackView, *labels: str) -> bool:
    """Whether a form asks for all of these."""
    asked = {words(block["label"]["text"]) for block in view.blocks if block["type"] == "input"}
    return all(words(label) in asked for label in labels)


def _one_of(element: Json, chance: random.Random, _t: Texts) -> Any:
    options = options_of(element)
    # People rarely tick the ends of a scale, and hardly ever the first.
    weights = [1 + min(place, len(options) - place) for place in range(1, len(options) + 1)]
    return chance.choices(options, weights=weights)[0]


def _sentence(element: Json, chance: random.Random, t: Texts) -> str:
    return t(chance.choice(WROTE))[: element.get("max_length", 3000)]


_ANSWERS: dict[str, Callable[[Json, random.Random, Texts], Any]] = {
    "static_select": _one_of,
    "radio_buttons": _one_of,
    "checkboxes": _one_of,
    "plain_text_input": _sentence,
}
