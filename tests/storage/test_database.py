"""Opening, migrating and sharing the database."""

from __future__ import annotations

import asyncio
import sqlite3
from datetime import UTC, datetime
from pathlib import Path

import pytest
from alembic.autogenerate import compare_metadata
from alembic.migration import MigrationContext
from sqlalchemy import Connection, text

from mentoring.model import Member, MemberId, WorkspaceId
from storage.database import Database, in_transaction
from storage.errors import AlreadyRunning, BadDatabaseUrl, CannotReach, CannotWrite, NoSuchFolder, NotADatabase
from storage.tables import Row

HERE = WorkspaceId("T1")
U1 = MemberId("U1")


async def test_migrations_lead_to_the_tables_in_the_code(database: Database) -> None:
    def differences(connection: Connection) -> list[object]:
        context = MigrationContext.configure(connection, opts={"compare_type": True})
        return list(compare_metadata(context, Row.metadata))

    async with database.begin() as connection:
        assert await connection.run_sync(differences) == []


async def test_migrating_again_changes_nothing(database: Database) -> None:
    async with database.transaction(HERE) as tx:
        await tx.members.put(Member(id=U1))
    await database.migrate()
    async with database.transaction(HERE) as tx:
        assert await tx.members.get(U1) == Member(id=U1)


async def test_replicas_that_start_together_migrate_once(postgres_server: object, postgres_url: str) -> None:
    replicas = [await Database.open(postgres_url) for _ in range(3)]
    async with replicas[0].begin() as connection:
        await connection.execute(text("DROP SCHEMA public CASCADE"))
        await connection.execute(text("CREATE SCHEMA public"))
    await asyncio.gather(*(replica.migrate() for replica in replicas))
    async with replicas[0].transaction(HERE) as tx:
        assert await tx.members.organisers() == []
    for replica in replicas:
        await replica.close()


async def test_an_error_takes_everything_back(database: Database) -> None:
    async def stumble() -> None:
        async with database.transaction(HERE) as tx:
            await tx.members.put(Member(id=U1))
            raise ZeroDivisionError

    with pytest.raises(ZeroDivisionError):
        await stumble()
    async with database.transaction(HERE) as tx:
        assert await tx.members.get(U1) is None


async def test_a_cancelled_use_case_leaves_nothing_and_lets_the_next_one_in(database: Database) -> None:
    written = asyncio.Event()

    async def interrupted() -> None:
        async with database.transaction(HERE) as tx:
            await tx.members.put(Member(id=U1))
            written.set()
            await asyncio.Event().wait()

    task = asyncio.create_task(interrupted())
    await written.wait()
    task.cancel()
    with pytest.raises(asyncio.CancelledError):
        await task
    async with database.transaction(HERE) as tx:
        assert await tx.members.get(U1) is None


async def test_a_transaction_inside_a_transaction_is_refused(database: Database) -> None:
    async with database.transaction(HERE):
        assert in_transaction()
        with pytest.raises(RuntimeError, match="inside a transaction"):
            async with database.transaction(HERE):
                pass
    assert not in_transaction()


async def test_read_decide_and_write_is_never_interrupted_by_another(database: Database) -> None:
    async def one_more() -> None:
        async with database.transaction(HERE) as tx:
            member = await tx.members.get(U1) or Member(id=U1, tz="0")
            await asyncio.sleep(0)
            await tx.members.put(Member(id=U1, tz=str(int(member.tz) + 1)))

    await asyncio.gather(*(one_more() for _ in range(20)))
    async with database.transaction(HERE) as tx:
        assert await tx.members.get(U1) == Member(id=U1, tz="20")


async def test_a_second_process_is_refused_until_the_first_is_gone(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/one.db"
    first = await Database.open(url)
    with pytest.raises(AlreadyRunning, match="stop that one first"):
        await Database.open(url)
    await first.close()
    await (await Database.open(url)).close()


async def test_a_running_bot_can_be_looked_into_but_not_changed(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/one.db"
    bot = await Database.open(url)
    await bot.migrate()
    look = await Database.open(url, look_only=True)
    assert await look.cohorts_to_plan(datetime(2026, 1, 1, tzinfo=UTC), 1) == []
    with pytest.raises(Exception, match="readonly"):
        async with look.transaction(HERE) as tx:
            await tx.members.put(Member(id=U1))
    await look.close()
    await bot.close()


@pytest.mark.parametrize("url", ["", "bothways.db", "mysql://root@localhost/x", "sqlite+nothing"])
async def test_a_wrong_address_says_how_to_write_one(url: str) -> None:
    with pytest.raises(BadDatabaseUrl, match=r"sqlite:///bothways\.db"):
        await Database.open(url)


async def test_a_folder_that_is_not_there_is_named_and_not_made(tmp_path: Path) -> None:
    folder = tmp_path / "elsewhere"
    with pytest.raises(NoSuchFolder, match=r"there is no folder .*/elsewhere"):
        await Database.open(f"sqlite:///{folder}/one.db")
    assert not folder.exists()


async def test_a_file_that_cannot_be_written_is_named(tmp_path: Path) -> None:
    (tmp_path / "one.db.lock").mkdir()
    with pytest.raises(CannotWrite, match=r"one\.db cannot be written"):
        await Database.open(f"sqlite:///{tmp_path}/one.db")


async def test_a_file_that_is_no_database_is_named_and_left_alone(tmp_path: Path) -> None:
    letter = tmp_path / "letter.db"
    letter.write_text("Dear Amira, " * 1000)
    with pytest.raises(NotADatabase, match=r"letter\.db"):
        await Database.open(f"sqlite:///{letter}")
    assert letter.read_text().startswith("Dear Amira")


async def test_a_server_that_does_not_answer_is_named_without_its_password() -> None:
    with pytest.raises(CannotReach, match=r"127\.0\.0\.1") as refused:
        await Database.open("postgresql://bothways:hunter2@127.0.0.1:1/bothways")
    assert "hunter2" not in str(refused.value)


async def test_sqlite_is_set_to_survive_a_power_cut(tmp_path: Path) -> None:
    database = await Database.open(f"sqlite:///{tmp_path}/one.db")
    async with database.begin() as connection:
        found = [
            (await connection.execute(text(f"PRAGMA {pragma}"))).scalar()
            for pragma in ("journal_mode", "synchronous", "foreign_keys")
        ]
    await database.close()
    assert found == ["wal", 2, 1]


async def test_somebody_elses_lock_is_an_error_and_not_the_end(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("storage.engines.BUSY_MS", 20)
    database = await Database.open(f"sqlite:///{tmp_path}/one.db")
    await database.migrate()
    curious = sqlite3.connect(tmp_path / "one.db")
    curious.execute("BEGIN IMMEDIATE")
    with pytest.raises(Exception, match="locked"):
        async with database.transaction(HERE) as tx:
            await tx.members.put(Member(id=U1))
    curious.rollback()
    curious.close()
    async with database.transaction(HERE) as tx:
        await tx.members.put(Member(id=U1))
    await database.close()
