"""Nothing that delivery asks of the database takes longer with the rows of those whose turn is over, or far off."""

from __future__ import annotations

from datetime import timedelta

from simulator.faults import Fault
from tests import plans
from tests.bot.delivery.stage import Stage


async def test_no_statement_reads_a_whole_table(stage: Stage) -> None:
    with plans.noted(stage.database) as statements:
        stage.slack.faults.add(Fault.ACCEPT_THEN_RESET, "chat.postMessage", nth=(2,))
        stage.slack.faults.add(Fault.RATE_LIMIT, "chat.postMessage", nth=(3,))
        for name in ("Acme", "Brill"):
            await stage.plan_for_everybody(stage.workspace(name, people=4))
        courier = stage.courier()
        await courier.start()
        await stage.work(courier)
        await courier.revive()
        await courier.backlog()
        stage.slack.clock.advance(timedelta(days=100))
        assert await courier.retention() == 8
        await courier.drain()

    async with stage.database.begin() as connection:
        assert await plans.whole_tables(connection, statements) == {}
    assert len(statements) > 20
