"""One table as one workspace sees it: every statement carries the workspace, so that no query can forget which."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from functools import lru_cache
from itertools import chain
from typing import Any, Generic, TypeVar

from sqlalchemy import (
    ColumnElement,
    Delete,
    RowMapping,
    Select,
    Table,
    Update,
    and_,
    bindparam,
    delete,
    or_,
    select,
    update,
)
from sqlalchemy.dialects import postgresql, sqlite
from sqlalchemy.exc import IntegrityError
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import WorkspaceId
from storage.errors import Conflict
from storage.tables import Row

R = TypeVar("R", bound=Row)

Insert = postgresql.Insert | sqlite.Insert

MANY = 500
"""How many values go into one IN (…), well below SQLite's limit on parameters."""

PAIRS = 64
"""How many pairs go into one OR, a power of two."""


def table_of(row: type[Row]) -> Table:
    """The table behind a row class."""
    return row.__table__  # type: ignore[attr-defined,no-any-return]


def insert_into(connection: AsyncConnection, table: Table) -> Insert:
    """An INSERT that knows ON CONFLICT, in this database's dialect."""
    return sqlite.insert(table) if connection.dialect.name == "sqlite" else postgresql.insert(table)


def in_parts(values: Iterable[str]) -> Iterable[list[str]]:
    """Distinct values in lists short enough for one IN (…)."""
    distinct = sorted(set(values))
    return (distinct[start : start + MANY] for start in range(0, len(distinct), MANY))


def power_of_two(number: int) -> int:
    """The next one from a positive number on: statements come in few sizes, so that few are built and prepared."""
    return 1 << (number - 1).bit_length()


async def of_pairs(
    connection: AsyncConnection, row: type[Row], column: str, pairs: Iterable[tuple[str, str]]
) -> list[RowMapping]:
    """The rows whose workspace and `column` are one of these pairs, for those who work in several workspaces."""
    distinct = sorted(set(pairs))
    found: list[RowMapping] = []
    for start in range(0, len(distinct), PAIRS):
        part = distinct[start : start + PAIRS]
        size = power_of_two(len(part))
        part += part[-1:] * (size - len(part))
        given = dict(zip(_names(size), chain.from_iterable(part), strict=True))
        found += (await connection.execute(_of_pairs(row, column, size), given)).mappings()
    return found


@lru_cache
def _of_pairs(row: type[Row], column: str, size: int) -> Select[Any]:
    """The statement for so many pairs; spelt as OR, since SQLite reads the whole table for `(a, b) IN (…)`."""
    c = table_of(row).c
    names = iter(_names(size))
    pairs = (
        and_(c.workspace_id == bindparam(workspace), c[column] == bindparam(value))
        for workspace, value in zip(names, names, strict=True)
    )
    return select(table_of(row)).where(or_(*pairs))


@lru_cache
def _names(size: int) -> tuple[str, ...]:
    """What the parameters of so many pairs are called."""
    return tuple(f"{which}_{place}" for place in range(size) for which in ("workspace", "value"))


class Rows(Generic[R]):
    """The rows of one table in one workspace."""

    def __init__(self, connection: AsyncConnection, workspace: WorkspaceId, row: type[R]) -> None:
        """Of the table of `row`, for as long as the connection's transaction lasts."""
        self.connection = connection
        self.workspace = workspace
        self.row = row
        self.table = table_of(row)
        self.c = self.table.c

    def where(self, *conditions: ColumnElement[bool]) -> ColumnElement[bool]:
        """The conditions, and that the row is of this workspace."""
        return and_(self.c.workspace_id == self.workspace, *conditions)

    async def all(self, *conditions: ColumnElement[bool], order: Any = None, limit: int | None = None) -> list[R]:
        """The rows that fit, in the order of the columns `order`."""
        query: Select[Any] = select(self.table).where(self.where(*conditions)).limit(limit)
        if order is not None:
            query = query.order_by(*order) if isinstance(order, tuple) else query.order_by(order)
        found = await self.connection.execute(query)
        return [self.row.read(columns) for columns in found.mappings()]

    async def one(self, *conditions: ColumnElement[bool]) -> R | None:
        """The row that fits, or None."""
        found = await self.all(*conditions, limit=1)
        return found[0] if found else None

    async def among(self, column: ColumnElement[str], values: Iterable[str]) -> list[R]:
        """The rows whose `column` is one of `values`, however many those are."""
        return [row for part in in_parts(values) for row in await self.all(column.in_(part))]

    async def put(self, row: R, *, keep: Collection[str] = (), **computed: ColumnElement[Any]) -> None:
        """Insert the row, or replace the one with its key but for the columns in `keep`.

        `computed` gives the new value of a column in terms of the old row. Raises Conflict when another row
        holds a value that must be unique.
        """
        key = [column.name for column in self.table.primary_key]
        insert = insert_into(self.connection, self.table).values(**row.values())
        changed = {
            column.name: insert.excluded[column.name]
            for column in self.c
            if column.name not in key and column.name not in keep
        }
        statement = insert.on_conflict_do_update(index_elements=key, set_={**changed, **computed})
        try:
            await self.connection.execute(statement if changed else insert.on_conflict_do_nothing())
        except IntegrityError as error:
            raise Conflict(what=self.table.name) from error

    async def add(self, rows: Iterable[R]) -> int:
        """Insert those rows whose key is new; the number inserted."""
        values = [row.values() for row in rows]
        if not values:
            return 0
        statement = insert_into(self.connection, self.table).on_conflict_do_nothing()
        done = await self.connection.execute(
            statement.execution_options(preserve_rowcount=True), values if len(values) > 1 else values[0]
        )
        return done.rowcount

    async def change(self, *conditions: ColumnElement[bool], **values: Any) -> int:
        """Set columns of the rows that fit, in one statement; the number changed."""
        statement: Update = update(self.table).where(self.where(*conditions)).values(**values)
        return (await self.connection.execute(statement)).rowcount

    async def remove(self, *conditions: ColumnElement[bool]) -> int:
        """Delete the rows that fit; the number deleted."""
        statement: Delete = delete(self.table).where(self.where(*conditions))
        return (await self.connection.execute(statement)).rowcount
