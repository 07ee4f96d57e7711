"""The stage that the tests of delivery play on."""

from __future__ import annotations

from collections.abc import AsyncIterator

import pytest

from storage.database import Database
from tests.bot.delivery.harness import DeliveryHarness, staged


@pytest.fixture
async def stage(sqlite_database: Database) -> AsyncIterator[DeliveryHarness]:
    """A stage on SQLite."""
    async with staged(sqlite_database) as made:
        yield made


@pytest.fixture
async def either_stage(database: Database) -> AsyncIterator[DeliveryHarness]:
    """A stage, once on each kind of database."""
    async with staged(database) as made:
        yield made
