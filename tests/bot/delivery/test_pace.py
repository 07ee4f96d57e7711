"""How fast a channel and a workspace are written to, and how much is on its way at a time."""

from __future__ import annotations

import asyncio
from datetime import timedelta

from bot.delivery import Limits
from mentoring.nudges.limits import Pace
from mentoring.nudges.model import NudgeState
from simulator.faults import Fault
from tests.bot.delivery.harness import DeliveryHarness


async def test_the_second_of_two_nudges_into_one_channel_waits_a_second(stage: DeliveryHarness) -> None:
    workspace = stage.workspace()
    await stage.plan_for_everybody(workspace, each=3)
    worker = stage.worker()
    began = stage.now
    await stage.work(worker)
    assert len(stage.slack.ledger.posts()) == 3
    assert stage.now - began == timedelta(seconds=2)


async def test_a_workspace_is_written_to_at_its_pace(stage: DeliveryHarness) -> None:
    nudges = await stage.plan_for_everybody(stage.workspace(people=50))
    worker = stage.worker(limits=Limits())
    began = stage.now
    sent = (await worker.dispatch())[NudgeState.SENT]
    await stage.work(worker)
    assert sent == Pace().burst
    assert set(stage.copies()) == {nudge.id for nudge in nudges}
    assert stage.now - began == timedelta(seconds=(50 - Pace().burst) / Pace().rate + 0.5)


async def test_at_most_four_posts_of_a_workspace_are_on_their_way(stage: DeliveryHarness) -> None:
    await stage.plan_for_everybody(stage.workspace(people=30))
    stage.slack.faults.add(Fault.DELAY, "chat.postMessage", by=timedelta(milliseconds=30))
    worker = stage.worker()
    most = 0

    async def watch() -> None:
        nonlocal most
        while True:
            async with stage.database.begin() as connection:
                query = "SELECT count(*) FROM nudge WHERE state = 'sending'"
                most = max(most, (await connection.exec_driver_sql(query)).scalar_one())
            await asyncio.sleep(0)

    watching = asyncio.create_task(watch())
    await worker.dispatch()
    watching.cancel()
    assert 1 <= most <= worker.limits.per_workspace
