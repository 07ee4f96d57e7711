"""A person's own data: what is stored, taking it along, erasing it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handlers.blocks.kit import Message, View, actions, button, count, escape, message, modal, section
from handlers.ids import Action, Callback

MOST_LINES = 12


def summary(everything: Mapping[str, Any]) -> Message:
    """What is stored about the one who asks."""
    lines = [f"• {name.replace('_', ' ')}: {_size(stored)}" for name, stored in everything.items() if stored]
    return message(
        section(f"*What I have stored about you*\n{escape(chr(10).join(lines[:MOST_LINES]))}"),
        section("I keep ids, not names, and I cannot read your conversations. Only you can ask for this."),
        actions(
            button("Download everything", Action.DOWNLOAD),
            button("Erase everything", Action.ERASE, style="danger"),
        ),
    )


def erase_form() -> View:
    """Before erasing."""
    return modal(
        Callback.ERASE,
        "Erase my data",
        section(
            "*This cannot be undone.* You leave every cohort at once, and everything stored about you is removed: profile, "
            "answers, pulses, messages that wait. A partner is told only that the pairing has ended."
        ),
        section("Want a copy first? Close this and press *Download everything*."),
        submit="Erase everything",
        close="Keep my data",
    )


def erased() -> Message:
    """After erasing."""
    return message(
        section("*Everything about you is erased.* You will not hear from me again unless you type `/mentoring join`.")
    )


def file_sent() -> Message:
    """After a download."""
    return message(section("*Your data is in our direct messages*, as a JSON file. Only you can see it there."))


def _size(stored: Any) -> str:
    if isinstance(stored, list):
        return count(len(stored), "entry", "entries")
    return "1 entry"
