"""Who somebody is when nobody acts as them: how surely they meet, how fast they answer, and who does the talking."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import timedelta

from simulator.cast import Role


@dataclass(frozen=True, kw_only=True)
class Character:
    """A script. Shares are from 0 to 1; `gains` weighs nothing yet, something, something I will use.

    `talks` is how much of the talking they do beyond their half. `leaves_after` and `pauses_after` count pulses given.
    """

    name: str
    meets: float = 0.88
    answers: float = 1.0
    within: timedelta = timedelta(hours=20)
    gains: tuple[int, int, int] = (1, 5, 4)
    talks: float = 0.0
    leaves_after: int | None = None
    pauses_after: int | None = None


LIVELY = Character(name="lively", meets=0.94, within=timedelta(hours=6), gains=(0, 3, 7))
STEADY = Character(name="steady", meets=0.86, within=timedelta(hours=30), gains=(1, 6, 3))
BUSY = Character(name="busy", meets=0.74, answers=0.85, within=timedelta(hours=60), gains=(2, 6, 2))
ONE_SIDED = Character(name="one-sided", meets=0.82, gains=(3, 6, 1), talks=0.8)
GHOST = Character(name="ghost", meets=0.0, answers=0.0)

MIX = (LIVELY, LIVELY, STEADY, STEADY, STEADY, BUSY)
"""What most people are like."""

ONE_IN = 8
"""One in so many talks most of the time."""


def cast_characters(roles: Sequence[Role], seed: int) -> dict[str, Character]:
    """A character for each name: mostly lively or steady, some one-sided, one ghost, one who pauses, one who leaves.

    The first of them, with whom the tour begins, is lively.
    """
    chance = random.Random(seed)
    names = [role.name for role in roles]
    characters = {name: chance.choice(MIX) for name in names}
    special = names[1:]
    chance.shuffle(special)
    if len(special) >= ONE_IN:
        ghost, leaver, pauser, *rest = special
        characters[ghost] = GHOST
        characters[leaver] = replace(STEADY, leaves_after=3)
        characters[pauser] = replace(STEADY, pauses_after=2)
        characters |= dict.fromkeys(rest[: len(names) // ONE_IN], ONE_SIDED)
    if names:
        characters[names[0]] = LIVELY
    return characters
