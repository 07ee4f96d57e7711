"""Whom to talk to when something was heavy, and what one would rather not hear."""

from __future__ import annotations

from collections.abc import Collection, Mapping

from handlers.blocks.block_kit import Block, Message, View, actions, button, context, message, modal, section
from handlers.blocks.formatting import escape, listed
from handlers.blocks.inputs import field, option, pick_boxes, write
from handlers.ids import Action, Callback, Field
from handlers.texts import Msg, Texts, msg
from mentoring.nudges.model import MUTABLE, NudgeKind
from mentoring.programme.kindness import Support

MOST_SUPPORT = 600

CAN_BE_MUTED: Mapping[NudgeKind, Msg] = {
    NudgeKind.DID_YOU_MEET: msg("Did you meet?"),
    NudgeKind.STILL_QUIET: msg("A session is still open"),
    NudgeKind.PARTNER_ASKED: msg("I’m asking your partner how they’d like to go on"),
    NudgeKind.AGREEMENT_WAITS: msg("Your agreement waits for you"),
    NudgeKind.COHORT_REMINDER: msg("A friendly reminder"),
    NudgeKind.THANKS: msg("Thanks at the end"),
    NudgeKind.SURVEY: msg("The survey after half a year"),
}
"""What each kind is called that somebody can mute."""


def support(t: Texts, found: Support) -> View:
    """Whom to talk to; the same for everybody, with a way to change it for organisers."""
    usual = t(
        "Somebody you trust, your manager, or HR can be a start. If you or somebody else is in danger, call the local "
        "emergency number."
    )
    own = [actions(button(t("Change these contacts"), Action.NAME_SUPPORT))] if found.organises else []
    return modal(
        Callback.INFORMATION,
        t("Whom to talk to"),
        section(t("*Some talks weigh on you. You needn’t carry that alone.*")),
        section(escape(found.words) or usual),
        context(t("Nobody is told that you looked, and I keep no record of it.")),
        *own,
        close=t("Close"),
    )


def naming_form(t: Texts, found: Support) -> View:
    """An organiser writes whom to talk to."""
    return modal(
        Callback.SUPPORT,
        t("Whom to talk to"),
        field(
            t("What people read"),
            Field.SUPPORT,
            write(found.words, most=MOST_SUPPORT, lines=True),
            optional=True,
            hint=t("Wellbeing and speak-up contacts: names, numbers, hours. Empty brings back my usual words."),
        ),
        submit=t("Save"),
        close=t("Cancel"),
    )


def hears_form(t: Texts, muted: Collection[NudgeKind]) -> View:
    """Each kind with its box; an empty one is muted."""
    kinds = [kind for kind in CAN_BE_MUTED if kind in MUTABLE]
    boxes = [option(t(CAN_BE_MUTED[kind]), kind.value) for kind in kinds]
    heard = [kind.value for kind in kinds if kind not in muted]
    return modal(
        Callback.HEARS,
        t("What I hear from you"),
        field(t("I’d like to hear"), Field.HEARS, pick_boxes(boxes, heard), optional=True),
        context(
            t(
                "Agendas go to all of you, so they come; *Change something* on App Home has a quieter rhythm. What you "
                "must know comes too: who your partner is, what ended, what moved."
            )
        ),
        submit=t("Save"),
        close=t("Cancel"),
    )


def hears(t: Texts, muted: Collection[NudgeKind]) -> Message:
    """After saving: what is muted now, and the way back."""
    names = [t(CAN_BE_MUTED[kind]) for kind in CAN_BE_MUTED if kind in muted]
    if not names:
        return message(section(t("*Nothing is muted.*")))
    return message(
        section(t("*Muted:* {kinds}\nChanged your mind? It’s one tap.", kinds=listed(t, names))),
        actions(hears_button(t)),
    )


def heavy_button(t: Texts) -> Block:
    """*This was heavy*, wherever it stands."""
    return button(t("This was heavy"), Action.HEAVY)


def hears_button(t: Texts) -> Block:
    """*What I hear from you*, wherever it stands."""
    return button(t("What I hear from you"), Action.HEARS)
