"""The first minutes of an organiser, and handing on their role."""

from __future__ import annotations

from handlers.blocks.block_kit import Message, message, section
from handlers.blocks.formatting import escape, person
from handlers.texts import Texts
from mentoring.nudges.kinds.organiser_welcome import OrganiserWelcome


def begun(t: Texts, *, new: bool) -> Message:
    """After `/mentoring setup`."""
    return message(
        section(
            t("*You’re an organiser now.* I’ve sent you a direct message with one next step.")
            if new
            else t("*You’re an organiser already.* `/mentoring cohort` shows what comes next.")
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
        t("*{member} is an organiser now*, and I’ve told them.", member=named)
        if new
        else t("*{member} is an organiser already.*", member=named)
    )
    return message(section(told))


def organiser_welcome(t: Texts, letter: OrganiserWelcome) -> Message:
    """To a new organiser: what this is, and one next step."""
    then = [_first_step(t, letter)]
    if letter.alone:
        then.append(t("A second organiser helps when you’re away: `/mentoring organiser @name`."))
    return message(
        section(
            t(
                "*You’re an organiser of Bothways: mentoring in which both teach and both learn.* People opt "
                "in; I pair them so that both gain, and help them through their sessions with open questions."
            )
        ),
        section(" ".join(then)),
    )


def _first_step(t: Texts, letter: OrganiserWelcome) -> str:
    if letter.cohort is None:
        return t(
            "*Next step:* open a cohort with `/mentoring cohort new`. You see a preview before anything is sent, and "
            "nothing is posted anywhere until you say so."
        )
    return t(
        "*Next step:* look at {cohort} with `/mentoring cohort`: where it stands, and what needs somebody.",
        cohort=escape(letter.cohort.name),
    )
