"""The same bot on PostgreSQL as it is run: behind PgBouncer in transaction mode, and with several hosts named."""

from __future__ import annotations

import asyncio
import socket
from contextlib import closing

import psycopg
import pytest

from mentoring.model import Member, MemberId
from storage.backup import back_up
from storage.database import Database
from storage.engines import address_of
from storage.errors import BadDatabaseUrl
from storage.outbox.read_model import replicas
from tests import pgbouncer
from tests.bot.delivery.harness import QUICK, staged
from tests.storage.facts import HERE, NOON

pytestmark = pytest.mark.postgres

AT_ONCE = 40
"""Transactions at a time, over four sessions."""


def test_the_address_of_several_hosts_is_read() -> None:
    address = address_of("postgresql://me:se%40cret@one,two:5433/name?target_session_attrs=read-write")
    assert (address.username, address.password, address.database) == ("me", "se@cret", "name")
    assert dict(address.query) == {"host": ("one:5432", "two:5433"), "target_session_attrs": "read-write"}


async def test_a_wrong_address_of_several_hosts_is_a_sentence() -> None:
    with pytest.raises(BadDatabaseUrl):
        await Database.open("mysql://one,two/name")


async def test_of_several_hosts_the_one_that_takes_writes_is_found(postgres_url: str) -> None:
    known = psycopg.conninfo.conninfo_to_dict(postgres_url)
    with closing(socket.socket()) as nobody:
        nobody.bind(("127.0.0.1", 0))  # bound, and listening to nobody: a connection is refused
        dead = f"127.0.0.1:{nobody.getsockname()[1]}"
        with pgbouncer.in_front_of(postgres_url) as through:
            alive = through.partition("@")[2].partition("/")[0]
            url = f"postgresql://{known['user']}@{dead},{alive}/{known['dbname']}?target_session_attrs=read-write"
            database = await Database.open(url)
            await database.migrate()
            async with database.begin() as connection:
                assert (await connection.exec_driver_sql("SELECT pg_is_in_recovery()")).scalar_one() is False
            await database.close()


async def test_everything_that_delivery_does_works_through_pgbouncer(postgres_url: str) -> None:
    with pgbouncer.in_front_of(postgres_url) as url:
        database = await Database.open(url)
        await database.migrate()
        async with staged(database) as stage:
            nudges = await stage.plan_for_everybody(stage.workspace(people=AT_ONCE))
            await asyncio.gather(*(stage.worker(QUICK).dispatch() for _ in range(4)))
            await stage.work(stage.worker(QUICK))
            assert stage.copies() == {nudge.id: 1 for nudge in nudges}
            assert await stage.broken_rules() == []
            async with database.begin() as connection:
                assert len(await replicas(connection)) == 1
        await database.close()


async def test_transactions_of_one_workspace_still_wait_for_one_another(postgres_url: str) -> None:
    with pgbouncer.in_front_of(postgres_url) as url:
        databases = [await Database.open(url) for _ in range(2)]
        inside = 0

        async def alone(database: Database, number: int) -> int:
            nonlocal inside
            async with database.transaction(HERE) as tx:
                inside += 1
                most = inside
                await tx.members.put(Member(id=MemberId(f"U{number}")))
                inside -= 1
                return most

        most = await asyncio.gather(*(alone(databases[number % 2], number) for number in range(AT_ONCE)))
        assert set(most) == {1}
        for database in databases:
            await database.close()


async def test_a_frozen_transaction_is_bounded_and_the_next_session_is_not_changed(postgres_url: str) -> None:
    with pgbouncer.in_front_of(postgres_url) as url:
        database = await Database.open(url)
        shown = "SELECT current_setting('idle_in_transaction_session_timeout')"
        async with database.begin(HERE) as connection:
            assert (await connection.exec_driver_sql(shown)).scalar_one() == "15s"
        async with database.engine.connect() as connection:
            assert (await connection.exec_driver_sql(shown)).scalar_one() == "0"
        await database.close()


async def test_a_backup_is_made_through_pgbouncer(postgres_url: str, tmp_path_factory: pytest.TempPathFactory) -> None:
    with pgbouncer.in_front_of(postgres_url) as url:
        database = await Database.open(url)
        async with database.transaction(HERE) as tx:
            await tx.members.put(Member(id=MemberId("U1")))
        assert await back_up(database, tmp_path_factory.mktemp("backup") / "b", NOON) > 0
        await database.close()
