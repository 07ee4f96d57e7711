"""The machine is lost a day after its backup: commands bring it back, nobody reads anything twice, Gita is asked."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.faults.days import approves, days, introductions, two_who_joined

PAIR = ("Amina Diallo", "Ben Okafor")
WAITS = "*Something needs you:* one introduction waits."


async def test_a_day_old_backup_introduces_nobody_twice(tmp_path: Path) -> None:
    async with days(tmp_path) as now:
        there = now.there
        monday = await two_who_joined(now)
        await now.turn_to(monday)
        async with now.bot():
            await approves(there)
            said = await now.command("backup", str(tmp_path / "monday.backup"))
            assert "holds everything as it was now" in said
        await now.turn_to(monday + timedelta(minutes=10))
        async with now.bot() as bot:
            for person in PAIR:
                await there.hears(person, "each other’s learning partners")
            bot.kill()
            await bot.wait()

        await now.turn_to(monday + timedelta(days=1))
        there.env["DATABASE_URL"] = f"sqlite:///{tmp_path}/again.db"
        said = await now.command("restore", str(tmp_path / "monday.backup"))
        assert "Introductions wait until an organiser has looked" in said
        async with now.bot():
            await there.hears("Gita Rao", WAITS, within=90)
            await there.does("Gita Rao", "presses", label="See who waits")
            seen = await there.does("Gita Rao", "submits", values={"Introduced already": ["Amina Diallo"]})
            assert (seen["failure"], seen["errors"]) == (None, {}), seen
            assert "One pair had met already" in await there.hears("Gita Rao", "*Thanks.*")
            await there.does("Ben Okafor", "types", text="/mentoring status")
            assert "Amina Diallo" in await there.hears("Ben Okafor", "Amina")
        await now.turn_to(monday + timedelta(days=2))
        async with now.bot():
            await there.does("Ben Okafor", "types", text="/mentoring help")
            await there.hears("Ben Okafor", "both ways")
        assert [await introductions(there, person) for person in PAIR] == [1, 1]
