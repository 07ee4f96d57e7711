"""What an earlier manifest may still send is heard, so that Slack neither shows a failure nor sends it again."""

from __future__ import annotations

from typing import Any

import pytest
from slack_bolt.async_app import AsyncBoltRequest

from simulator.stage import SimulatedBot

TEAM = {"team_id": "T001SIM", "token": "none", "api_app_id": "A1"}
EVENT = {**TEAM, "type": "event_callback", "event_id": "Ev1", "event": {"type": "team_join", "user": {"id": "U9"}}}
COMMAND = {**TEAM, "command": "/mentor", "text": "", "user_id": "U9", "channel_id": "C1", "trigger_id": "1.1"}
MENU = {
    "type": "block_suggestion",
    "team": {"id": "T001SIM"},
    "user": {"id": "U9"},
    "action_id": "of_last_year",
    "block_id": "b",
    "value": "x",
}


@pytest.mark.parametrize(("asked", "said"), [(EVENT, ""), (COMMAND, "/mentoring help"), (MENU, '"options": []')])
async def test_it_is_heard(here: SimulatedBot, asked: dict[str, Any], said: str) -> None:
    answer = await here.bothways.app.async_dispatch(AsyncBoltRequest(mode="socket_mode", body=asked))

    assert answer.status == 200
    assert said in str(answer.body)


async def test_another_workspaces_request_is_not_ours(here: SimulatedBot) -> None:
    asked = COMMAND | {"team_id": "T009OTHER", "command": "/mentoring", "text": "help"}

    answer = await here.bothways.app.async_dispatch(AsyncBoltRequest(mode="socket_mode", body=asked))

    assert "Organised by" not in str(answer.body)
    assert here.slack.ledger.calls("chat.postMessage") == []
