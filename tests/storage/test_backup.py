"""A backup holds everything as it was at one moment; it comes back into either database, but for the erased."""

from __future__ import annotations

import os
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from mentoring.model import Member
from mentoring.ports import MemoryUnavailable
from storage.backup import Back, back_up, restore
from storage.database import Database
from storage.erasures import ErasureJournal
from storage.errors import BackupThere, BackupTooOld, NewerSchema, NoBackupThere, NotABackup, NotEmpty, OlderSchema
from storage.outbox.restored import restored
from storage.tables import Row
from tests.postgres import Postgres
from tests.storage.facts import AMIRA, BO, ELSEWHERE, HERE, NOON, a_cohort, a_mentorship, a_nudge, a_profile, a_session

LATER = NOON + timedelta(days=1)


@asynccontextmanager
async def opened(url: str, journal: ErasureJournal | None = None) -> AsyncIterator[Database]:
    database = await Database.open(url, erased=(lambda mark: journal.note(mark, LATER)) if journal else None)
    try:
        await database.migrate()
        yield database
    finally:
        await database.close()


@pytest.fixture
def journal(tmp_path: Path) -> ErasureJournal:
    return ErasureJournal(tmp_path / "erased")


@pytest.fixture
async def lived_in(database_url: str, tmp_path: Path, journal: ErasureJournal) -> AsyncIterator[Database]:
    """A database, once of each kind, in which something is going on in two workspaces."""
    url = f"sqlite:///{tmp_path}/live.db" if database_url == "sqlite://" else database_url
    async with opened(url, journal) as database:
        for workspace in (HERE, ELSEWHERE):
            async with database.transaction(workspace) as tx:
                for member in (AMIRA, BO):
                    await tx.members.put(Member(id=member))
                    await tx.profiles.put(a_profile(member))
                await tx.cohorts.put(a_cohort())
                await tx.mentorships.put(a_mentorship())
                await tx.sessions.put(a_session())
                await tx.nudges.plan([a_nudge(AMIRA, workspace=workspace), a_nudge(AMIRA, BO, workspace=workspace)])
        yield database


async def everything(database: Database, *, but: tuple[str, ...] = ("restored",)) -> dict[str, list[dict[str, Any]]]:
    async with database.begin() as connection:
        return {
            table.name: [
                dict(row) for row in (await connection.execute(select(table).order_by(*table.primary_key))).mappings()
            ]
            for table in Row.metadata.sorted_tables
            if table.name not in but
        }


async def test_what_is_restored_is_what_there_was(lived_in: Database, tmp_path: Path, journal: ErasureJournal) -> None:
    before = await everything(lived_in)
    await back_up(lived_in, tmp_path / "b", NOON)
    async with lived_in.transaction(HERE) as tx:
        await tx.members.put(Member(id=BO, organiser=True))

    async with opened(f"sqlite:///{tmp_path}/again.db") as again:
        back = await restore(again, tmp_path / "b", journal, LATER)

        assert await everything(again) == before
        assert back == Back(made_at=NOON, rows=sum(len(rows) for rows in before.values()), erased=0)
        async with again.begin() as connection:
            since = await restored(connection)
    assert {each: (one.made_at, one.restored_at, one.is_confirmed) for each, one in since.items()} == {
        HERE: (NOON, LATER, False),
        ELSEWHERE: (NOON, LATER, False),
    }


async def test_a_backup_is_one_file_that_only_its_owner_reads(lived_in: Database, tmp_path: Path) -> None:
    folder = tmp_path / "backups"
    folder.mkdir()
    await back_up(lived_in, folder / "b", NOON)
    assert [(each.name, each.stat().st_mode & 0o777) for each in folder.iterdir()] == [("b", 0o600)]


@pytest.mark.postgres
async def test_a_backup_of_either_database_comes_back_into_the_other(
    lived_in: Database, tmp_path: Path, journal: ErasureJournal, postgres_server: Postgres
) -> None:
    before = await everything(lived_in)
    await back_up(lived_in, tmp_path / "b", NOON)
    url = postgres_server.fresh()
    async with opened(url) as again:
        await restore(again, tmp_path / "b", journal, LATER)
        assert await everything(again) == before
    postgres_server.drop(url)


async def test_whoever_was_erased_since_stays_erased(
    lived_in: Database, tmp_path: Path, journal: ErasureJournal
) -> None:
    await back_up(lived_in, tmp_path / "b", NOON)
    async with lived_in.transaction(HERE) as tx:
        await tx.members.erase(AMIRA)

    async with opened(f"sqlite:///{tmp_path}/again.db") as again:
        assert (await restore(again, tmp_path / "b", journal, LATER)).erased == 1
        shown = await everything(again)
    here = [row for rows in shown.values() for row in rows if row["workspace_id"] == HERE]
    assert AMIRA not in str(here)
    assert AMIRA in str(shown)  # elsewhere, somebody of the same id was not erased


def test_the_journal_names_nobody_and_forgets(tmp_path: Path) -> None:
    journal = ErasureJournal(tmp_path / "erased")
    journal.note("11", NOON)
    journal.note("22", LATER)
    assert journal.since(NOON) == {"11", "22"}
    assert journal.since(LATER) == {"22"}
    assert journal.forget(LATER) == 1
    journal.note("33", LATER)
    assert journal.since(NOON) == {"22", "33"}
    assert (tmp_path / "erased").stat().st_mode & 0o777 == 0o600


async def test_nobody_is_erased_whom_the_journal_cannot_hold(database_url: str, tmp_path: Path) -> None:
    async with opened(database_url, ErasureJournal(tmp_path / "no such folder" / "erased")) as database:
        async with database.transaction(HERE) as tx:
            await tx.members.put(Member(id=AMIRA))
        with pytest.raises(MemoryUnavailable, match="No such file"):
            async with database.transaction(HERE) as tx:
                await tx.members.erase(AMIRA)
        async with database.transaction(HERE) as tx:
            assert await tx.members.get(AMIRA) is not None


async def test_what_cannot_be_restored_is_refused_and_changes_nothing(
    lived_in: Database, tmp_path: Path, journal: ErasureJournal
) -> None:
    await back_up(lived_in, tmp_path / "b", NOON)
    (tmp_path / "text").write_text("not a database", encoding="utf-8")
    (tmp_path / "half").write_bytes((tmp_path / "b").read_bytes()[:20_000])
    newer = tmp_path / "newer"
    newer.write_bytes((tmp_path / "b").read_bytes())
    with closing(sqlite3.connect(newer)) as connection, connection:
        connection.execute("UPDATE alembic_version SET version_num = '9999'")

    async with opened(f"sqlite:///{tmp_path}/again.db") as again:
        nothing = await everything(again, but=())
        for name, refused in {
            "none": NoBackupThere,
            "text": NotABackup,
            "half": NotABackup,
            "again.db": NotABackup,
            "newer": NewerSchema,
        }.items():
            with pytest.raises(refused):
                await restore(again, tmp_path / name, journal, LATER)
        with pytest.raises(BackupTooOld, match="known for 30 days who was erased"):
            await restore(again, tmp_path / "b", journal, NOON + timedelta(days=31))
        assert await everything(again, but=()) == nothing
        await restore(again, tmp_path / "b", journal, LATER)
        with pytest.raises(NotEmpty):
            await restore(again, tmp_path / "b", journal, LATER)
    with pytest.raises(BackupThere):
        await back_up(lived_in, tmp_path / "b", NOON)


async def test_a_database_of_a_newer_version_is_not_touched(database: Database) -> None:
    async with database.begin() as connection:
        await connection.exec_driver_sql("UPDATE alembic_version SET version_num = '9999'")
    with pytest.raises(NewerSchema, match="step 9999"):
        await database.migrate()


@pytest.mark.postgres
async def test_tables_of_an_older_version_are_not_copied(postgres_url: str, tmp_path: Path) -> None:
    async with opened(postgres_url) as database:
        async with database.begin() as connection:
            await connection.exec_driver_sql("UPDATE alembic_version SET version_num = '0003'")
        with pytest.raises(OlderSchema):
            await back_up(database, tmp_path / "b", datetime(2026, 1, 1, tzinfo=UTC))
    assert os.listdir(tmp_path) == []  # noqa: PTH208 - a Path would block, says another rule
