"""How somebody of the cast joins a cohort: Join in the channel, then three short steps in their own words."""

from __future__ import annotations

from simulator.cast import Role
from simulator.people import Person


async def join(person: Person, role: Role, channel: str) -> None:
    """Press Join in the channel and fill in the form as this role would; AssertionError when that is refused.

    Whoever comes too late reads so, closes that, and has not joined.
    """
    await person.presses("Join", in_=channel)
    if person.modal is not None and person.modal.submit is None:
        await person.cancels()
        return
    await person.fills({"What I can offer": list(role.offers), "What I would like to learn": list(role.seeks)})
    await person.submits()
    await person.fills(
        {
            "Where I am at work": role.level,
            "My department": role.department,
            "Languages I can talk in": list(role.languages),
            "My working hours": role.hours,
        }
    )
    await person.submits()
    await person.submits()
    if person.modal is not None:
        raise AssertionError(f"{role.name} could not join: {person.errors or person.modal.shown}")
