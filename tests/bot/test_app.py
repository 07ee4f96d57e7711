"""A large cohort is paired in another process, with the same result and without holding up the loop."""

from __future__ import annotations

import asyncio
import multiprocessing
import os
import signal
from collections.abc import AsyncIterator
from concurrent.futures.process import BrokenProcessPool
from datetime import date
from functools import partial

import pytest

from bot.app import SMALL_COHORT, PairingPool
from mentoring.model import Level, MemberId, Offer, Profile
from mentoring.pairing import History, Pairing, Rules, pair, rematch
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


async def test_a_pairing_process_that_is_killed_is_started_again(pool: PairingPool) -> None:
    everybody = cohort(SMALL_COHORT + 20)
    here = pair(everybody, RULES, seed=7, history=NOBODY)
    with pytest.raises(BrokenProcessPool):
        await pool.run(_die, len(everybody))

    there = await pool.run(partial(pair, everybody, RULES, seed=7, history=NOBODY), len(everybody))

    assert there.matches == here.matches


async def test_a_pairing_process_that_was_killed_while_it_waited_costs_nobody_their_pairing(pool: PairingPool) -> None:
    everybody = cohort(SMALL_COHORT + 20)
    work = partial(pair, everybody, RULES, seed=7, history=NOBODY)
    before = await pool.run(work, len(everybody))
    for process in multiprocessing.active_children():
        process.kill()
        process.join()

    assert (await pool.run(work, len(everybody))).matches == before.matches


def _die() -> Pairing:
    """Ends its process as the system does for want of memory."""
    os.kill(os.getpid(), signal.SIGKILL)
    raise AssertionError
