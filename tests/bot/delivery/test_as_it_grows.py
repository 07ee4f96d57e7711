"""Nothing that delivery asks of the database takes longer with the rows of those whose turn is over, or far off."""

from __future__ import annotations

from datetime import timedelta

from simulator.faults import Fault
from tests import plans
from tests.bot.delivery.harness import DeliveryHarness


async def test_no_statement_reads_a_whole_table(stage: DeliveryHarness) -> None:
    with plans.noted(stage.database) as statements:
        stage.slack.faults.add(Fault.ACCEPT_THEN_RESET, "chat.postMessage", nth=(2,))
        stage.slack.faults.add(Fault.RATE_LIMIT, "chat.postMessage", nth=(3,))
        for name in ("Acme", "Brill"):
            await stage.plan_for_everybody(stage.workspace(name, people=4))
        worker = stage.worker()
        await worker.start()
        await stage.work(worker)
        await worker.revive()
        await worker.backlog()
        stage.slack.clock.advance(timedelta(days=100))
        assert await worker.retention() == 8
        await worker.drain()

    async with stage.database.begin() as connection:
        assert await plans.whole_tables(connection, statements) == {}
    assert len(statements) > 20
