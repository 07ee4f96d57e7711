"""A full disk, a locked database: what somebody typed stays in the form, they read why, and health says so."""

from __future__ import annotations

import resource
import sqlite3
from collections.abc import AsyncIterator, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.processes import Outside, outside

STILL_HERE = "Everything you filled in is still here"


@pytest.fixture
async def there(tmp_path: Path) -> AsyncIterator[Outside]:
    async with outside(tmp_path) as slack:
        yield slack


@contextmanager
def full_disk(pid: int) -> Iterator[None]:
    """The process can write to no file any more, as on a disk that is full."""
    before = resource.prlimit(pid, resource.RLIMIT_FSIZE)
    resource.prlimit(pid, resource.RLIMIT_FSIZE, (1, before[1]))
    try:
        yield
    finally:
        resource.prlimit(pid, resource.RLIMIT_FSIZE, before)


@contextmanager
def locked(database: Path) -> Iterator[None]:
    """Somebody else is at the file."""
    connection = sqlite3.connect(database, isolation_level=None)
    connection.execute("BEGIN EXCLUSIVE")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")
        connection.close()


async def to_the_last_step(there: Outside, person: str) -> None:
    """The profile's first two steps, filled in."""
    await there.does(person, "types", text="/mentoring join")
    await there.does(
        person, "submits", values={"What I can offer": ["Negotiation"], "What I would like to learn": ["Spreadsheets"]}
    )
    await there.does(person, "submits", values={"Where I am at work": "Leading a team"})


def errors(seen: dict[str, Any]) -> str:
    return " ".join(seen["errors"].values())


@pytest.mark.parametrize("trouble", ["full disk", "locked"])
async def test_a_form_stays_open_with_all_it_holds_until_it_can_be_kept(there: Outside, trouble: str) -> None:
    async with there.bot() as bot:
        await to_the_last_step(there, "Ben Okafor")
        await there.health_is(200)
        around = full_disk(bot.pid) if trouble == "full disk" else locked(there.database)
        with around:
            seen = await there.does(
                "Ben Okafor",
                "submits",
                values={"Topics I would rather not be asked about (private)": "my canary of a topic"},
            )
            page = await there.health_is(503)
            answer = await there.does("Gita Rao", "types", text="/mentoring setup")
            unsaved = await there.hears("Gita Rao", "I can’t save or look up anything just now")
        assert seen["failure"] is None
        assert STILL_HERE in errors(seen)
        assert seen["modal"]["depth"] == 3
        assert "my canary of a topic" in str(seen["modal"]["values"])
        assert page["database"] == ("cannot be written" if trouble == "full disk" else "does not answer")
        assert answer["failure"] is None
        assert "try again in a few minutes" in unsaved

        seen = await there.does("Ben Okafor", "submits")
        assert seen["errors"] == {}
        assert seen["modal"] is None
        assert "*Your profile is saved.*" in await there.hears("Ben Okafor", "saved")
        assert "my canary of a topic" not in str(there.lines)
