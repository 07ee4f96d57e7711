"""The queries of each tick are answered from an index, however large the outbox is."""

from __future__ import annotations

from datetime import UTC, datetime

from sqlalchemy.dialects import sqlite

from bench.delivery.rows import NOISY, fill
from mentoring.nudges.limits import Pace
from storage.database import Database
from storage.outbox.claims import claim, due_budgets

NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)


async def test_an_idle_tick_reads_one_index(sqlite_database: Database) -> None:
    compiled = (
        due_budgets()
        .params(moment=NOW, most=50)
        .compile(dialect=sqlite.dialect(), compile_kwargs={"literal_binds": True})
    )
    async with sqlite_database.begin() as connection:
        steps = (await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {compiled}")).all()
    assert "USING INDEX ix_budget_next_claim_at" in steps[0][-1]


async def test_a_workspace_with_half_of_everything_keeps_nobody_waiting(sqlite_database: Database) -> None:
    await fill(sqlite_database, 6000, NOW)
    small = noisy = 0
    while True:
        async with sqlite_database.begin() as connection:
            nudges = await claim(
                connection, owner="one", now=NOW, lease=NOW - NOW.replace(hour=8), pace=Pace(), capacity=100
            )
        if not nudges:
            break
        noisy += sum(nudge.workspace == NOISY for nudge in nudges)
        small += sum(nudge.workspace != NOISY for nudge in nudges)
    assert small == 300, "all of theirs, in the first moment"
    assert noisy == Pace().burst, "what its pace allows"
