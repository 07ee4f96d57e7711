"""The queries of each tick are answered from an index, however large the outbox is."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

import pytest
from sqlalchemy.dialects import sqlite

from bench.delivery.rows import NOISY, fill
from mentoring.nudges.limits import Pace
from storage.database import Database
from storage.outbox.claims import claim, due_budgets
from storage.outbox.keys import read_nudges
from storage.outbox.maintenance import backlog, lease_over, next_wake, stale
from tests import plans

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


@pytest.mark.postgres
async def test_postgresql_too_reads_no_whole_table_in_a_tick(postgres_url: str) -> None:
    database = await Database.open(postgres_url)
    await fill(database, 6000, NOW)
    async with database.begin() as connection:
        await connection.exec_driver_sql("ANALYZE")
    with plans.noted(database) as statements:
        async with database.begin() as connection:
            assert await claim(connection, owner="one", now=NOW, lease=timedelta(hours=1), pace=Pace(), capacity=100)
            keys = await lease_over(connection, NOW + timedelta(hours=2), 10)
            await read_nudges(connection, keys)
            await stale(connection, NOW, 10)
            await next_wake(connection)
            await backlog(connection, NOW)
    async with database.begin() as connection:
        assert await plans.whole_tables_on_postgres(connection, statements) == {}
    await database.close()


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
