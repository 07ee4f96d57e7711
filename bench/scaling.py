"""`python -m bench.scaling`: what grows when a PostgreSQL holds many workspaces, and what does not.

Each workspace has a hundred members in one cohort under way, paired, with six sessions and ten nudges a member. The
server makes the rows itself; what is measured are the queries of a tick and of a person's path, through the same code.
"""

from __future__ import annotations

import argparse
import asyncio
import time
from collections.abc import Awaitable, Callable
from datetime import UTC, datetime, timedelta

from mentoring.model import CohortId, MemberId, WorkspaceId
from mentoring.programme.reports import made
from mentoring.report import ReportMoment
from storage.database import Database
from storage.outbox.budgets import Pace
from storage.outbox.claims import claim, due_budgets
from tests import postgres

MEMBERS = 100
NOW = datetime(2026, 12, 1, 9, tzinfo=UTC)
TIMES = 30

FILL = """
INSERT INTO budget (workspace_id, tokens, rate, refilled_at, served_at, next_claim_at)
SELECT w, 20, 4, :now, :now, CASE WHEN here % 100 = 0 THEN :now ELSE :later END FROM made_workspace;

INSERT INTO cohort (workspace_id, cohort_id, name, channel, organiser, opt_in_closes_on, starts_on, tz, sessions,
  every_weeks, minutes, min_gap, departments_apart, open_to, odd_one, names_public, stage, announcement, look_again_at,
  owners)
SELECT w, 'c', 'Spring', 'C1', 'U1', '2026-09-01', '2026-09-07', 'UTC', 6, 4, 45, 1, true, 'everyone', 'trio', false,
  'under way', '', :later, '["U1"]' FROM made_workspace;

INSERT INTO member (workspace_id, member_id, tz, standing, organiser)
SELECT w, 'U' || m, 'UTC', 'here', m = 1 FROM made_member;

INSERT INTO enrolment (workspace_id, cohort_id, member_id, at, state, standing)
SELECT w, 'c', 'U' || m, :now, 'enrolled', 'here' FROM made_member;

INSERT INTO mentorship (workspace_id, mentorship_id, cohort_id, directions, began_at, introduced_at, state,
  look_again_at)
SELECT w, 'm' || m, 'c', '[]', :now, :now, 'active', :later FROM made_member WHERE m % 2 = 1;

INSERT INTO mentorship_member (workspace_id, mentorship_id, member_id, place)
SELECT w, 'm' || (m - (m + 1) % 2), 'U' || m, (m + 1) % 2 FROM made_member;

INSERT INTO session (workspace_id, session_id, mentorship_id, number, due_on, opens, questions, planned,
  moved)
SELECT w, 's' || m || '-' || n, 'm' || m, n, date '2026-09-07' + 28 * n, 'U' || m, '[]', false, 0
FROM made_member, generate_series(1, 6) AS n WHERE m % 2 = 1;

INSERT INTO nudge (workspace_id, nudge_id, kind, recipients, subject, dedupe_key, due_at, not_before, expires_at, state,
  fence, attempt)
SELECT w, 'n' || m || '-' || n, 'agenda', json_build_array('U' || m), 'c', 'agenda/' || m || '/' || n, at, at,
  at + interval '6 days', CASE WHEN n < 10 THEN 'expired' ELSE 'planned' END, 0, 0
FROM made_member, generate_series(1, 10) AS n, LATERAL (SELECT CASE WHEN n < 10 THEN :now - n * interval '7 days'
  WHEN here % 100 = 0 THEN :now ELSE :later END AS at) AS due;

INSERT INTO nudge_recipient (workspace_id, member_id, nudge_id)
SELECT w, 'U' || m, 'n' || m || '-' || n FROM made_member, generate_series(1, 10) AS n
"""
"""Nine of ten nudges are of the past; the tenth is due in three days, and now in one workspace in a hundred."""

MADE = """
SET LOCAL session_replication_role = replica;

CREATE TEMP VIEW made_workspace AS
SELECT here, 'T' || lpad(here::text, 6, '0') AS w FROM generate_series(1, {workspaces}) AS here;

CREATE TEMP VIEW made_member AS SELECT here, w, m FROM made_workspace, generate_series(1, {members}) AS m;
"""

"""Without asking of each row whether its parent is there, which takes most of the time."""


async def measured(url: str, workspaces: int) -> list[str]:
    """The cells of one row."""
    database = await Database.open(url)
    await database.migrate()
    began = time.monotonic()
    size = await _fill(database, workspaces)
    filled = time.monotonic() - began
    here, member, cohort = WorkspaceId(f"T{workspaces // 2:06}"), MemberId("U50"), CohortId("c")

    async def idle() -> None:
        async with database.begin() as connection:
            await connection.execute(due_budgets(), {"moment": NOW - timedelta(days=1), "most": 50})

    async def claims() -> None:
        async with database.begin() as connection:
            await claim(connection, owner="one", now=NOW, lease=timedelta(minutes=1), pace=Pace(), capacity=100)

    async def plans() -> None:
        await database.cohorts_to_plan(NOW, 200)
        await database.mentorships_to_plan(NOW, 200)
        await database.next_look()

    async def home() -> None:
        async with database.transaction(here) as tx:
            await tx.members.get(member)
            await tx.members.organisers()
            await tx.enrolments.of_member(member)
            for mentorship in await tx.mentorships.of_member(member):
                await tx.cohorts.get(mentorship.cohort)
                await tx.sessions.of_mentorship(mentorship.id)
                await tx.pulses.of_mentorship(mentorship.id)
            await tx.nudges.of_member(member)

    async def report() -> None:
        async with database.transaction(here) as tx:
            found = await tx.cohorts.get(cohort)
            assert found is not None
            await made(tx, found, NOW.date(), ReportMoment.RESULTS, None)

    cells = [f"{workspaces:,}", f"{workspaces * MEMBERS:,}", f"{workspaces * MEMBERS * 10:,}", f"{size / 1e9:.1f}"]
    cells += [f"{await _quickest(what):.1f}" for what in (idle, claims, plans, home, report)]
    await database.close()
    return [*cells, f"{filled:.0f}"]


async def _fill(database: Database, workspaces: int) -> int:
    """Make the rows; how many bytes the database takes then."""
    filled_in = {
        ":now": f"timestamptz '{NOW}'",
        ":later": f"timestamptz '{NOW + timedelta(days=3)}'",
        "{workspaces}": str(workspaces),
        "{members}": str(MEMBERS),
        "%": "%%",
    }
    statements = MADE + FILL
    for gap, value in filled_in.items():
        statements = statements.replace(gap, value)
    async with database.begin() as connection:
        for statement in statements.split(";"):
            await connection.exec_driver_sql(statement)
    async with database.engine.connect() as connection:
        outside = await connection.execution_options(isolation_level="AUTOCOMMIT")
        await outside.exec_driver_sql("VACUUM ANALYZE")
        return int((await outside.exec_driver_sql("SELECT pg_database_size(current_database())")).scalar_one())


async def _quickest(what: Callable[[], Awaitable[None]]) -> float:
    """Milliseconds, in the quickest of some tries: what other work on the machine adds is not ours."""
    taken = []
    for _ in range(TIMES):
        began = time.perf_counter()
        await what()
        taken.append(1000 * (time.perf_counter() - began))
    return min(taken)


HEADER = (
    "| workspaces | members | nudges | GB | idle tick, ms | claim of 100, ms | plan, ms | Home, ms | report, ms | "
    "filled in, s |\n"
    "|--:|--:|--:|--:|--:|--:|--:|--:|--:|--:|"
)


def main() -> None:
    """Measure, and print a row for each size."""
    parser = argparse.ArgumentParser(prog="python -m bench.scaling", description=__doc__)
    parser.add_argument("--workspaces", type=int, nargs="+", default=[100, 1_000, 10_000])
    asked = parser.parse_args()
    print(HEADER, flush=True)
    with postgres.running() as server:
        for workspaces in asked.workspaces:
            url = server.fresh()
            print(f"| {' | '.join(asyncio.run(measured(url, workspaces)))} |", flush=True)
            server.drop(url)


if __name__ == "__main__":
    main()
