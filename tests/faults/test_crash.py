"""The bot is killed hard while somebody fills in a form: what they typed stays, and works when the bot is back."""

from __future__ import annotations

from pathlib import Path

from tests.faults.test_memory_away import to_the_last_step
from tests.processes import outside


async def test_a_form_that_is_open_while_the_bot_dies_is_saved_by_the_next_one(tmp_path: Path) -> None:
    async with outside(tmp_path) as there:
        async with there.bot() as bot:
            await to_the_last_step(there, "Ben Okafor")
            bot.kill()
            await bot.wait()
            seen = await there.does("Ben Okafor", "submits")
        assert seen["failure"] == "We had some trouble connecting. Try again?"
        assert seen["modal"]["depth"] == 3

        async with there.bot():
            seen = await there.does("Ben Okafor", "submits")
            assert (seen["failure"], seen["modal"]) == (None, None)
            assert "*Your profile is saved.*" in await there.hears("Ben Okafor", "saved")


async def test_what_was_saved_before_a_crash_is_there_after_it(tmp_path: Path) -> None:
    async with outside(tmp_path) as there:
        async with there.bot() as bot:
            await to_the_last_step(there, "Ben Okafor")
            await there.does("Ben Okafor", "submits")
            await there.hears("Ben Okafor", "saved")
            bot.kill()
            await bot.wait()
        async with there.bot():
            await there.does("Ben Okafor", "types", text="/mentoring data")
            assert "Your profile: 1" in await there.hears("Ben Okafor", "What I’ve stored about you")
