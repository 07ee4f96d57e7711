"""How each database answers what is asked of it: nothing that happens often may read the whole of what grows."""

from __future__ import annotations

import re
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

from sqlalchemy import event
from sqlalchemy.ext.asyncio import AsyncConnection

from storage.database import Database
from storage.tables import Row

Statements = dict[str, Any]
"""Each statement with the parameters that it first had."""

ASKED = ("SELECT", "UPDATE", "DELETE", "WITH")

FEW = {
    "audit_entry": "counted for its last page by an organiser; it grows with what organisers do",
    "budget": "one row a workspace",
    "cohort": "some a year",
    "edit_pace": "one row a workspace",
    "erasure_key": "one row a workspace",
    "look": "one row a workspace",
    "own_question": "as many as an organiser writes",
    "proposal": "one row a cohort",
    "question_use": "one row a question of the bank",
    "removal": "empty but for the minutes after an erasure",
    "report": "some a cohort",
    "restored": "one row a workspace",
    "support": "one row a workspace",
    "survey_key": "one row a cohort",
}
"""Tables that do not grow with people, and why. Every other does, a new one too until it is named here."""

GROWS = frozenset(Row.metadata.tables) - set(FEW)
"""Of which nothing that happens often may read all, nor all of a workspace."""

SHORT = ("ix_nudge_uncertain", "ix_nudge_lease_until", "ix_nudge_planned", "ix_nudge_planned_expires_at")
"""Indexes that may be read by workspace alone, or from their beginning on: the first two have few rows, of the others
only the first entry is asked.
"""

ANOTHER_NAME = re.compile(r"_\d+$")
"""What SQLAlchemy adds to a table that a statement names twice."""

READS = frozenset({"Seq Scan", "Index Scan", "Index Only Scan", "Bitmap Index Scan"})
"""How PostgreSQL reads a table."""

BELIEVED_LARGE = """
UPDATE pg_class SET relpages = 1, reltuples = 1000000
WHERE relnamespace = 'public'::regnamespace AND relkind = 'r' AND pg_relation_size(oid) > 0 RETURNING relname
"""
"""The planner reckons with what it believes of a page, times the pages that there are; of none it knows nothing."""

WHAT_IT_COUNTED = "DELETE FROM pg_statistic"
"""By what a journey of minutes was counted to hold, two people have half of a table each."""

LITERAL = re.compile(r"'(?:[^']|'')*'")

ONCE = " LIKE "
"""Who erases or exports a person must look through every text, and does it once."""

AT_A_RESUME = re.compile(
    r"UPDATE mentorship SET look_again_at=.+ WHERE mentorship.workspace_id = \S+ AND mentorship.state != \S+$"
)
"""When Slack lets us in again every mentorship of the workspace is looked at anew, once, by no person's doing."""


@contextmanager
def noted(database: Database) -> Iterator[Statements]:
    """The statements that are run meanwhile."""
    statements: Statements = {}

    def note(_connection: Any, _cursor: Any, statement: str, given: Any, _context: Any, many: bool) -> None:
        if statement.lstrip().startswith(ASKED) and ONCE not in statement and not AT_A_RESUME.match(statement):
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
    return unbounded and ANOTHER_NAME.sub("", table) in GROWS and not set(SHORT) & set(rest)


async def whole_tables_on_postgres(connection: AsyncConnection, statements: Statements) -> dict[str, list[str]]:
    """The same of PostgreSQL, which is made to believe that what has rows has a million: of a few it would read all."""
    await connection.exec_driver_sql(WHAT_IT_COUNTED)
    await connection.exec_driver_sql("SET LOCAL enable_seqscan = off")
    large = set((await connection.exec_driver_sql(BELIEVED_LARGE)).scalars()) & GROWS
    found = {}
    for statement, given in statements.items():
        told = (await connection.exec_driver_sql(f"EXPLAIN (FORMAT JSON) {statement}", given)).scalar_one()
        nodes = [(table, node) for table, node in _nodes(told[0]["Plan"]) if table in large]
        read = [f"{node['Node Type']} {table}" for table, node in nodes if _is_unbounded(table, node)]
        if read:
            found[statement] = read
    return found


def _nodes(plan: dict[str, Any], above: str = "") -> Iterator[tuple[str, dict[str, Any]]]:
    """A plan's node and all below it, each with the table that it reads: a bitmap's is named by what is above it."""
    table = plan.get("Relation Name", above)
    yield table, plan
    for below in plan.get("Plans", ()):
        yield from _nodes(below, table)


def _is_unbounded(table: str, node: dict[str, Any]) -> bool:
    """Whether a node of a plan reads a whole table that grows, or by an index all that a workspace has in it."""
    kind = node["Node Type"]
    if kind not in READS or node.get("Index Name") in SHORT:
        return False
    asked = set(re.findall(r"\w+", LITERAL.sub("", node.get("Index Cond", ""))))
    return not asked & set(Row.metadata.tables[table].c.keys()) - {"workspace_id"}
