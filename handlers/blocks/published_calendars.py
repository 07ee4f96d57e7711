"""A published calendar that slots avoid, as its owner names it and takes it back."""

from __future__ import annotations

from handlers.blocks.block_kit import Block, View, actions, button, modal, section
from handlers.blocks.formatting import when
from handlers.blocks.inputs import field, write
from handlers.ids import Action, Callback, Field
from handlers.texts import Texts
from mentoring.model import (
    PublishedCalendar,
)

LONGEST_LINK = 1000


def my_calendar_form(t: Texts, known: PublishedCalendar | None) -> View:
    """*Use my calendar*: a link, which is never shown again; or what was read there, and how to stop."""
    said = t(
        "I can leave out the times that your own calendar says are taken. Paste its published `.ics` link. I keep only when "
        "you’re busy: no titles, no places, and nobody is told whose time it is."
    )
    blocks = [section(said)]
    if known is not None:
        blocks += [section(_how_it_reads(t, known)), actions(_forget(t))]
    asked = t("Link of my calendar") if known is None else t("Another link")
    return modal(
        Callback.MY_CALENDAR,
        t("Use my calendar"),
        *blocks,
        field(asked, Field.LINK, write(most=LONGEST_LINK), hint=t("It’s a secret: I never show it again.")),
        submit=t("Use it"),
        close=t("Back"),
    )


def my_calendar_kept(t: Texts) -> View:
    """After a link was taken."""
    said = t(
        "*I’ll read it within a minute, and then a few times a day.* Times that I suggest then avoid what’s taken."
    )
    return modal(Callback.INFORMATION, t("Use my calendar"), section(said), actions(_forget(t)), close=t("Close"))


def my_calendar_forgotten(t: Texts) -> View:
    """After it was forgotten."""
    said = t("*I’ve forgotten your calendar’s link and all that I read there.*")
    return modal(Callback.INFORMATION, t("Use my calendar"), section(said), close=t("Close"))


def _forget(t: Texts) -> Block:
    return button(t("Stop using my calendar"), Action.FORGET_CALENDAR)


def _how_it_reads(t: Texts, known: PublishedCalendar) -> str:
    if known.failed:
        return t("*I couldn’t read it the last time.* I’ll try again; if it has a new link, paste that.")
    if known.read_at is None:
        return t("*A link is set.* I’ll read it within a minute.")
    return t("*A link is set.* I read it {time}.", time=when(t, known.read_at))
