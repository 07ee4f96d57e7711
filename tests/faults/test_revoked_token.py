"""The token is revoked for sixteen days, over an introduction: nobody is forgotten, and nobody meets silence."""

from __future__ import annotations

from datetime import timedelta
from pathlib import Path

from tests.faults.days import SKEWED_BOT, approves, days, introductions, two_who_joined
from tests.processes import process

PAIR = ("Amina Diallo", "Ben Okafor")


async def test_two_who_were_to_be_introduced_are_when_the_app_is_back(tmp_path: Path) -> None:
    async with days(tmp_path) as now:
        there = now.there
        monday = await two_who_joined(now)
        await now.turn_to(monday)
        async with now.bot():
            await approves(there)
            await there.asks("admin", {"kind": "revokes_token"})
            await now.turn_to(monday + timedelta(minutes=10))  # they are due: the first post is refused
            await there.logs("token_revoked", within=120, name="error")
            there.lines.clear()

            await now.turn_to(monday + timedelta(days=16))
            await there.logs("the clock was set right", within=90)
            await there.does("Ben Okafor", "types", text="/mentoring help")
            assert "Mentoring that goes both ways" in await there.hears("Ben Okafor", "both ways")
            assert (await there.health())[0] == 200
            assert [await introductions(there, person) for person in PAIR] == [0, 0]

        async with process(*SKEWED_BOT, "run", env=there.env) as refused:
            _, said = await refused.communicate()
        assert (refused.returncode, "The token was revoked. Install the app again" in said.decode()) == (2, True)

        there.env["SLACK_BOT_TOKEN"] = (await there.asks("admin", {"kind": "reinstalls"}))["bot_token"]
        async with now.bot():
            await there.logs("resumed", within=90)
        async with now.bot():  # which looks at once at what is to be planned
            for person in PAIR:
                await there.hears(person, "each other’s learning partners", within=90)
            await there.hears("Gita Rao", "I’m back")
        assert [await introductions(there, person) for person in PAIR] == [1, 1]
