"""The simulator as a process of its own, with the bot in another."""

from __future__ import annotations

import asyncio
import json
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest
from slack_bolt.adapter.socket_mode.aiohttp import AsyncSocketModeHandler
from slack_sdk.web.async_client import AsyncWebClient

from simulator.__main__ import main
from simulator.ledger import Ledger
from simulator.roster import read_roster
from tests.simulator.club_bot import MANIFEST, ClubBot


@asynccontextmanager
async def running(*arguments: str) -> AsyncIterator[dict[str, Any]]:
    """A simulator process and what it says of itself."""
    process = await asyncio.create_subprocess_exec(
        sys.executable, "-m", "simulator", *arguments, stdout=asyncio.subprocess.PIPE
    )
    assert process.stdout is not None
    try:
        yield json.loads(await asyncio.wait_for(process.stdout.readline(), timeout=20))
    finally:
        process.send_signal(signal.SIGTERM)
        assert await process.wait() == 0


async def test_a_bot_in_another_process_is_used_through_the_endpoints(tmp_path: Path) -> None:
    people, manifest, ledger = tmp_path / "people.csv", tmp_path / "manifest.json", tmp_path / "ledger.jsonl"
    people.write_text("Name,Title,TZ,Channels\nAmina Diallo,Director,Asia/Kolkata,mentoring\n", encoding="utf-8")
    manifest.write_text(json.dumps(MANIFEST), encoding="utf-8")
    arguments = ("--people", str(people), "--manifest", str(manifest), "--ledger", str(ledger), "--token", "xoxb-mine")
    async with running(*arguments) as ready, aiohttp.ClientSession() as session:
        client = AsyncWebClient(token=ready["SLACK_BOT_TOKEN"], base_url=ready["SLACK_API_URL"], session=session)
        bot = ClubBot(client, ready["SLACK_SIGNING_SECRET"])
        handler = AsyncSocketModeHandler(bot.app, ready["SLACK_APP_TOKEN"])
        await handler.client.connect()  # type: ignore[no-untyped-call]  # of the SDK
        typed = {"person": "Amina Diallo", "kind": "types", "text": "/club card", "in": "#mentoring"}
        async with session.post(f"{ready['control']}act", json=typed) as response:
            told = await response.json()
        await handler.client.close()  # type: ignore[no-untyped-call]  # of the SDK

    assert ready["SLACK_BOT_TOKEN"] == "xoxb-mine"
    assert told["failure"] is None
    assert bot.heard == ["card"]
    assert [entry.args["text"] for entry in Ledger.read(ledger).posts()] == ["The club meets."]


def test_a_roster_is_read_from_a_spreadsheet(tmp_path: Path) -> None:
    path = tmp_path / "people.csv"
    path.write_text("\ufeffname,admin,channels\nBo Larsen,yes,tea  mentoring\nChen Wu,,\n", encoding="utf-8")

    assert read_roster(path)["people"] == [
        {"name": "Bo Larsen", "admin": True, "channels": ["tea", "mentoring"]},
        {"name": "Chen Wu"},
    ]


@pytest.mark.parametrize(
    ("content", "says"),
    [
        ("name,tz\nBo,Mars/Base\n", "person 1 (Bo) has an unknown time zone 'Mars/Base'"),
        ("title\nDirector\n", "person 1 has no name"),
    ],
)
def test_a_wrong_roster_is_one_clear_line_and_exit_code_2(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], content: str, says: str
) -> None:
    path = tmp_path / "people.csv"
    path.write_text(content, encoding="utf-8")

    assert main(["--people", str(path)]) == 2
    assert capsys.readouterr().err == f"simulator: {says}\n"
