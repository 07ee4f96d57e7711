"""A wall clock that is forty days off: nothing is planned or ended by it, and people are answered."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.faults.days import opens_a_cohort
from tests.processes import outside

BOT = ("-m", "tests.faults.skewed_bot", "run")


@pytest.mark.parametrize("days", [40, -40], ids=["forward", "back"])
async def test_a_jump_of_forty_days_ends_nothing_and_people_are_answered(tmp_path: Path, days: int) -> None:
    skew = tmp_path / "skew"
    skew.write_text("0", encoding="utf-8")
    async with outside(tmp_path) as there, there.bot(*BOT, env={"SKEW": str(skew)}):
        await opens_a_cohort(there)
        skew.write_text(str(days), encoding="utf-8")
        await there.logs("the clock jumped", within=90)

        await there.does("Ben Okafor", "types", text="/mentoring help")
        assert "Mentoring that goes both ways" in await there.hears("Ben Okafor", "both ways")
        skew.write_text("0", encoding="utf-8")
        page = await there.health_is(200, within=90)

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
        await there.logs("clock is wrong by what slack says", within=90)
        await there.does("Ben Okafor", "types", text="/mentoring help")
        assert "Mentoring that goes both ways" in await there.hears("Ben Okafor", "both ways")

        skew.write_text("0", encoding="utf-8")
        assert (await there.health_is(200, within=75))["clock"] == "right"
