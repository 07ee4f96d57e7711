"""A wall clock that is forty days off: nothing is planned or ended by it, and people are answered."""

from __future__ import annotations

from datetime import date, timedelta
from pathlib import Path

import pytest

from bot.clock import utc_now
from tests.processes import Outside, outside

BOT = ("-m", "tests.faults.skewed_bot", "run")


async def opens_a_cohort(there: Outside) -> None:
    today = utc_now().date()
    await there.asks("admin", {"kind": "add_channel", "name": "#mentoring", "members": ["Gita Rao"], "with_bot": True})
    await there.does("Gita Rao", "types", text="/mentoring setup")
    await there.hears("Gita Rao", "You’re an organiser")
    await there.does("Gita Rao", "types", text="/mentoring cohort new")
    facts = {"Name": "Spring", "Announcement channel": "#mentoring"}
    days = {"Opt-in closes on": friday_after(today, 7), "Starts on": friday_after(today, 14)}
    await there.does("Gita Rao", "submits", values=facts | days)
    for _ in range(3):
        seen = await there.does("Gita Rao", "submits")
        assert seen["errors"] == {}, seen


def friday_after(day: date, days: int) -> str:
    later = day + timedelta(days=days)
    return (later + timedelta(days=(4 - later.weekday()) % 7)).isoformat()


@pytest.mark.parametrize("days", [40, -40], ids=["forward", "back"])
async def test_a_jump_of_forty_days_ends_nothing_and_people_are_answered(tmp_path: Path, days: int) -> None:
    skew = tmp_path / "skew"
    skew.write_text("0", encoding="utf-8")
    async with outside(tmp_path) as there, there.bot(*BOT, env={"SKEW": str(skew)}):
        await opens_a_cohort(there)
        skew.write_text(str(days), encoding="utf-8")
        await there.logs("the clock jumped", within=20)

        await there.does("Ben Okafor", "types", text="/mentoring help")
        assert "Mentoring that goes both ways" in await there.hears("Ben Okafor", "both ways")
        skew.write_text("0", encoding="utf-8")
        page = await there.health_is(200, within=20)

        assert page["clock"] == "right"
        await there.does("Gita Rao", "types", text="/mentoring cohort")
        told = await there.hears("Gita Rao", "Spring")
        assert "finished" not in told.lower()
        assert "complete" not in told.lower()


@pytest.mark.parametrize("days", [40, -40], ids=["ahead", "behind"])
async def test_a_clock_that_is_wrong_from_the_start_is_said_and_nobody_meets_silence(tmp_path: Path, days: int) -> None:
    skew = tmp_path / "skew"
    skew.write_text(str(days), encoding="utf-8")
    async with outside(tmp_path) as there, there.bot(*BOT, env={"SKEW": str(skew)}):
        page = await there.health_is(503)
        assert page["clock"].startswith("wrong by ")
        await there.logs("clock is wrong by what slack says", within=20)
        await there.does("Ben Okafor", "types", text="/mentoring help")
        assert "Mentoring that goes both ways" in await there.hears("Ben Okafor", "both ways")

        skew.write_text("0", encoding="utf-8")
        assert (await there.health_is(200, within=25))["clock"] == "right"
