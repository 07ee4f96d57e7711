"""Every table is of workspaces, so that beyond one cluster workspaces can be divided over several."""

from __future__ import annotations

from typing import Any

import pytest
from sqlalchemy import ForeignKeyConstraint, UniqueConstraint, inspect
from sqlalchemy.engine import Inspector

from storage.database import Database
from storage.tables import Row

WORKSPACE = "workspace_id"

NO_DATA = {"alembic_version"}
"""Which step the tables are at."""


@pytest.mark.parametrize("table", Row.metadata.sorted_tables, ids=lambda table: table.name)
def test_every_key_begins_with_the_workspace(table: Any) -> None:
    keys = [list(table.primary_key.columns.keys())]
    keys += [list(each.columns.keys()) for each in table.constraints if isinstance(each, UniqueConstraint)]
    keys += [list(each.columns.keys()) for each in table.indexes if each.unique]
    assert [key for key in keys if key[0] != WORKSPACE] == []


@pytest.mark.parametrize("table", Row.metadata.sorted_tables, ids=lambda table: table.name)
def test_no_row_points_to_another_workspace(table: Any) -> None:
    for each in table.constraints:
        if isinstance(each, ForeignKeyConstraint):
            pairs = [(one.parent.name, one.column.name) for one in each.elements]
            assert pairs[0] == (WORKSPACE, WORKSPACE)


async def test_the_database_has_no_other_tables(database: Database) -> None:
    async with database.begin() as connection:

        def keys(bare: Any) -> dict[str, list[str]]:
            seen: Inspector = inspect(bare)
            return {name: seen.get_pk_constraint(name)["constrained_columns"] for name in seen.get_table_names()}

        found = await connection.run_sync(keys)
    assert set(found) - NO_DATA == set(Row.metadata.tables)
    assert {name: key for name, key in found.items() if name not in NO_DATA and key[0] != WORKSPACE} == {}
