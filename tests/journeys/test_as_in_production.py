"""Slack is answered before a listener has finished, as in production; elsewhere the stage waits for listeners."""

from __future__ import annotations

import logging
from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from simulator.app import Transport
from simulator.stage import SimulatedBot, stage
from tests import invariants
from tests.journeys.conftest import MONDAY


@pytest.fixture(params=list(Transport))
async def live(tmp_path: Path, request: pytest.FixtureRequest) -> AsyncIterator[SimulatedBot]:
    url = f"sqlite:///{tmp_path}/test.db"
    async with stage(url, start=MONDAY, transport=request.param, wait_for_listeners=False) as set_up:
        yield set_up
        await set_up.bothways.concurrency.drain()
        await invariants.hold(set_up)


async def test_a_refusal_after_the_acknowledgement_is_said_and_is_no_error(
    live: SimulatedBot, caplog: pytest.LogCaptureFixture
) -> None:
    ben = await live.workspace.hire("Ben Okafor")

    with caplog.at_level(logging.WARNING):
        await ben.types("/mentoring resume")
        await live.bothways.concurrency.drain()

    assert ben.failure is None
    assert ben.latest.shown == "You weren’t paused, so nothing was changed."
    assert caplog.messages == []


async def test_a_profile_is_made_step_by_step(live: SimulatedBot) -> None:
    ben = await live.workspace.hire("Ben Okafor")

    await ben.types("/mentoring join")
    await live.bothways.concurrency.drain()
    await ben.fills({"What I can offer": ["Negotiation"], "What I would like to learn": ["Spreadsheets"]})
    await ben.submits()
    await ben.fills({"Where I am at work": "Leading a team"})
    await ben.submits()
    await ben.submits()
    await live.bothways.concurrency.drain()

    assert ben.latest.shown.startswith("*Your profile is saved.*")


async def test_a_field_that_needs_another_look_is_told_so_and_is_no_error(
    live: SimulatedBot, caplog: pytest.LogCaptureFixture
) -> None:
    ben = await live.workspace.hire("Ben Okafor")
    await ben.types("/mentoring join")
    await live.bothways.concurrency.drain()

    with caplog.at_level(logging.WARNING):
        typed = {"What I can offer": ["Negotiation"], "What I would like to learn": ["Something else, typed below"]}
        await ben.fills(typed)
        await ben.submits()
        await live.bothways.concurrency.drain()

    assert ben.failure is None
    missing = "Choose or type at least one thing you’d like to learn: both sides learn here."
    assert ben.errors == {"Something else I would like to learn": missing}
    assert caplog.messages == []


async def test_who_asks_for_too_much_at_once_is_told_so_and_nobody_else_waits(live: SimulatedBot) -> None:
    flo = await live.workspace.hire("Flo Weber")
    ben = await live.workspace.hire("Ben Okafor")

    async with live.bothways.database.begin():  # somebody's long transaction: nothing that was asked can be done yet
        for _ in range(40):
            await flo.types("/mentoring why")
        await ben.types("/mentoring help")
    await live.bothways.concurrency.drain()

    enough = "Please try again in a moment: I’m still busy with what you asked before."
    answers = [message for message in flo.sees if message.shown != enough]
    assert (flo.failure, ben.failure) == (None, None)
    assert (len(flo.sees) - len(answers), len(answers)) == (10, 30)
    assert ben.latest.shown.startswith("*Mentoring that goes both ways*")
    assert ben.latest.ts < sorted(message.ts for message in answers)[4], "behind two of Flo's, not behind thirty"
