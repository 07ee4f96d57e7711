"""What an organiser does for one pair under way: remind it, renew it, end it."""

from __future__ import annotations

from handlers.blocks.block_kit import Block, Message, View, actions, button, message, modal, section
from handlers.blocks.formatting import escape, in_minutes, in_words, people
from handlers.choices import PairChoice
from handlers.ids import Action, Callback, pack
from handlers.texts import Texts
from mentoring.nudges.kinds.announcement import HOLD
from mentoring.nudges.kinds.pair_reminder import PairReminder
from mentoring.programme.pair_care import PairInCare


def confirm_end(t: Texts, pair: PairInCare, choice: PairChoice) -> View:
    """Before a pairing is ended: what both hear, and what follows."""
    names, name = people(t, pair.members), escape(pair.cohort.name)
    if choice is PairChoice.RENEW:
        title, submit = t("New partners"), t("Find new partners")
        said = t(
            "*The pairing of {people} in {cohort} ends.* Each of them hears that it has ended and that it’s nobody’s "
            "fault; no reason, and not who asked. I look for new partners for them at once, never the same ones.",
            people=names,
            cohort=name,
        )
    else:
        title, submit = t("End this pairing"), t("End it")
        said = t(
            "*The pairing of {people} in {cohort} ends.* Each of them hears that it has ended and that it’s nobody’s "
            "fault, and is asked whether they would like a new partner. They stay in the cohort.",
            people=names,
            cohort=name,
        )
    return modal(
        Callback.END_PAIR, title, section(said), submit=submit, close=t("Back"), metadata=pack(choice, pair.mentorship)
    )


def reminder_held(t: Texts, pair: PairInCare) -> Message:
    """After *Remind them kindly*: five minutes to think again."""
    return message(
        section(_will_remind(t, pair)), actions(button(t("Take it back"), Action.TAKE_BACK_REMINDER, pair.mentorship))
    )


def reminder_recalled(t: Texts, pair: PairInCare) -> Message:
    """After *Take it back*."""
    return message(section(t("*Taken back.* {people} hear nothing.", people=people(t, pair.members))))


def pair_reminder(t: Texts, content: PairReminder, footer: Block) -> Message:
    """To the pair: a friendly word."""
    return message(
        section(
            t(
                "*{people}, have you found a time for your next session?* Twenty minutes are better than none, and the one "
                "who has the fuller calendar may choose. If it doesn’t fit any more, you can pause or ask for another "
                "partner.",
                people=people(t, content.members),
            )
        ),
        actions(button(t("A question for now"), Action.QUESTION)),
        footer,
    )


def done(t: Texts, pair: PairInCare, choice: PairChoice) -> str:
    """What was done for a pair just now."""
    if choice is PairChoice.REMIND:
        return _will_remind(t, pair)
    if choice is PairChoice.RENEW:
        return t("*Ended.* I’m looking for new partners for {people}.", people=people(t, pair.members))
    return t("*Ended.* I’m asking {people} how they’d like to go on.", people=people(t, pair.members))


def _will_remind(t: Texts, pair: PairInCare) -> str:
    minutes = in_minutes(HOLD)
    return t.n(
        "*In {number} minute I’ll remind {people}*, kindly and within their two messages a week. They "
        "won’t see that you asked.",
        "*In {number} minutes I’ll remind {people}*, kindly and within their two messages a week. "
        "They won’t see that you asked.",
        minutes,
        number=in_words(t, minutes),
        people=people(t, pair.members),
    )
