"""Days that pass for real processes: the bot and the pretend Slack are told one wrong date, and believe each other."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from pathlib import Path

from bot.clock import utc_now
from tests.processes import Outside, outside, process

SKEWED_BOT = ("-m", "tests.faults.skewed_bot")
MET = "each other’s learning partners"
"""In every introduction."""

TEACHES = {"What I can offer": ["Negotiation"], "What I would like to learn": ["Spreadsheets"]}
LEARNS = {"What I can offer": ["Spreadsheets"], "What I would like to learn": ["Negotiation"]}
JUNIOR = "Starting out (trainee, apprentice, graduate)"


@dataclass(kw_only=True)
class Days:
    """Outside, with a calendar that can be turned forward."""

    there: Outside
    skew: Path

    async def turn_to(self, moment: datetime) -> None:
        """Everybody's wall clock shows this from now on, and goes on from there."""
        self.skew.write_text(str((moment - utc_now()) / timedelta(days=1)), encoding="utf-8")
        await self.there.asks("clock", {"to": moment.isoformat()})

    @asynccontextmanager
    async def bot(self) -> AsyncIterator[asyncio.subprocess.Process]:
        """The bot at work."""
        async with self.there.bot(*SKEWED_BOT, "run") as started:
            yield started

    async def command(self, *arguments: str) -> str:
        """What `bothways …` says, having ended well."""
        async with process(*SKEWED_BOT, *arguments, env=self.there.env) as started:
            said, wrong = await asyncio.wait_for(started.communicate(), timeout=60)
        assert started.returncode == 0, wrong.decode()
        return said.decode()


@asynccontextmanager
async def days(folder: Path) -> AsyncIterator[Days]:
    """From today on."""
    skew = folder / "skew"
    skew.write_text("0", encoding="utf-8")
    env = {"SKEW": str(skew)}
    async with outside(folder, slack=("-m", "tests.faults.skewed_slack"), slack_env=env) as there:
        there.env |= env
        yield Days(there=there, skew=skew)


async def opens_a_cohort(there: Outside) -> date:
    """Gita opens a cohort; the Friday on which opt-in closes."""
    closes = friday_after(utc_now().date(), 7)
    await there.asks("admin", {"kind": "add_channel", "name": "#mentoring", "members": ["Gita Rao"], "with_bot": True})
    await there.does("Gita Rao", "types", text="/mentoring setup")
    await there.hears("Gita Rao", "You’re an organiser")
    await there.does("Gita Rao", "types", text="/mentoring cohort new")
    facts = {"Name": "Spring", "Announcement channel": "#mentoring"}
    starts = closes + timedelta(days=7)
    ends = {"Opt-in closes on": closes.isoformat(), "Starts on": starts.isoformat()}
    await there.does("Gita Rao", "submits", values=facts | ends)
    for _ in range(3):
        seen = await there.does("Gita Rao", "submits")
        assert seen["errors"] == {}, seen
    return closes


def friday_after(day: date, later: int) -> date:
    """The first Friday at least so many days later."""
    first = day + timedelta(days=later)
    return first + timedelta(days=(4 - first.weekday()) % 7)


async def joins(there: Outside, person: str, topics: dict[str, list[str]], level: str) -> None:
    """Somebody fills in a profile and is in."""
    await there.does(person, "types", text="/mentoring join")
    await there.does(person, "submits", values=topics)
    await there.does(person, "submits", values={"Where I am at work": level})
    await there.does(person, "submits")
    await there.hears(person, "Spring")


async def two_who_joined(now: Days) -> datetime:
    """A cohort with two people in it, and the Monday morning after opt-in has closed."""
    async with now.bot():
        closes = await opens_a_cohort(now.there)
        await joins(now.there, "Amina Diallo", TEACHES, "Leading a team")
        await joins(now.there, "Ben Okafor", LEARNS, JUNIOR)
    return datetime.combine(closes + timedelta(days=3), time(10), tzinfo=UTC)


async def approves(there: Outside) -> None:
    """Gita looks at the pairs and approves them: they are introduced five minutes later."""
    await there.hears("Gita Rao", "Look at the pairs")
    await there.does("Gita Rao", "presses", label="Look at the pairs")
    seen = await there.does("Gita Rao", "submits")
    assert (seen["failure"], seen["errors"]) == (None, {}), seen


async def introductions(there: Outside, person: str) -> int:
    """How often somebody was introduced."""
    return "\n".join(await there.reads(person)).count(MET)
