"""How SQLite answers what is asked of it: nothing that happens often may read the whole of what grows."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database

Statements = dict[str, Any]
"""Each statement with the parameters that it first had."""

ASKED = ("SELECT", "UPDATE", "DELETE")

GROWS = (
    "accord",
    "agreement",
    "answer",
    "enrolment",
    "heard_question",
    "inbox",
    "led_session",
    "mentorship",
    "mentorship_member",
    "nudge",
    "nudge_recipient",
    "pulse",
    "session",
    "thanks_note",
)
"""Tables that grow with people and time; the others have a few rows in each workspace."""

SHORT = ("ix_nudge_uncertain", "ix_nudge_planned")
"""Indexes that may be read by workspace alone: the first has few rows, of the second only the first entry is asked."""


ONCE = " LIKE "
"""Who erases or exports a person must look through every text, and does it once."""

AT_A_RESUME = "UPDATE mentorship SET look_again_at=? WHERE mentorship.workspace_id = ? AND mentorship.state != ?"
"""When Slack lets us in again every mentorship of the workspace is looked at anew, once, by no person's doing."""


@contextmanager
def noted(database: Database) -> Iterator[Statements]:
    """The statements that are run meanwhile."""
    statements: Statements = {}

    def note(_connection: Any, _cursor: Any, statement: str, given: Any, _context: Any, many: bool) -> None:
        if statement.lstrip().startswith(ASKED) and ONCE not in statement and statement != AT_A_RESUME:
            statements.setdefault(statement, given[0] if many else given)

    event.listen(database.engine.sync_engine, "before_cursor_execute", note)
    try:
        yield statements
    finally:
        event.remove(database.engine.sync_engine, "before_cursor_execute", note)


async def whole_tables(connection: AsyncConnection, statements: Statements) -> dict[str, list[str]]:
    """The statements that read every row of a table that grows, or every row of a workspace in it, and how."""
    found = {}
    for statement, given in statements.items():
        steps = await connection.exec_driver_sql(f"EXPLAIN QUERY PLAN {statement}", given)
        read = [step for step in steps.scalars("detail") if _reads_it_all(step)]
        if read:
            found[statement] = read
    return found


def _reads_it_all(step: str) -> bool:
    """Whether a step of a plan reads a whole table that grows."""
    how, table, *rest = step.split()
    unbounded = how == "SCAN" or rest[-1:] == ["(workspace_id=?)"]
    return unbounded and table in GROWS and not set(SHORT) & set(rest)


async def whole_tables_on_postgres(connection: AsyncConnection, statements: Statements) -> dict[str, list[str]]:
    """The same of PostgreSQL, which would rather read so few rows all, and may only where there is no other way."""
    await connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
    found = {}
    for statement, given in statements.items():
        told = (await connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", given)).scalar_one()
        read = [f"Seq Scan {node['Relation Name']}" for node in _nodes(told[0]["Plan"]) if _is_unbounded(node)]
        if read:
            found[statement] = read
    return found


def _nodes(plan: dict[str, Any]) -> Iterator[dict[str, Any]]:
    """A plan's node, and all below it."""
    yield plan
    for below in plan.get("Plans", ()):
        yield from _nodes(below)


def _is_unbounded(node: dict[str, Any]) -> bool:
    """Whether a node of a plan reads a whole table that grows."""
    return node["Node Type"] == "Seq Scan" and node["Relation Name"] in GROWS
