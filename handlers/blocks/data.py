"""A person's own data: what is stored, taking it along, erasing it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handlers.blocks.block_kit import Message, View, actions, button, message, modal, section
from handlers.ids import Action, Callback

WORDS = {
    "member": "Your time zone, and whether you are paused",
    "profile": "Your profile",
    "enrolment": "Cohorts that you joined or skipped",
    "cohort": "Cohorts that you organise",
    "proposal": "Pairings that were proposed",
    "mentorship": "Your mentorships",
    "session": "Their sessions",
    "answer": "Your answers to “Did you meet?”",
    "pulse": "Your pulses",
    "heard_question": "Questions that you were given",
    "nudge": "Messages to you, sent or planned",
    "conversation": "Our conversations, as Slack numbers them",
}
"""What each table holds about a person, in their words; what is not named here only says which of these are theirs."""


def summary(everything: Mapping[str, Any]) -> Message:
    """What is stored about the one who asks."""
    lines = [f"• {words}: {len(everything[name])}" for name, words in WORDS.items() if everything.get(name)]
    return message(
        section("*What I have stored about you*\n" + "\n".join(lines)),
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
        section(
            "*In Slack*, I delete what I wrote to you here, and take back what I wrote to others about you in the last 90 "
            "days; that takes some minutes. I cannot take back what you and your partner wrote, older messages to "
            "others, files that somebody downloaded, or copies that your organisation keeps."
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


def taken_back() -> Message:
    """In the place of a message to others, once somebody whom it was about is erased."""
    return message(section("_This message was taken back: somebody it was about asked for their data to be erased._"))


def file_sent() -> Message:
    """After a download."""
    return message(section("*Your data is in our direct messages*, as a JSON file. Only you can see it there."))
