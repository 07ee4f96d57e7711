"""Slack is asked about a person once in a few minutes, and no more people are remembered than fit."""

from __future__ import annotations

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta

import aiohttp
import pytest
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack import directory
from bot.slack.directory import REMEMBERED_FOR, SlackDirectory
from mentoring.model import MemberId, WorkspaceId
from simulator import PretendApp, SlackSimulator, Workspace
from simulator.clock import SimulatedClock
from tests.simulator.club_bot import MANIFEST

NOON = datetime(2026, 12, 1, 12, tzinfo=UTC)


class Here:
    """A directory over a pretend workspace, and a clock to move."""

    def __init__(
        self, slack: SlackSimulator, workspace: Workspace, clock: SimulatedClock, client: AsyncWebClient
    ) -> None:
        self.workspace, self.clock = workspace, clock
        self._slack = slack
        self._directory = SlackDirectory(lambda _: client, clock)

    async def name(self, member: str) -> str:
        return (await self._directory.person(WorkspaceId(self.workspace.id), MemberId(member))).name

    @property
    def asked(self) -> int:
        return len(self._slack.ledger.calls("users.info"))


@pytest.fixture
async def here(monkeypatch: pytest.MonkeyPatch) -> AsyncIterator[Here]:
    """Two people are remembered there."""
    monkeypatch.setattr(directory, "MOST_REMEMBERED", 2)
    clock = SimulatedClock(NOON)
    async with (
        SlackSimulator(app=PretendApp.from_manifest(MANIFEST), clock=clock) as slack,
        aiohttp.ClientSession() as session,
    ):
        workspace = slack.workspace("Northfield Trust")
        client = AsyncWebClient(token=workspace.bot_token, base_url=slack.api_url, session=session)
        yield Here(slack, workspace, clock, client)


async def test_a_person_is_asked_about_again_when_what_is_known_is_old(here: Here) -> None:
    amina = (await here.workspace.hire("Amina Yusuf")).id
    asked = []
    for later in (timedelta(0), REMEMBERED_FOR - timedelta(seconds=1), timedelta(seconds=1)):
        here.clock.advance(later)
        assert await here.name(amina) == "Amina"
        asked.append(here.asked)

    assert asked == [1, 1, 2]


async def test_who_was_not_asked_for_longest_makes_room(here: Here) -> None:
    ada, bo, cy = [(await here.workspace.hire(name)).id for name in ("Ada", "Bo", "Cy")]
    asked = []
    for member in (ada, bo, ada, cy, ada, bo):
        await here.name(member)
        asked.append(here.asked)

    assert asked == [1, 2, 2, 3, 3, 4]


async def test_a_person_whom_slack_does_not_know_may_come_yet(here: Here) -> None:
    assert [await here.name("U0NOBODY") for _ in range(2)] == ["somebody", "somebody"]
    assert here.asked == 2
