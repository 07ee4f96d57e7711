"""A stage on which people act: the real bot, a pretend Slack, one clock."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from simulator.app import Transport
from simulator.people import Person
from simulator.stage import Stage, stage
from tests import invariants

MONDAY = datetime(2027, 1, 11, 10, 0, tzinfo=UTC)


@pytest.fixture
async def here(tmp_path: Path) -> AsyncIterator[Stage]:
    """A workspace with Bothways installed, over HTTP, on SQLite."""
    async with stage(f"sqlite:///{tmp_path}/test.db", start=MONDAY, transport=Transport.HTTP) as set_up:
        yield set_up
        await invariants.hold(set_up)


@pytest.fixture
async def gita(here: Stage) -> Person:
    """An admin who organises."""
    gita = await here.workspace.hire("Gita Rao", admin=True)
    here.workspace.add_channel("#mentoring", members=(gita,), with_bot=True)
    await gita.types("/mentoring setup")
    await here.beat()
    return gita
