"""The first minutes, and handing on the organiser's role, as the one who typed the command reads it."""

from __future__ import annotations

from handlers.blocks.block_kit import Message, message, section
from handlers.blocks.formatting import person
from handlers.texts import Texts


def begun(t: Texts, *, new: bool) -> Message:
    """After `/mentoring setup`."""
    return message(
        section(
            t("*You are an organiser now.* I have sent you a direct message with one next step.")
            if new
            else t("*You are an organiser already.* `/mentoring cohort` shows what comes next.")
        )
    )


def name_somebody(t: Texts) -> Message:
    """After `/mentoring organiser` without a person."""
    return message(section(t("Name the person: `/mentoring organiser @name`.")))


def dismissed(t: Texts, member: str, *, gone: bool) -> Message:
    """After `/mentoring organiser remove @name`."""
    named = person(member)
    told = (
        t(
            "*{member} is no organiser any more.* What they opened goes on; the other organisers hear of it.",
            member=named,
        )
        if gone
        else t("*{member} is no organiser*, so nothing was changed.", member=named)
    )
    return message(section(told))


def appointed(t: Texts, member: str, *, new: bool) -> Message:
    """After `/mentoring organiser @name`."""
    named = person(member)
    told = (
        t("*{member} is an organiser now*, and I have told them.", member=named)
        if new
        else t("*{member} is an organiser already.*", member=named)
    )
    return message(section(told))
