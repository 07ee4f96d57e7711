"""Logs hold ids and never words, at every level, whatever fails."""

from __future__ import annotations

import asyncio
import io
import json
import logging
import sys
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Executable, Table, delete, func, insert, select, update
from sqlalchemy.exc import StatementError
from sqlmodel.sql.sqltypes import AutoString

from bot import logs
from simulator.stage import stage
from storage.database import Database
from storage.engines import open_engine
from storage.errors import BadDatabaseUrl, CannotReach, StorageError
from storage.tables import Row
from tests.journeys.acts import MONDAY

CANARY = "canarybird"
ROOT = Path(__file__).parent.parent.parent
LEVELS = ["DEBUG", "INFO", "WARNING", "ERROR"]

logger = logging.getLogger("bot.test")


@pytest.fixture(params=LEVELS)
def log(request: pytest.FixtureRequest) -> io.StringIO:
    """Where all logs go, at each level."""
    said = io.StringIO()
    logs.configure(as_json=True, level=request.param, to=said)
    return said


def failing(table: Table) -> list[Executable]:
    """Statements of each kind that no database takes, with the canary as the value of every column."""
    canaries = {column.name: CANARY for column in table.c}
    texts = {column.name: CANARY if isinstance(column.type, AutoString) else None for column in table.c}
    assert CANARY in texts.values()
    nowhere = func.no_such_function(CANARY) == CANARY
    return [
        insert(table).values(canaries | {"workspace_id": func.no_such_function(CANARY)}),
        insert(table).values(texts | {"workspace_id": None}),
        update(table).values(workspace_id=CANARY).where(nowhere),
        select(table).where(nowhere),
        delete(table).where(nowhere),
    ]


@pytest.mark.filterwarnings("ignore:Column .* is marked as a member of the primary key")
@pytest.mark.filterwarnings("ignore:Pydantic serializer warnings")
async def test_no_failing_statement_tells_its_values(database: Database, log: io.StringIO) -> None:
    for table in Row.metadata.sorted_tables:
        for statement in failing(table):
            try:
                async with database.begin() as connection:
                    await connection.execute(statement)
            except StatementError:
                logger.exception("a statement failed")
    assert log.getvalue().count("a statement failed") == 5 * len(Row.metadata.tables)
    assert CANARY not in log.getvalue()


BREAKS = """
import sys, threading, warnings
from bot import logs

logs.configure(as_json=True)
logs.hold_the_process()
canary = sys.argv[1]


class Broken:
    def __del__(self):
        raise ValueError(canary)


def fails():
    raise ValueError(canary)


warnings.warn(canary)
thread = threading.Thread(target=fails)
thread.start()
thread.join()
Broken()
fails()
"""


async def test_what_python_itself_would_say_of_an_error_or_a_warning_tells_no_word() -> None:
    broken = await asyncio.create_subprocess_exec(
        *(sys.executable, "-c", BREAKS, CANARY), cwd=ROOT, stderr=asyncio.subprocess.PIPE
    )
    _, said = await broken.communicate()

    lines = [json.loads(line) for line in said.decode().splitlines()]
    assert [line["event"] for line in lines] == ["a library warns", *["nobody handled an error"] * 3]
    assert all("ValueError" in line["exception"] for line in lines[1:])
    assert CANARY not in said.decode()
    assert broken.returncode == 1


def test_an_error_of_a_library_tells_no_value(log: io.StringIO) -> None:
    for fail in (
        lambda: TypeAdapter(list[int]).validate_python([CANARY]),
        lambda: {}[CANARY],
        lambda: int(CANARY),
    ):
        try:
            fail()
        except (ValidationError, KeyError, ValueError) as error:
            try:
                raise RuntimeError(CANARY) from error
            except RuntimeError:
                logger.exception("as it happens")
    said = log.getvalue()
    assert CANARY not in said
    assert "pydantic_core._pydantic_core.ValidationError" in said
    assert "which led to" in said


async def test_a_whole_visit_tells_no_word_through_any_library(tmp_path: Path, log: io.StringIO) -> None:
    async with stage(f"sqlite:///{tmp_path}/test.db", start=MONDAY) as here:
        ben = await here.workspace.hire("Ben Okafor")
        await ben.types(f"/mentoring ask {CANARY}")
        await ben.types("/mentoring join")
        await ben.fills({"What I can offer": ["Negotiation"], "What I would like to learn": ["Spreadsheets"]})
        await ben.fills({"Something else I can offer": CANARY})
        await ben.submits()
        await ben.fills({"Where I am at work": "Leading a team", "My department": CANARY})
        await ben.submits()
        await ben.submits()
        await ben.types(CANARY)
        token = here.workspace.bot_token
    assert CANARY not in log.getvalue()
    assert token not in log.getvalue()


@pytest.mark.parametrize(
    "url",
    [
        "postgresql://bothways:canarybird@host:port/name",
        "postgresql//bothways:canarybird@host/name",
        "postgresql://bothways:canary:canarybird@host:port/name",
        "mysql://bothways:canarybird@host/name",
        "mysql://bothways@host/name?password=canarybird",
        "postgresql://bothways:half@canarybird@host/name",
        "canarybird",
    ],
)
def test_a_mistyped_address_shows_no_password(url: str) -> None:
    with pytest.raises(StorageError) as refused:
        open_engine(url, look_only=True)
    assert CANARY not in str(refused.value)
    assert isinstance(refused.value, BadDatabaseUrl)


@pytest.mark.parametrize("address", ["bothways:canarybird@127.0.0.1:1/name", "127.0.0.1:1/name?password=canarybird"])
async def test_a_database_that_does_not_answer_is_told_without_its_password(address: str) -> None:
    with pytest.raises(CannotReach) as refused:
        await Database.open(f"postgresql://{address}", look_only=True)
    assert CANARY not in str(refused.value)
    assert "127.0.0.1" in str(refused.value)


def test_an_address_in_a_log_line_loses_its_password(log: io.StringIO) -> None:
    logger.error("cannot reach postgresql://bothways:%s@host/name", CANARY)
    logger.error("cannot reach postgresql://host/name?password=%s&sslmode=require", CANARY)
    assert CANARY not in log.getvalue()
    assert "@host/name" in log.getvalue()


@pytest.mark.parametrize("before", [False, True], ids=["new", "there before"])
async def test_a_database_file_is_nobody_elses(tmp_path: Path, before: bool) -> None:
    url = f"sqlite:///{tmp_path}/test.db"
    if before:
        (tmp_path / "test.db").touch(0o644)
    opened = await Database.open(url)
    await opened.migrate()
    found = await asyncio.to_thread(modes, tmp_path)
    await opened.close()
    assert {name for name, mode in found.items() if mode & 0o077} == set()
    assert "test.db-wal" in found


def modes(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()}
