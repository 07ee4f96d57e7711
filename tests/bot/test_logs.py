"""Logs hold ids and never words, at every level, whatever fails."""

from __future__ import annotations

import asyncio
import io
import logging
from pathlib import Path

import pytest
from pydantic import TypeAdapter, ValidationError
from sqlalchemy import String, insert
from sqlalchemy.exc import DBAPIError

from bot import logs
from simulator.stage import stage
from storage.database import Database
from storage.engines import open_engine
from storage.errors import BadDatabaseUrl, StorageError
from storage.tables import Row
from tests.journeys.acts import MONDAY

CANARY = "canarybird"
LEVELS = ["DEBUG", "INFO", "WARNING", "ERROR"]

logger = logging.getLogger("bot.test")


@pytest.fixture(params=LEVELS)
def log(request: pytest.FixtureRequest) -> io.StringIO:
    """Where all logs go, at each level."""
    said = io.StringIO()
    logs.configure(as_json=True, level=request.param, to=said)
    return said


@pytest.mark.filterwarnings("ignore:Column .* is marked as a member of the primary key")
async def test_no_failing_statement_tells_its_values(database: Database, log: io.StringIO) -> None:
    failed = 0
    for table in Row.metadata.sorted_tables:
        values = {column.name: None for column in table.c}
        texts = {column.name: CANARY for column in table.c if isinstance(column.type, String)}
        for given in (values | texts, texts | {"workspace_id": CANARY}):
            try:
                async with database.begin() as connection:
                    await connection.execute(insert(table).values(given))
            except DBAPIError:
                failed += 1
                logger.exception("a statement failed")
    assert failed > len(Row.metadata.tables)
    assert CANARY not in log.getvalue()


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
        "canarybird",
    ],
)
def test_a_mistyped_address_shows_no_password(url: str) -> None:
    with pytest.raises(StorageError) as refused:
        open_engine(url, look_only=True)
    assert CANARY not in str(refused.value)
    assert isinstance(refused.value, BadDatabaseUrl)


def test_an_address_in_a_log_line_loses_its_password(log: io.StringIO) -> None:
    logger.error("cannot reach postgresql://bothways:%s@host/name", CANARY)
    assert CANARY not in log.getvalue()
    assert "@host/name" in log.getvalue()


async def test_a_database_file_is_nobody_elses(tmp_path: Path) -> None:
    url = f"sqlite:///{tmp_path}/test.db"
    opened = await Database.open(url)
    await opened.migrate()
    found = await asyncio.to_thread(modes, tmp_path)
    await opened.close()
    assert {name for name, mode in found.items() if mode & 0o077} == set()
    assert "test.db-wal" in found


def modes(folder: Path) -> dict[str, int]:
    return {path.name: path.stat().st_mode & 0o777 for path in folder.iterdir()}
