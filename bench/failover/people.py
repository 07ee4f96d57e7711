"""Who works while the database fails over: a prober that counts what was acknowledged, and an organiser who types."""

from __future__ import annotations

import asyncio
import time
from collections.abc import Sequence
from contextlib import suppress

import psycopg

from bench.chaos.replica import Replica
from bot.slack.receiver import PATH
from mentoring.model import MemberId, WorkspaceId
from simulator.app import PretendApp
from simulator.people import Person
from storage.database import Database

PROBE_EVERY = 0.02

ANSWERED_WITHIN = 60.0
"""Seconds after which somebody who was told nothing counts as left in silence."""

DONE = "is an organiser"


class Prober:
    """Commits a number again and again, and knows which of them were acknowledged."""

    def __init__(self, url: str) -> None:
        """Over the address of all hosts."""
        self._url = url
        self.acknowledged: list[int] = []
        self.longest_gap = 0.0

    async def begin(self) -> None:
        """A table of its own."""
        async with await psycopg.AsyncConnection.connect(self._url, autocommit=True) as connection:
            await connection.execute("CREATE TABLE probe (number int PRIMARY KEY)")

    async def run(self, over: asyncio.Event) -> None:
        """Until it is over; the longest time between two acknowledged commits is kept."""
        last, number = time.monotonic(), 0
        while not over.is_set():
            with suppress(psycopg.Error, OSError):
                address = f"{self._url}&connect_timeout=2"
                async with await psycopg.AsyncConnection.connect(address, autocommit=True) as connection:
                    while not over.is_set():
                        number += 1
                        await connection.execute("INSERT INTO probe VALUES (%s)", (number,))
                        self.acknowledged.append(number)
                        now = time.monotonic()
                        self.longest_gap, last = max(self.longest_gap, now - last), now
                        await asyncio.sleep(PROBE_EVERY)
            await asyncio.sleep(PROBE_EVERY)

    async def lost(self) -> int:
        """How many acknowledged commits are not there."""
        async with await psycopg.AsyncConnection.connect(self._url, autocommit=True) as connection:
            kept = {number for (number,) in await (await connection.execute("SELECT number FROM probe")).fetchall()}
        return len(set(self.acknowledged) - kept)


class Organiser:
    """Types one command after the other, to one replica after the other, and reads what comes back."""

    def __init__(self, person: Person, others: Sequence[Person], app: PretendApp) -> None:
        """Makes each of `others` an organiser."""
        self.person = person
        self._others = others
        self._app = app
        self.told_done: set[str] = set()
        self.told_otherwise: set[str] = set()
        self.in_silence: set[str] = set()

    async def run(self, replicas: Sequence[Replica], over: asyncio.Event) -> None:
        """Until it is over, or everybody organises."""
        for number, other in enumerate(self._others):
            if over.is_set():
                return
            replica = replicas[number % len(replicas)]
            self._app.request_url = f"http://127.0.0.1:{await replica.port()}{PATH}"
            await self._appoint(other)

    async def _appoint(self, other: Person) -> None:
        """One command, and what was said to it."""
        before = len(self.person.sees)
        await self.person.types(f"/mentoring organiser <@{other.id}>")
        if self.person.failure is not None:
            self.told_otherwise.add(other.id)
            return
        with suppress(TimeoutError):
            async with asyncio.timeout(ANSWERED_WITHIN):
                while len(self.person.sees) <= before:  # noqa: ASYNC110 - another process is waited for
                    await asyncio.sleep(0.05)
                said = self.person.sees[-1].shown
                (self.told_done if DONE in said else self.told_otherwise).add(other.id)
                return
        self.in_silence.add(other.id)

    async def lost(self, database: Database, workspace: WorkspaceId) -> set[str]:
        """Of whom it was said that it is done, and is not."""
        async with database.transaction(workspace) as tx:
            found = await tx.members.of(MemberId(each) for each in self.told_done)
        return self.told_done - {member.id for member in found.values() if member.organiser}
