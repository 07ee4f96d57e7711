"""The first minutes, and handing on the organiser's role, as the one who typed the command reads it."""

from __future__ import annotations

from handlers.blocks.block_kit import Message, message, section
from handlers.blocks.formatting import person


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


def appointed(member: str, *, new: bool) -> Message:
    """After `/mentoring organiser @name`."""
    told = "*{} is an organiser now*, and I have told them." if new else "*{} is an organiser already.*"
    return message(section(told.format(person(member))))
