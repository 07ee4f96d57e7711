"""What was refused is said once the cause is mended: by `bothways retry`, and by itself when the app is back."""

from __future__ import annotations

import logging
from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import cli
from bot.delivery.dead_letters import retry_dead
from simulator.faults import Fault
from simulator.stage import SimulatedBot
from tests.journeys.acts import INTRODUCED, read
from tests.journeys.conftest import Three


async def retried(here: SimulatedBot, ids: Iterator[str]) -> int:
    """As `bothways retry` does it."""
    return await retry_dead(here.bothways.database, here.clock(), lambda: next(ids), [here.bothways.workspace])


@pytest.fixture
async def refused(here: SimulatedBot, approved: Three) -> Three:
    """The introduction was refused: a rule of the workspace forbids it."""
    here.slack.faults.add(Fault.ERROR, "chat.postMessage", error="restricted_action")
    await here.travel(INTRODUCED)
    here.slack.faults.clear()
    return approved


async def test_a_retry_introduces_those_whom_slack_refused_and_once(here: SimulatedBot, refused: Three) -> None:
    before = read(refused.ben)

    ids = iter(f"again{number}" for number in range(10))
    number = await retried(here, ids)
    again = await retried(here, ids)
    await here.pass_time(timedelta(days=1))

    assert (number, again) == (1, 0)
    assert "Amina" in read(refused.ben)[len(before) :]
    assert await retried(here, ids) == 0


async def test_a_workspace_that_can_be_written_to_again_retries_by_itself(here: SimulatedBot, refused: Three) -> None:
    before = read(refused.ben)

    await here.bothways.worker.resume(here.bothways.workspace)
    await here.pass_time(timedelta(days=1))

    assert "Amina" in read(refused.ben)[len(before) :]
    assert b"bothways_nudges_retried_total 1.0" in here.bothways.worker.metrics.text()


async def test_a_token_that_was_revoked_for_sixteen_days_loses_no_introduction(
    here: SimulatedBot, approved: Three, caplog: pytest.LogCaptureFixture
) -> None:
    here.slack.faults.add(Fault.ERROR, "*", error="token_revoked")
    await here.travel(here.clock() + timedelta(days=16))
    before = read(approved.ben)
    here.slack.faults.clear()

    with caplog.at_level(logging.INFO):
        await here.bothways.worker.revive()
        await here.travel(here.clock() + timedelta(days=2))

    assert "Amina" in read(approved.ben)[len(before) :]


async def test_a_drawing_that_fails_is_counted_and_the_next_one_works(here: SimulatedBot, gita: object) -> None:
    assert gita is not None
    ben = await here.workspace.hire("Ben Okafor")
    here.slack.faults.add(Fault.ERROR, "views.publish", error="internal_error", times=1)

    await ben.opens_home()
    await here.bothways.surfaces.drain()
    assert b'bothways_drawings_failed_total{what="home"} 1.0' in here.bothways.worker.metrics.text()
    await ben.opens_home()
    await here.bothways.surfaces.drain()

    assert ben.home is not None


def test_the_command_says_how_many(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("DATABASE_URL", f"sqlite:///{tmp_path}/bot.db")
    runner = CliRunner()
    assert runner.invoke(cli, ["retry"]).exit_code == 2
    assert runner.invoke(cli, ["migrate"]).exit_code == 0

    said = runner.invoke(cli, ["retry"])

    assert (said.exit_code, said.stdout) == (0, "Nothing is planned once more.\n")
