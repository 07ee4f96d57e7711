"""Who works while the database fails over: a prober that counts what was acknowledged, and an organiser who types."""

from __future__ import annotations

import asyncio
import re
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

DONE = re.compile(r"@(Organiser \d+) is an organiser")


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
        self._others = {other.name: other for other in others}
        self._app = app
        self.asked = 0
        self._unanswered: set[str] = set()

    @property
    def told_done(self) -> set[str]:
        """Of whom it was said that it is done, however late: an answer may come while the next one is waited for."""
        said = (name for message in self.person.sees for name in DONE.findall(message.shown))
        return {self._others[name].id for name in said}

    @property
    def in_silence(self) -> set[str]:
        """For whom nothing was ever said."""
        return self._unanswered - self.told_done

    @property
    def apologies(self) -> int:
        """How many commands were answered by something else than that it is done."""
        return self.asked - len(self.told_done) - len(self.in_silence)

    async def run(self, replicas: Sequence[Replica], over: asyncio.Event) -> None:
        """Until it is over, or everybody organises."""
        for number, other in enumerate(self._others.values()):
            if over.is_set():
                return
            replica = replicas[number % len(replicas)]
            self._app.request_url = f"http://127.0.0.1:{await replica.port()}{PATH}"
            await self._appoint(other)

    async def _appoint(self, other: Person) -> None:
        """One command, and whatever is said next."""
        self.asked += 1
        before = len(self.person.sees)
        await self.person.types(f"/mentoring organiser <@{other.id}>")
        if self.person.failure is not None:
            return
        try:
            async with asyncio.timeout(ANSWERED_WITHIN):
                while len(self.person.sees) <= before:  # noqa: ASYNC110 - another process is waited for
                    await asyncio.sleep(0.05)
        except TimeoutError:
            self._unanswered.add(other.id)

    async def lost(self, database: Database, workspace: WorkspaceId) -> set[str]:
        """Of whom it was said that it is done, and is not."""
        told = self.told_done
        async with database.transaction(workspace) as tx:
            found = await tx.members.of(MemberId(each) for each in told)
        return told - {member.id for member in found.values() if member.organiser}
