"""What leaves us: no redirect is followed, no request takes for ever, each retry is counted and none waits too long."""

from __future__ import annotations

import re
import time
from collections import Counter
from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import web
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.http import LONGEST_REQUEST, Redirected, slack_session
from bot.slack.responses import Replies
from bot.slack.retries import retries

ROOT = Path(__file__).parent.parent.parent.parent
OURS = ("bot", "handlers", "mentoring", "prompts", "storage")
"""What runs in production."""

GOES_OUT = re.compile(
    r"\bClientSession\(|\bopen_connection\(|\bcreate_connection\(|"
    r"^\s*(?:import|from) (?:httpx|requests|urllib3|urllib\.request|http\.client|smtplib|ftplib)\b",
    re.MULTILINE,
)

DOORS = {
    "bot/slack/http.py": "to Slack: ten seconds, no redirect",
    "bot/calendars/reader.py": "to published calendars: https, listed hosts, no redirect, nothing inside a network",
}
"""The only files that open a connection to the outside, and what they see to (the database has its own drivers)."""


def test_there_are_two_doors_to_the_outside_and_no_other() -> None:
    files = (file for package in OURS for file in (ROOT / package).rglob("*.py"))
    found = {str(file.relative_to(ROOT)) for file in files if GOES_OUT.search(file.read_text(encoding="utf-8"))}
    assert found == set(DOORS)


@pytest.fixture
async def elsewhere() -> AsyncIterator[tuple[str, Counter[str]]]:
    """A server that leads on, or asks for a wait; and what was asked of it."""
    asked: Counter[str] = Counter()

    async def answer(request: web.Request) -> web.StreamResponse:
        asked[request.path] += 1
        match request.path.rpartition("/")[2]:
            case "leads_on":
                raise web.HTTPTemporaryRedirect("/secret")
            case "asks_for_a_second" if asked[request.path] == 1:
                return web.json_response(
                    {"ok": False, "error": "ratelimited"}, status=429, headers={"Retry-After": "1"}
                )
            case "asks_for_ten_minutes":
                return web.json_response(
                    {"ok": False, "error": "ratelimited"}, status=429, headers={"Retry-After": "600"}
                )
            case _:
                return web.json_response({"ok": True})

    app = web.Application()
    app.router.add_route("*", "/{tail:.*}", answer)
    runner = web.AppRunner(app)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    yield f"http://127.0.0.1:{runner.addresses[0][1]}/", asked
    await runner.cleanup()


async def test_no_redirect_is_followed(elsewhere: tuple[str, Counter[str]]) -> None:
    url, asked = elsewhere
    async with slack_session() as session:
        with pytest.raises(Redirected):
            await Replies(session, url).to(f"{url}leads_on")(text="what somebody typed")
        with pytest.raises(Redirected):
            await AsyncWebClient(token="xoxb-1", base_url=url, session=session, retry_handlers=[]).api_call("leads_on")

    assert asked == {"/leads_on": 2}


async def test_a_listener_waits_a_second_and_no_longer_and_each_retry_is_counted(
    elsewhere: tuple[str, Counter[str]],
) -> None:
    url, asked = elsewhere
    counted: Counter[tuple[str, str]] = Counter()
    handlers = retries(timedelta(seconds=1), lambda method, why: counted.update([(method, why)]))
    async with slack_session() as session:
        client = AsyncWebClient(token="xoxb-1", base_url=url, session=session, retry_handlers=handlers)
        await client.api_call("asks_for_a_second")
        began = time.monotonic()
        with pytest.raises(SlackApiError, match="ratelimited"):
            await client.api_call("asks_for_ten_minutes")

    assert time.monotonic() - began < 5
    assert counted == {("asks_for_a_second", "ratelimited"): 1}
    assert asked == {"/asks_for_a_second": 2, "/asks_for_ten_minutes": 1}


def test_a_request_takes_ten_seconds_at_most() -> None:
    assert LONGEST_REQUEST.total == 10
