"""The first minutes, and handing on the organiser's role, as the one who typed the command reads it."""

from __future__ import annotations

from handlers.blocks.kit import Message, message, person, section


def begun(*, new: bool) -> Message:
    """After `/mentoring setup`."""
    return message(
        section(
            "*You are an organiser now.* I have sent you a direct message with one next step."
            if new
            else "*You are an organiser already.* `/mentoring cohort` shows what comes next."
        )
    )


def name_somebody() -> Message:
    """After `/mentoring organiser` without a person."""
    return message(section("Name the person: `/mentoring organiser @name`."))


def appointed(member: str) -> Message:
    """After `/mentoring organiser @name`."""
    return message(section(f"*{person(member)} is an organiser now*, and I have told them."))
