"""A large cohort is paired in another process, with the same result and without holding up the loop."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from datetime import date
from functools import partial

import pytest

from bot.app import SMALL_COHORT, PairingPool
from mentoring.model import Level, MemberId, Offer, Profile
from mentoring.pairing import History, Rules, pair, rematch
from prompts.taxonomy import load_taxonomy

TOPICS = [topic.id for topic in load_taxonomy().topics]
RULES = Rules(on=date(2027, 2, 1), taxonomy=load_taxonomy())
NOBODY = History()


def cohort(people: int) -> list[Profile]:
    """People of every level who offer and seek round the taxonomy."""
    return [
        Profile(
            member=MemberId(f"U{number:03}"),
            level=Level(1 + number % 6),
            offers=(Offer(topic=TOPICS[number % len(TOPICS)]),),
            seeks=(TOPICS[(number * 7 + 1) % len(TOPICS)],),
        )
        for number in range(people)
    ]


@pytest.fixture
async def pool() -> AsyncIterator[PairingPool]:
    made = PairingPool()
    yield made
    await made.close()


@pytest.mark.parametrize("people", [SMALL_COHORT, SMALL_COHORT + 20])
async def test_the_result_is_the_same_wherever_it_is_made(pool: PairingPool, people: int) -> None:
    everybody = cohort(people)
    here = pair(everybody, RULES, seed=7, history=NOBODY)
    leaver = here.matches[0].members[0]
    stay = [each for each in everybody if each.member != leaver]
    standing = here.matches[1:]

    there = await pool.run(partial(pair, everybody, RULES, seed=7, history=NOBODY), people)
    again = await pool.run(partial(rematch, stay, RULES, current=standing, seed=7, history=NOBODY), people)

    assert there.matches == here.matches
    assert again.matches == rematch(stay, RULES, current=standing, seed=7, history=NOBODY).matches


async def test_the_loop_goes_on_while_a_large_cohort_is_paired(pool: PairingPool) -> None:
    everybody = cohort(SMALL_COHORT + 200)
    pairing = asyncio.ensure_future(pool.run(partial(pair, everybody, RULES, seed=7, history=NOBODY), len(everybody)))
    breaths = 0
    while not pairing.done():
        await asyncio.sleep(0)
        breaths += 1

    assert len((await pairing).matches) == len(everybody) // 2
    assert breaths > 5
