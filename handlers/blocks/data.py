"""A person's own data: what is stored, taking it along, erasing it."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from handlers.blocks.block_kit import Message, View, actions, button, message, modal, section
from handlers.ids import Action, Callback
from handlers.texts import Texts, msg

WORDS = {
    "member": msg("Your time zone, and whether you’re paused"),
    "profile": msg("Your profile"),
    "enrolment": msg("Cohorts that you joined or skipped"),
    "cohort": msg("Cohorts that you organise"),
    "proposal": msg("Pairings that were proposed"),
    "mentorship": msg("Your mentorships"),
    "session": msg("Their sessions"),
    "agreement": msg("Your agreements: your part, and the whole once all have signed"),
    "accord": msg("What you’d like to do together with your partners"),
    "thanks_note": msg("Thanks that you wrote, and that were written to you"),
    "muted": msg("What you’ve muted"),
    "answer": msg("Your answers to “Did you meet?”"),
    "pulse": msg("Your pulses"),
    "goal": msg("What you chose to learn"),
    "takeaway": msg("What you keep of your sessions"),
    "survey_answer": msg("Your answers to surveys"),
    "heard_question": msg("Questions that you were given"),
    "nudge": msg("Messages to you, sent or planned"),
    "conversation": msg("Our conversations, as Slack numbers them"),
}
"""What each table holds about a person, in their words; what is not named here only says which of these are theirs."""


def summary(t: Texts, everything: Mapping[str, Any]) -> Message:
    """What is stored about the one who asks."""
    lines = [f"• {t(words)}: {len(everything[name])}" for name, words in WORDS.items() if everything.get(name)]
    return message(
        section("\n".join([t("*What I’ve stored about you*"), *lines])),
        section(t("I keep ids, not names, and I can’t read your conversations. Only you can ask for this.")),
        actions(
            button(t("Download everything"), Action.DOWNLOAD),
            button(t("Erase everything"), Action.ERASE, style="danger"),
        ),
    )


def file_title(t: Texts) -> str:
    """What Slack shows over the file with everything."""
    return t("Everything that Bothways has stored about me")


def erase_form(t: Texts) -> View:
    """Before erasing."""
    return modal(
        Callback.ERASE,
        t("Erase my data"),
        section(
            t(
                "*This can’t be undone.* You leave every cohort at once, and everything stored about you is "
                "removed: profile, answers, pulses, messages that wait. A partner is told only that the "
                "pairing has ended."
            )
        ),
        section(
            t(
                "*In Slack*, I delete what I wrote to you here, and take back what I wrote to others about "
                "you in the last 90 days; that takes some minutes. I can’t take back what you and your "
                "partner wrote, older messages to others, files that somebody downloaded, or copies that your "
                "organisation keeps. A sentence that you let reports quote stays once nobody can tell that it’s yours."
            )
        ),
        section(t("Want a copy first? Close this and press *{button}*.", button=t("Download everything"))),
        submit=t("Erase everything"),
        close=t("Keep my data"),
    )


def erased(t: Texts) -> Message:
    """After erasing."""
    return message(
        section(t("*Everything about you is erased.* You won’t hear from me again unless you type `/mentoring join`."))
    )


def taken_back(t: Texts) -> Message:
    """In the place of a message to others, once somebody whom it was about is erased."""
    return message(
        section(t("_This message was taken back: somebody it was about asked for their data to be erased._"))
    )


def file_sent(t: Texts) -> Message:
    """After a download."""
    return message(section(t("*Your data is in our direct messages*, as a JSON file. Only you can see it there.")))
