"""Today's tables for a test: made by the migrations once in a run, then written down for every other SQLite."""

from __future__ import annotations

import asyncio
import sqlite3
import tempfile
from functools import cache
from pathlib import Path

from simulator.quick_database import compile_once, quick_database
from storage.database import Database


async def migrated(database: Database) -> Database:
    """The same, with today's tables. PostgreSQL copies a template instead: see `postgres_url`."""
    if database.is_sqlite:
        sql = await asyncio.to_thread(_as_sql)
        async with database.engine.connect() as connection:
            raw = await connection.get_raw_connection()
            assert raw.driver_connection is not None
            await raw.driver_connection.executescript(sql)
    await database.migrate()
    return database


async def opened(url: str) -> Database:
    """A database with today's tables, and without what only takes time (see `quick_database`); journeys are about
    what people see, and tests/storage and tests/faults about what a disk and a thread may do.
    """
    if url.startswith("sqlite"):
        return await migrated(quick_database(url))
    database = await Database.open(url)
    compile_once(database.engine)
    return database


@cache
def _as_sql() -> str:
    """What the migrations make of an empty file."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "template.db"
        asyncio.run(_migrate(path))
        with sqlite3.connect(path) as connection:
            sql = "\n".join(connection.iterdump())
        connection.close()
    return sql


async def _migrate(path: Path) -> None:
    """Let the migrations make a file."""
    database = quick_database(f"sqlite:///{path}")
    await database.migrate()
    await database.close()
