"""What every test may ask for: an empty, migrated database of either kind."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import AsyncIterator, Iterator
from pathlib import Path

import pytest

from bot import logs
from storage.database import Database
from tests import postgres
from tests.tables import migrated

TEMPLATE = "migrated"


@pytest.fixture(scope="session", autouse=True)
def log_file(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Everything that the tests of this run log, as JSON lines; pytest's own capture still sees it too."""
    path = tmp_path_factory.mktemp("logs") / "bothways.jsonl"
    with path.open("w", encoding="utf-8") as file:
        logs.configure(as_json=True, to=file)
        yield path
        logging.getLogger().handlers.clear()


@pytest.fixture(autouse=True)
def loggers_as_before(log_file: Path) -> Iterator[None]:
    """Whatever a test does to the loggers, be it by running a command, is undone."""
    loggers = [logging.getLogger(), *(logging.getLogger(name) for name in logging.Logger.manager.loggerDict)]
    before = [(each, each.level, list(each.handlers)) for each in loggers]
    yield
    for each, level, handlers in before:
        each.setLevel(level)
        each.handlers = handlers


@pytest.fixture(scope="session")
def postgres_server() -> Iterator[postgres.Postgres]:
    """One PostgreSQL for the whole run, started when the first test needs it."""
    with postgres.running() as server:
        yield server


@pytest.fixture(scope="session")
def _migrated(postgres_server: postgres.Postgres) -> str:
    """A database with today's tables, to copy from."""

    async def migrate() -> None:
        database = await Database.open(postgres_server.url(TEMPLATE))
        await database.migrate()
        await database.close()

    postgres_server.run(f"CREATE DATABASE {TEMPLATE}")
    asyncio.run(migrate())
    return TEMPLATE


@pytest.fixture
def postgres_url(postgres_server: postgres.Postgres, _migrated: str) -> Iterator[str]:
    """The address of an empty, migrated PostgreSQL database of this test's own."""
    url = postgres_server.fresh(_migrated)
    yield url
    postgres_server.drop(url)


@pytest.fixture(params=["sqlite", pytest.param("postgres", marks=pytest.mark.postgres)])
def database_url(request: pytest.FixtureRequest) -> str:
    """The address of an empty database, once of each kind; a SQLite one is gone when it is closed."""
    return "sqlite://" if request.param == "sqlite" else str(request.getfixturevalue("postgres_url"))


@pytest.fixture
async def database(database_url: str) -> AsyncIterator[Database]:
    """An empty, migrated database, once of each kind."""
    opened = await migrated(await Database.open(database_url))
    yield opened
    await opened.close()


@pytest.fixture
async def sqlite_database() -> AsyncIterator[Database]:
    """An empty, migrated SQLite database."""
    opened = await migrated(await Database.open("sqlite://"))
    yield opened
    await opened.close()


LONG = (
    "tests/journeys/test_whole_cohort.py",
    "tests/browser/",
    "tests/bot/delivery/test_chaos.py",
    "tests/bot/delivery/test_failover.py",
    "tests/lives/",
    "tests/mentoring/pairing/",
    "tests/bot/delivery/test_life.py",
    "tests/bot/slack/",
    "tests/journeys/test_separate_processes.py",
)
"""Files that take longest go first, so that at the end of a run no worker waits for one that has just begun."""


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Long ones first, the others in their order; a file stays in one piece. See also the Makefile's `test`."""
    items.sort(key=lambda item: next((place for place, path in enumerate(LONG) if item.nodeid.startswith(path)), 99))


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--update-goldens` writes what people see anew; the diff is the review."""
    parser.addoption("--update-goldens", action="store_true")


@pytest.fixture
def update_goldens(request: pytest.FixtureRequest) -> bool:
    """Whether to write goldens anew."""
    return bool(request.config.getoption("--update-goldens"))
