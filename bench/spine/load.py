"""People typing commands: signed requests as Slack sends them, and how long each waited for its acknowledgement."""

from __future__ import annotations

import asyncio
import itertools
import random
import time
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Self
from urllib.parse import urlencode

import aiohttp
from aiohttp import web
from slack_sdk.signature import SignatureVerifier

FORM = "application/x-www-form-urlencoded"
COMMANDS = ("help", "", "jion", "ask What would help you most just now?", "why")
"""What is typed: all of them read or judge something and answer in private."""


@dataclass(frozen=True, kw_only=True)
class Target:
    """An app under load: where it takes requests, and what it answers to."""

    name: str
    url: str
    secret: str
    team: str
    people: tuple[str, ...]


class Mailbox:
    """Where `response_url` leads: it takes every answer, and counts them."""

    def __init__(self) -> None:
        """Empty."""
        self.answers = 0
        self.url = ""
        self._runner: web.AppRunner | None = None

    async def __aenter__(self) -> Self:
        """Begin to take answers."""
        app = web.Application()
        app.router.add_post("/{name}", self._take)
        self._runner = web.AppRunner(app, access_log=None)
        await self._runner.setup()
        await web.TCPSite(self._runner, "127.0.0.1", 0).start()
        self.url = f"http://127.0.0.1:{self._runner.addresses[0][1]}/answer"
        return self

    async def __aexit__(self, *_: object) -> None:
        """Take no more."""
        if self._runner is not None:
            await self._runner.cleanup()

    async def _take(self, request: web.Request) -> web.Response:
        await request.read()
        self.answers += 1
        return web.Response(text="ok")


class Crowd:
    """Several people at once; each types, waits for the acknowledgement, thinks, and types again."""

    def __init__(self, target: Target, mailbox: Mailbox, session: aiohttp.ClientSession, seed: int) -> None:
        """A crowd in front of one app."""
        self._target = target
        self._mailbox = mailbox
        self._session = session
        self._chance = random.Random(seed)
        self._verifier = SignatureVerifier(target.secret)
        self._numbers: Iterator[int] = itertools.count()

    async def types(self, people: int, commands: int, think: float) -> list[float]:
        """Seconds until each acknowledgement; `think` is the mean pause between two commands, in seconds."""
        waits: list[float] = []
        each = commands // people

        async def one(person: str) -> None:
            await asyncio.sleep(self._chance.uniform(0, 2 * think))
            for _ in range(each):
                waits.append(await self._type(person))
                await asyncio.sleep(self._chance.uniform(0, 2 * think))

        await asyncio.gather(*(one(self._target.people[number % len(self._target.people)]) for number in range(people)))
        return waits

    async def _type(self, person: str) -> float:
        number = next(self._numbers)
        fields = {
            "command": "/mentoring",
            "text": COMMANDS[number % len(COMMANDS)],
            "team_id": self._target.team,
            "team_domain": "acme",
            "user_id": person,
            "user_name": "somebody",
            "channel_id": "D0BENCH",
            "channel_name": "directmessage",
            "api_app_id": "A0BENCH",
            "trigger_id": f"{number}.{self._target.name}.{self._chance.getrandbits(64):x}",
            "response_url": self._mailbox.url,
        }
        body = urlencode(fields)
        stamp = str(int(time.time()))
        headers = {
            "Content-Type": FORM,
            "X-Slack-Request-Timestamp": stamp,
            "X-Slack-Signature": str(self._verifier.generate_signature(timestamp=stamp, body=body)),
        }
        began = time.perf_counter()
        async with self._session.post(self._target.url, data=body, headers=headers) as response:
            await response.read()
            if response.status != 200:
                raise RuntimeError(f"{self._target.name} answered {response.status}")
        return time.perf_counter() - began
