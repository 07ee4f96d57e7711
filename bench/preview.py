"""`python -m bench.preview [PEOPLE ...]`: the pairs of 500 and 1,000 people, opened and paged as an organiser does.

A real bot and a pretend Slack in one process, which checks each page against Slack's limits: from a press of the
button, signed and over HTTP, until the page stands there. The goal is under a second, by the clock on the wall.
"""

from __future__ import annotations

import asyncio
import sys
import tempfile
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.pairing import synthetic
from mentoring.model import CohortStage, Enrolment, Member, Proposal
from mentoring.pairing import pair
from simulator.people import Person
from simulator.stage import SimulatedBot, stage

START = datetime(2027, 1, 11, 10, tzinfo=UTC)
CHANNEL = "#mentoring"
GOAL = 1.0
TIMES = 5


async def fill(here: SimulatedBot, people: int) -> None:
    """So many have joined the one cohort that is open, opt-in has closed, and their pairs are stored."""
    everybody = synthetic.cohort(people, 1)
    made = pair(everybody, synthetic.rules(), seed=1)
    async with here.bothways.database.transaction(here.workspace.id) as tx:
        cohort = next(each for each in await tx.cohorts.all() if each.stage is CohortStage.OPEN)
        proposal = Proposal(
            cohort=cohort.id,
            seed=1,
            at=START,
            matches=made.matches,
            leftovers=made.leftovers,
            bound=made.bound,
            total=made.total,
            notes=made.notes,
        )
        await tx.proposals.put(proposal)
        await tx.cohorts.advance(cohort.id, CohortStage.OPEN, CohortStage.PROPOSED)
        await tx.cohorts.look_again(cohort.id, None)
        for profile in everybody:
            await tx.members.put(Member(id=profile.member, tz=profile.tz))
            await tx.profiles.put(profile)
            await tx.enrolments.put(Enrolment(cohort=cohort.id, member=profile.member, at=START))


async def opened(gita: Person, here: SimulatedBot) -> None:
    """An open cohort."""
    await gita.types("/mentoring cohort new")
    await gita.fills(
        {"Name": "Spring", "Announcement channel": CHANNEL, "Opt-in closes on": "2027-01-22", "Starts on": "2027-02-01"}
    )
    for _ in range(4):
        await gita.submits()
    await here.pass_time(timedelta(minutes=6))


async def quickest(act: Callable[[], Awaitable[None]]) -> tuple[float, float]:
    """Seconds on the wall and of a processor, of the quickest of a few tries."""
    tries = []
    for _ in range(TIMES):
        began, used = time.perf_counter(), time.process_time()
        await act()
        tries.append((time.perf_counter() - began, time.process_time() - used))
    return min(tries)


async def measure(people: int) -> bool:
    """Open the pairs, turn a page, and say how long it took."""
    with tempfile.TemporaryDirectory() as folder:
        async with stage(f"sqlite:///{Path(folder)}/bench.db", start=START) as here:
            gita = await here.workspace.hire("Gita Rao", admin=True)
            here.workspace.add_channel(CHANNEL, members=(gita,), with_bot=True)
            await gita.types("/mentoring setup")
            await opened(gita, here)
            await fill(here, people)
            await gita.types("/mentoring cohort")
            ready = gita.latest

            async def look() -> None:
                if gita.modal is not None:
                    await gita.cancels()
                await gita.presses("Look at the pairs", on=ready)

            first, turn = await quickest(look), await quickest(lambda: gita.presses("Next page"))
    print(f"| {people:,} | {first[0]:.2f} | {first[1]:.2f} | {turn[0]:.2f} | {turn[1]:.2f} |")
    return first[0] < GOAL and turn[0] < GOAL


async def main(sizes: list[int]) -> bool:
    """Every size, as a table."""
    print("| people | opens, s | of a processor | next page, s | of a processor |\n|--:|--:|--:|--:|--:|")
    return all([await measure(size) for size in sizes])


if __name__ == "__main__":
    within = asyncio.run(main([int(each) for each in sys.argv[1:]] or [500, 1_000]))
    raise SystemExit(0 if within else "slower than a second")
