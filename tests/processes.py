"""The bot as operators run it: its own process, only environment variables, against a pretend Slack in another."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import socket
import sys
from collections.abc import AsyncIterator, Mapping, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass, field
from http import HTTPStatus
from pathlib import Path
from typing import Any

import aiohttp

ROOT = Path(__file__).parent.parent
BASE = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "DATABASE_"))}
PEOPLE = "name,admin\nGita Rao,yes\nBen Okafor,no\nAmina Diallo,no\n"
BOT = ("-m", "bot", "run")
SLACK = ("-m", "simulator")


@asynccontextmanager
async def process(*arguments: str, env: Mapping[str, str] | None = None) -> AsyncIterator[asyncio.subprocess.Process]:
    """A Python process of our own, ended with the context."""
    started = await asyncio.create_subprocess_exec(
        sys.executable,
        *arguments,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env={**BASE, **(env or {})},
        cwd=ROOT,
        limit=2**20,
    )
    try:
        yield started
    finally:
        if started.returncode is None:
            started.send_signal(signal.SIGTERM)
        with suppress(ValueError):
            await asyncio.wait_for(started.communicate(), timeout=20)
        await started.wait()


async def ready(bot: asyncio.subprocess.Process, lines: list[dict[str, Any]] | None = None) -> dict[str, Any]:
    """What the bot logged when it was ready; all that it logged until then is added to `lines`."""
    assert bot.stderr is not None
    async for line in bot.stderr:
        logged: dict[str, Any] = json.loads(line)
        if lines is not None:
            lines.append(logged)
        if logged.get("action") == "ready":
            return logged
    raise AssertionError("the bot ended before it was ready")


def a_free_port() -> int:
    """A port that nobody listened on a moment ago."""
    with socket.socket() as tried:
        tried.bind(("127.0.0.1", 0))
        return int(tried.getsockname()[1])


@dataclass(kw_only=True)
class Outside:
    """A pretend Slack in its own process, and the environment of a bot that it knows; people act by name."""

    control: str
    session: aiohttp.ClientSession
    env: dict[str, str]
    database: Path
    lines: list[dict[str, Any]] = field(default_factory=list)

    async def asks(self, endpoint: str, given: Mapping[str, Any] | None = None) -> dict[str, Any]:
        """One of the control endpoints."""
        async with self.session.post(f"{self.control}{endpoint}", json=given or {}) as response:
            said: dict[str, Any] = await response.json()
        return said

    async def does(self, person: str, kind: str, *, within: float = 20, **how: Any) -> dict[str, Any]:
        """Somebody acts; what they see then: `failure`, `errors`, `modal`. Who submits waits for the form."""
        act = {"person": person, "kind": kind, **how}
        clock = asyncio.get_running_loop().time
        until = clock() + within
        while True:
            async with self.session.post(f"{self.control}act", json=act) as response:
                seen: dict[str, Any] = await response.json()
            # Only what was not there to press is tried again: what was sent once is not sent twice.
            if kind != "submits" or response.status != HTTPStatus.NOT_FOUND or clock() > until:
                return seen
            await asyncio.sleep(0.1)  # another process, again

    async def reads(self, person: str) -> list[str]:
        """Every message that somebody sees, oldest first."""
        seen: list[tuple[str, str]] = []
        for place in (await self.looks("conversations", person=person))["conversations"]:
            shown = await self.looks("conversation", person=person, channel=place["id"])
            seen += [(message["ts"], message["shown"]) for message in shown["messages"] if message["is_bot"]]
        return [said for _, said in sorted(seen)]

    async def looks(self, endpoint: str, **given: str) -> dict[str, Any]:
        """What one of the control endpoints shows."""
        async with self.session.get(f"{self.control}{endpoint}", params=given) as response:
            said: dict[str, Any] = await response.json()
        return said

    async def hears(self, person: str, part: str, within: float = 90) -> str:
        """The newest message with these words, as soon as it is there."""
        async with asyncio.timeout(within):
            while True:
                found = [said for said in await self.reads(person) if part in said]
                if found:
                    return found[-1]
                await asyncio.sleep(0.1)  # another process: there is nothing to wait on but its screen

    async def fault(self, **rule: Any) -> None:
        """From now on Slack answers badly where the rule says."""
        await self.asks("faults", rule)

    async def heal(self) -> None:
        """Slack answers well again."""
        async with self.session.delete(f"{self.control}faults", json={}) as response:
            assert response.status == 200

    async def health(self) -> tuple[int, dict[str, Any]]:
        """Status and page of the bot's health."""
        async with self.session.get(f"http://127.0.0.1:{self.env['PORT']}/healthz") as response:
            return response.status, await response.json()

    async def health_is(self, status: int, within: float = 60) -> dict[str, Any]:
        """The page of the bot's health, as soon as it has this status."""
        async with asyncio.timeout(within):
            while True:
                found, page = await self.health()
                if found == status:
                    return page
                await asyncio.sleep(0.1)  # another process, again

    async def logs(self, part: str, within: float = 60, *, name: str = "event") -> dict[str, Any]:
        """The first line of the bot's log with these words under this name, as soon as it is there."""
        async with asyncio.timeout(within):
            while True:
                found = [line for line in self.lines if part in str(line.get(name, "")).lower()]
                if found:
                    return found[0]
                await asyncio.sleep(0.1)  # another process, again

    @asynccontextmanager
    async def bot(
        self, *arguments: str, env: Mapping[str, str] | None = None
    ) -> AsyncIterator[asyncio.subprocess.Process]:
        """A bot at work; what it logs is gathered in `lines`."""
        async with process(*(arguments or BOT), env={**self.env, **(env or {})}) as started:
            await asyncio.wait_for(ready(started, self.lines), timeout=30)
            reading = asyncio.create_task(self._read(started))
            try:
                yield started
            finally:
                if started.returncode is None:
                    started.send_signal(signal.SIGTERM)
                await asyncio.wait_for(reading, timeout=20)

    async def _read(self, started: asyncio.subprocess.Process) -> None:
        assert started.stderr is not None
        async for line in started.stderr:
            with suppress(ValueError):
                self.lines.append(json.loads(line))


@asynccontextmanager
async def outside(
    folder: Path,
    *more: str,
    people: str = PEOPLE,
    faults: Sequence[object] = (),
    slack: Sequence[str] = SLACK,
    slack_env: Mapping[str, str] | None = None,
) -> AsyncIterator[Outside]:
    """A pretend Slack that reaches its bot over HTTP."""
    named = folder / "people.csv"
    named.write_text(people, encoding="utf-8")
    planned = folder / "faults.json"
    planned.write_text(json.dumps(list(faults)), encoding="utf-8")
    port = a_free_port()
    arguments = ("--people", str(named), "--manifest", str(ROOT / "app_manifest.yaml"), "--faults", str(planned))
    reach = ("--request-url", f"http://127.0.0.1:{port}/slack/events")
    started = process(*slack, *arguments, *reach, *more, env=slack_env)
    async with started as simulator, aiohttp.ClientSession() as session:
        assert simulator.stdout is not None
        said = json.loads(await asyncio.wait_for(simulator.stdout.readline(), timeout=20))
        env = {name: said[name] for name in ("SLACK_API_URL", "SLACK_BOT_TOKEN", "SLACK_SIGNING_SECRET")}
        database = folder / "bot.db"
        env |= {"DATABASE_URL": f"sqlite:///{database}", "HOST": "127.0.0.1", "PORT": str(port)}
        yield Outside(control=said["control"], session=session, env=env, database=database)
