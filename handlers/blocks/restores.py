"""What organisers read after a backup was restored: who waits to be introduced, and what their word changed."""

from __future__ import annotations

from handlers.blocks.block_kit import Message, View, actions, button, message, modal, section
from handlers.blocks.formatting import people, when
from handlers.blocks.inputs import field, pick_people
from handlers.ids import Action, Callback, Field
from handlers.texts import Texts
from mentoring.nudges.kinds.after_restore import AfterRestore
from mentoring.programme.restores import ConfirmedRestore, WaitingIntroductions

MOST_LISTED = 20
MOST_PICKED = 100


def after_restore(t: Texts, content: AfterRestore) -> Message:
    """Something needs an organiser: introductions wait."""
    said = t.n(
        "*Something needs you:* one introduction waits. I was restored from a backup, so I don’t know what I sent "
        "between {since} and {until}. Say who has met already, and I’ll introduce the others.",
        "*Something needs you:* {count} introductions wait. I was restored from a backup, so I don’t know what I sent "
        "between {since} and {until}. Say who has met already, and I’ll introduce the others.",
        content.waiting,
        since=when(t, content.restored.made_at),
        until=when(t, content.restored.restored_at),
    )
    return message(section(said), actions(button(t("See who waits"), Action.AFTER_RESTORE, style="primary")))


def waiting_form(t: Texts, waiting: WaitingIntroductions) -> View:
    """Who waits, and who has been introduced already."""
    title = t("Introductions")
    if waiting.restored is None or not waiting.introductions:
        said = t("*Nobody waits any more.* Introductions go out as usual.")
        return modal(Callback.INFORMATION, title, section(said), close=t("Close"))
    lines = [f"• {people(t, nudge.to)}" for nudge in waiting.introductions[:MOST_LISTED]]
    hidden = len(waiting.introductions) - MOST_LISTED
    if hidden > 0:
        lines.append(t.n("• and {count} more pair", "• and {count} more pairs", hidden))
    return modal(
        Callback.AFTER_RESTORE,
        title,
        section(t("*These introductions wait.* Ask around who has read theirs. Nobody is introduced twice that way.")),
        section("\n".join(lines)),
        field(
            t("Introduced already"),
            Field.INTRODUCED,
            pick_people((), MOST_PICKED, t("Choose people")),
            optional=True,
            hint=t("One person of each pair is enough. Leave it empty if nobody was."),
        ),
        submit=t("Introduce the others"),
        close=t("Not yet"),
    )


def confirmed(t: Texts, outcome: ConfirmedRestore) -> Message:
    """What happens now."""
    if not outcome.done:
        return message(section(t("*That’s done already.* Introductions go out as usual.")))
    said = [
        t.n(
            "*Thanks.* I’ll introduce one pair in the next few minutes.",
            "*Thanks.* I’ll introduce {count} pairs in the next few minutes.",
            outcome.to_introduce,
        )
        if outcome.to_introduce
        else t("*Thanks.* Nobody has to be introduced again.")
    ]
    if outcome.introduced:
        said.append(t.n("One pair had met already.", "{count} pairs had met already.", outcome.introduced))
    return message(section(" ".join(said)))
