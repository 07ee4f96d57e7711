"""Slack says 429 and asks for ten minutes: whoever looks at a screen reads so at once, and everybody else is served."""

from __future__ import annotations

import asyncio
import time
from pathlib import Path
from typing import Any

from tests.processes import Outside, outside

CROWD = [f"Person {number}" for number in range(150)]
EVERYBODY = "name,admin\nGita Rao,yes\n" + "".join(f"{name},no\n" for name in CROWD)
SLOWEST = 3.0
"""Seconds; Slack lets a form open no later."""

A_KIND_SENTENCE = "Slack lets me do that only so often, and nothing was changed. Please try again in "


async def presses_join(there: Outside, person: str) -> tuple[float, str]:
    """How many seconds it takes until somebody who asks for the form sees one, or a sentence; and what they see."""
    began = time.monotonic()
    seen = await there.does(person, "types", text="/mentoring join")
    assert seen["failure"] is None
    while True:
        shown = await what_is_shown(there, person)
        if "What I can offer" in shown or "only so often" in shown:
            return time.monotonic() - began, shown
        assert time.monotonic() - began < 20, f"silence: {shown!r}"
        await asyncio.sleep(0.05)  # another process: there is nothing to wait on but its screen


async def what_is_shown(there: Outside, person: str) -> str:
    modal: dict[str, Any] | None = (await there.looks("modal", person=person))["modal"]
    return str(modal["shown"]) if modal else "\n".join(await there.reads(person))


async def test_who_is_made_to_wait_is_told_and_keeps_nobody_else_waiting(tmp_path: Path) -> None:
    async with outside(tmp_path, people=EVERYBODY) as there, there.bot():
        await there.fault(fault="rate-limit", method="users.info", retry_after=600)

        asked = [asyncio.create_task(presses_join(there, person)) for person in CROWD[:20]]
        began = time.monotonic()
        await there.does("Gita Rao", "types", text="/mentoring help")
        await there.hears("Gita Rao", "Mentoring that goes both ways", within=10)
        helped = time.monotonic() - began
        seen = [shown for _, shown in await asyncio.gather(*asked)]

        assert helped < 10, "sleeping listeners held every place for ten minutes"
        assert all(A_KIND_SENTENCE + "10 minutes" in shown for shown in seen), seen
        assert (await there.health())[0] == 200
        await there.heal()
        await there.asks("clock", {"advance": 601})
        _, shown = await presses_join(there, CROWD[30])
        assert "What I can offer" in shown


async def test_in_a_rush_everybody_sees_the_form_or_a_kind_sentence(tmp_path: Path) -> None:
    async with outside(tmp_path, "--rate-limits", people=EVERYBODY) as there, there.bot():

        async def later(number: int, person: str) -> tuple[float, str]:
            await asyncio.sleep(number / 10)
            return await presses_join(there, person)

        seen = await asyncio.gather(*(later(number, person) for number, person in enumerate(CROWD)))

    forms = sum("What I can offer" in shown for _, shown in seen)
    print(f"{forms} forms, {len(seen) - forms} sentences, the slowest after {max(took for took, _ in seen):.1f} s")
    assert forms >= 50
    assert max(took for took, _ in seen) < SLOWEST
