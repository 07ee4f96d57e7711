"""What did not work, always with what can be done next: refusals, failures on our side, and controls of an earlier version."""

from __future__ import annotations

from handlers.blocks.block_kit import Message, View, message, modal, section
from handlers.ids import Callback
from handlers.texts import Texts


def refusal(sentence: str) -> Message:
    """Why something is not possible, and what to do instead."""
    return message(section(sentence))


def refusal_view(t: Texts, sentence: str) -> View:
    """The same in a form that was open."""
    return modal(Callback.INFORMATION, t("Not just now"), section(sentence), close=t("Close"))


def broken(t: Texts, reference: str) -> Message:
    """Something failed on our side."""
    return message(
        section(
            t(
                "*Please try again in a minute: something went wrong on my side.* Does it happen again? Then "
                "show your organiser this: `{reference}`.",
                reference=reference,
            )
        )
    )


def memory_away(t: Texts) -> str:
    """Nothing can be kept or looked up."""
    return t(
        "I can’t save or look up anything just now. Please try again in a few minutes: whoever runs me has been told."
    )


def memory_away_in_form(t: Texts) -> str:
    """The same about a form, which stays open."""
    return t(
        "I can’t save anything just now. Everything you filled in is still here: please press the button again in a few "
        "minutes."
    )


def broken_in_form(t: Texts, reference: str) -> str:
    """Something failed on our side, and the form stays open."""
    return t(
        "Something went wrong on my side, and nothing was saved. Everything you filled in is still here: please try again "
        "in a minute. If it happens again, give your organiser this reference: {reference}.",
        reference=reference,
    )


def slack_away(t: Texts) -> str:
    """Slack itself did not answer."""
    return t("Slack isn’t answering me just now. Please try again in a minute.")


def slack_away_in_form(t: Texts) -> str:
    """The same about a form, which stays open."""
    return t(
        "Slack isn’t answering me just now. Everything you filled in is still here: please press the button again in a "
        "minute."
    )


def not_permitted(t: Texts) -> str:
    """A right that whoever installed us left out."""
    return t(
        "Slack doesn’t let me do that here: a permission is missing. Please tell whoever installed me; "
        "`bothways doctor` names it."
    )


def still_at_it(t: Texts) -> str:
    """A form whose listener takes longer than Slack waits."""
    return t(
        "This takes longer than usual. I’m still at it, and everything you filled in is still here: I’ll write to you when "
        "it’s done. If you hear nothing within a minute, please press the button again."
    )


def limited(t: Texts, minutes: int) -> str:
    """Slack asks for a wait before it lets us do that."""
    if minutes <= 1:
        return t("Slack lets me do that only so often, and nothing was changed. Please try again in a minute.")
    return t(
        "Slack lets me do that only so often, and nothing was changed. Please try again in {minutes} minutes.",
        minutes=minutes,
    )


def limited_in_form(t: Texts, minutes: int) -> str:
    """The same about a form, which stays open."""
    if minutes <= 1:
        return t(
            "Slack asks me to wait before I can save this. Everything you filled in is still here: please press the "
            "button again in a minute."
        )
    return t(
        "Slack asks me to wait before I can save this. Everything you filled in is still here: please press the button "
        "again in {minutes} minutes.",
        minutes=minutes,
    )


def too_late(t: Texts) -> str:
    """A form that Slack no longer let us open."""
    return t("That took me too long to open, and Slack no longer lets me. Please press it once more.")


def too_many(t: Texts) -> str:
    """To somebody who asks for more at once than can be worked on."""
    return t("Please try again in a moment: I’m still busy with what you asked before.")


def old_button(t: Texts) -> Message:
    """A control that no longer does anything."""
    return message(
        section(
            t(
                "*That button is from an earlier version of this message*, so nothing was changed. Type `/mentoring` to "
                "see where things stand."
            )
        )
    )


def old_form(t: Texts) -> str:
    """A form of an earlier version."""
    return t("This form is from an earlier version, so nothing was saved. Type `/mentoring` to see where things stand.")


def old_command(t: Texts) -> str:
    """A command of an earlier version."""
    return t("That command is from an earlier version. Everything is under `/mentoring` now; try `/mentoring help`.")
