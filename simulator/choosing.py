"""Choosing what to learn from one's partner, as a person does it: the first thing that is offered, and why."""

from __future__ import annotations

from simulator.filling import options_of
from simulator.people import Person

TOPICS = "I’d like to learn about"
WHY = "Why it matters to me"
BECAUSE = "It comes up every week, and I’d like to stop guessing."


async def choose_goals(person: Person, why: str = BECAUSE) -> bool:
    """Choose by the command; False when there is no partner to learn from, or nothing is offered."""
    await person.types("/mentoring goals")
    view = person.screen.team.shelf.top(person.id)
    inputs = (
        {block["label"]["text"]: block["element"] for block in view.blocks if block["type"] == "input"} if view else {}
    )
    topics = person.called(TOPICS)
    if topics not in inputs:
        await person.cancels(everything=True)
        return False
    await person.fills({TOPICS: [options_of(inputs[topics])[0]["text"]["text"]], WHY: why})
    await person.submits()
    return True
