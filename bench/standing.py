"""`python -m bench.standing`: the daily look at 1,000 participants of a workspace of 20,000, counted and timed.

Slack is a pretend one that answers at once, so that the tiers are all that slows the look down; its minutes are counted
on a clock that only the look's own waiting moves.
"""

from __future__ import annotations

import asyncio
import time
from collections import Counter
from datetime import UTC, datetime, timedelta

from aiohttp import web
from slack_sdk.web.async_client import AsyncWebClient

from bot.slack.directory import SlackDirectory
from bot.slack.http import slack_session
from mentoring.model import MemberId, WorkspaceId

EVERYBODY = 20_000
PARTICIPANTS = 1_000
BEGIN = datetime(2027, 1, 11, 10, tzinfo=UTC)
TIERS = {"users.list": 20, "users.info": 100}
"""Requests a minute, https://docs.slack.dev/apis/web-api/rate-limits."""

MOST_PROCESSOR_SECONDS = 2.0


class PretendSlack:
    """Answers two methods for a large workspace, and counts what it is asked."""

    def __init__(self) -> None:
        """A clock that stands until somebody waits."""
        self.now = BEGIN
        self.asked: Counter[tuple[str, int]] = Counter()
        self.pages = [web.json_response(self._page(start)).body for start in range(0, EVERYBODY, 1000)]

    async def wait(self, seconds: float) -> None:
        """Let time pass."""
        self.now += timedelta(seconds=seconds)

    def _page(self, start: int) -> dict[str, object]:
        following = str(start + 1000) if start + 1000 < EVERYBODY else ""
        people = [_user(number) for number in range(start, start + 1000)]
        return {"ok": True, "members": people, "response_metadata": {"next_cursor": following}}

    def _count(self, method: str) -> None:
        self.asked[method, int((self.now - BEGIN).total_seconds() // 60)] += 1

    async def list_(self, request: web.Request) -> web.Response:
        """users.list"""
        self._count("users.list")
        given = {**request.query, **(await request.post())}
        page = int(str(given.get("cursor") or 0)) // 1000
        return web.Response(body=self.pages[page], content_type="application/json")

    async def info(self, request: web.Request) -> web.Response:
        """users.info"""
        self._count("users.info")
        given = {**request.query, **(await request.post())}
        return web.json_response({"ok": True, "user": _user(int(str(given["user"])[1:]))})


def _user(number: int) -> dict[str, object]:
    """A user object about as long as Slack's."""
    profile = {"display_name": f"Person {number}", "real_name": f"Person {number}", "status_text": "", "title": "Nurse"}
    images = {f"image_{size}": f"https://avatars.example/{number}/{size}.png" for size in (24, 32, 48, 72, 192, 512)}
    return {
        "id": f"U{number}",
        "team_id": "T1",
        "name": f"person{number}",
        "deleted": number % 7 == 0,
        "real_name": f"Person {number}",
        "tz": "Europe/London",
        "tz_label": "Greenwich Mean Time",
        "tz_offset": 0,
        "profile": profile | images,
        "is_bot": False,
        "is_restricted": False,
        "updated": 1,
    }


async def measure(members: int, *, in_grid: bool = False) -> bool:
    """Look once at so many people spread over the workspace, and print what it took; whether it kept the bounds."""
    slack = PretendSlack()
    server = web.Application()
    server.router.add_post("/api/users.list", slack.list_)
    server.router.add_post("/api/users.info", slack.info)
    server.router.add_get("/api/users.list", slack.list_)
    server.router.add_get("/api/users.info", slack.info)
    runner = web.AppRunner(server, access_log=None)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    wanted = [MemberId(f"U{place * EVERYBODY // members}") for place in range(members)]
    async with slack_session() as session:
        client = AsyncWebClient("xoxb-none", f"http://127.0.0.1:{runner.addresses[0][1]}/api/", session=session)
        directory = SlackDirectory(lambda _: client, lambda: slack.now, in_grid=in_grid, wait=slack.wait)
        began = time.process_time()
        found = await directory.look(WorkspaceId("T1"), wanted)
        spent = time.process_time() - began
    await runner.cleanup()
    where = "in a Grid" if in_grid else "in one workspace"
    print(f"{members:,} people of {EVERYBODY:,}, {where}: {len(found.accounts):,} found, {spent:.2f} s of processor")
    for method, tier in TIERS.items():
        by_minute = [slack.asked[method, minute] for minute in sorted({m for name, m in slack.asked if name == method})]
        if by_minute:
            print(f"  {method}: {sum(by_minute)} requests, most in a minute {max(by_minute)} of {tier}: {by_minute}")
    within = all(count <= TIERS[method] for (method, _), count in slack.asked.items())
    return within and len(found.accounts) == members and (in_grid or spent < MOST_PROCESSOR_SECONDS)


async def _all() -> bool:
    return all([await measure(PARTICIPANTS), await measure(3), await measure(PARTICIPANTS, in_grid=True)])


if __name__ == "__main__":
    raise SystemExit(0 if asyncio.run(_all()) else "outside the bounds")
