"""A primary is killed under two bots and its standby promoted: nothing lost, nothing twice, nobody left in silence.

The long form is `make failover`.
"""

from __future__ import annotations

import tempfile
from collections.abc import Iterator
from pathlib import Path

import pytest

from bench.failover.__main__ import HEADER, entered, line
from bench.failover.run import run

SEED = 20261201

pytestmark = pytest.mark.postgres


@pytest.fixture
def servers() -> Iterator[Path]:
    """A folder that PostgreSQL's own user can enter, which those of pytest are not."""
    with tempfile.TemporaryDirectory(prefix="bothways-failover-") as folder:
        yield entered(Path(folder))


async def test_with_a_synchronous_standby_nothing_is_lost(servers: Path) -> None:
    result = await run(100, 1, servers, seed=SEED)
    print(f"\nseed {SEED}\n{HEADER}\n{line(result)}")
    assert result.is_green
    assert (result.commits_lost, result.answers_lost, result.in_silence) == (0, 0, 0)
    assert result.commands > result.apologies


async def test_what_an_asynchronous_standby_never_heard_is_lost_and_nothing_is_said_twice(servers: Path) -> None:
    result = await run(200, 1, servers, seed=SEED, synchronous=False)
    print(f"\nseed {SEED}\n{HEADER}\n{line(result)}")
    assert result.commits_lost > 0, "nothing was lost, so this run proves nothing"
    assert result.is_green
