"""A backup is one SQLite file, made while the bot runs, whichever database it runs on; and the way back.

It holds every table as it was at one moment, and when that was. It is read into either kind of database, so it is also
the way from SQLite to PostgreSQL.
"""

from __future__ import annotations

import asyncio
import os
import shutil
import sqlite3
import tempfile
from collections.abc import AsyncIterator
from contextlib import closing
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Table, func, insert, select, text
from sqlalchemy.ext.asyncio import AsyncConnection

from mentoring.model import MemberId, WorkspaceId
from storage import erasers, migrations
from storage.database import Database
from storage.erasures import KEPT, ErasureJournal, keys, mark_of
from storage.errors import BackupThere, BackupTooOld, NoBackupThere, NotABackup, NotEmpty
from storage.outbox.restored import mark_restored, with_nudges
from storage.tables import Row

CHUNK = 2_000
"""Rows that are copied at a time."""

SNAPSHOT = text("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ, READ ONLY")

PASSING = ("restored",)
"""Tables that say something of this database, not of the one that is copied."""


@dataclass(frozen=True, kw_only=True)
class Back:
    """What a restore brought back: from when, how many rows, and how many people it erased again."""

    made_at: datetime
    rows: int
    erased: int


async def back_up(database: Database, file: Path, now: datetime) -> int:
    """Write everything as it is now into a new file, whole or not at all; its size in bytes. Raises BackupThere."""
    part = await asyncio.to_thread(_begun, file)
    try:
        if database.is_sqlite:
            await asyncio.to_thread(_copy_file, Path(str(database.engine.url.database)), part)
        else:
            await _copy_out(database, part)
        return await asyncio.to_thread(_sealed, part, file, now)
    finally:
        await asyncio.to_thread(_clean, part)


async def restore(database: Database, file: Path, journal: ErasureJournal, now: datetime) -> Back:
    """Read a backup into an empty database, erase again who was erased since, and remember what is not known.

    Raises NotABackup, BackupTooOld, NewerSchema or NotEmpty; then nothing has changed.
    """
    made_at = await asyncio.to_thread(usable, file, now)
    with tempfile.TemporaryDirectory(prefix="bothways-restore-") as folder:
        copy = Path(folder) / "copy.db"
        await asyncio.to_thread(shutil.copyfile, file, copy)
        source = await Database.open(f"sqlite:///{copy}")
        try:
            await source.migrate()
            await database.migrate()
            return await _bring_back(source, database, journal, made_at, now)
        finally:
            await source.close()


async def _bring_back(
    source: Database, database: Database, journal: ErasureJournal, made_at: datetime, now: datetime
) -> Back:
    """All of it in one transaction."""
    async with database.begin() as into:
        for table in Row.metadata.sorted_tables:
            if (await into.execute(select(func.count()).select_from(table))).scalar_one():
                raise NotEmpty(table=table.name)
        rows = 0
        async with source.engine.connect() as out:
            for table in _tables():
                async for part in _parts(out, table):
                    await into.execute(insert(table), part)
                    rows += len(part)
        erased = await _erase_again(into, journal.since(made_at))
        await mark_restored(into, await with_nudges(into), made_at, now)
    return Back(made_at=made_at, rows=rows, erased=erased)


async def _erase_again(connection: AsyncConnection, marks: frozenset[str]) -> int:
    """Whoever the journal names is erased from what came back; how many."""
    number = 0
    for workspace, key in (await keys(connection)).items():
        for member in await _people(connection, workspace):
            if mark_of(key, member) in marks:
                await erasers.erase(connection, workspace, member)
                number += 1
    return number


async def _people(connection: AsyncConnection, workspace: WorkspaceId) -> list[MemberId]:
    """Everybody of whom a table has a row."""
    tables = [table for table in _tables() if "member_id" in table.c]
    found: set[str] = set()
    for table in tables:
        asked = select(table.c.member_id).where(table.c.workspace_id == workspace).distinct()
        found |= set((await connection.execute(asked)).scalars())
    return [MemberId(member) for member in sorted(found)]


def _tables() -> list[Table]:
    """What is copied, parents first."""
    return [table for table in Row.metadata.sorted_tables if table.name not in PASSING]


async def _parts(connection: AsyncConnection, table: Table) -> AsyncIterator[list[dict[str, Any]]]:
    """The rows of a table, some at a time, as the tables of either database take them."""
    result = await connection.stream(select(table).execution_options(yield_per=CHUNK))
    async for part in result.mappings().partitions():
        yield [dict(row) for row in part]


async def _copy_out(database: Database, part: Path) -> None:
    """Every table of a PostgreSQL, as it is at one moment, into a SQLite file of the same shape."""
    into = await Database.open(f"sqlite:///{part}")
    try:
        await into.migrate()
        async with database.engine.connect() as out, into.begin() as written:
            await out.execute(SNAPSHOT)
            await out.run_sync(migrations.require_newest)
            for table in _tables():
                async for rows in _parts(out, table):
                    await written.execute(insert(table), rows)
    finally:
        await into.close()


def _copy_file(database: Path, part: Path) -> None:
    """A SQLite file with all that was committed, in its log or not; whoever writes meanwhile is not disturbed."""
    with (
        closing(sqlite3.connect(f"{database.absolute().as_uri()}?mode=ro", uri=True)) as out,
        closing(sqlite3.connect(part)) as into,
    ):
        out.backup(into)


def _begun(file: Path) -> Path:
    """A file of our own beside the one that is to be made. Raises BackupThere."""
    if file.exists():
        raise BackupThere(path=file)
    part = file.with_name(f".{file.name}.part")
    _clean(part)
    os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_WRONLY, 0o600))
    return part


def _clean(part: Path) -> None:
    """Leave nothing behind of what was not finished."""
    for end in ("", ".lock", "-wal", "-shm"):
        Path(f"{part}{end}").unlink(missing_ok=True)


def _sealed(part: Path, file: Path, now: datetime) -> int:
    """One file with nothing beside it, that says of when it is, through to the disk; its size."""
    with closing(sqlite3.connect(part, isolation_level=None)) as connection:
        connection.execute("PRAGMA journal_mode=DELETE")
        connection.execute("DROP TABLE IF EXISTS backup")
        connection.execute("CREATE TABLE backup (made_at TEXT NOT NULL)")
        connection.execute("INSERT INTO backup VALUES (?)", (now.isoformat(),))
    with part.open("rb") as written:
        os.fsync(written.fileno())
    part.rename(file)
    return file.stat().st_size


def usable(file: Path, now: datetime) -> datetime:
    """When a backup was made that may be restored now. Raises NoBackupThere, NotABackup, BackupTooOld."""
    if not file.exists():
        raise NoBackupThere(path=file)
    try:
        with closing(sqlite3.connect(f"{file.absolute().as_uri()}?mode=ro", uri=True)) as connection:
            [(made,)] = connection.execute("SELECT made_at FROM backup")
            [(sound,)] = connection.execute("PRAGMA quick_check(1)")
    except (sqlite3.DatabaseError, ValueError) as error:
        raise NotABackup(path=file) from error
    if sound != "ok":
        raise NotABackup(path=file)
    made_at = datetime.fromisoformat(made)
    if made_at < now - KEPT:
        raise BackupTooOld(path=file, made=f"{made_at:%Y-%m-%d}", days=KEPT.days)
    return made_at
