"""What people read when one of them has been quiet: a kind word, a question, an offer; never a reproach."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.blocks.block_kit import Block, Message, actions, button, message, section
from handlers.blocks.formatting import day, escape, people
from handlers.ids import Action
from handlers.texts import Msg, Texts, msg
from mentoring.model import Cohort
from mentoring.nudges.kinds.new_partner import NewPartner
from mentoring.nudges.kinds.not_meeting import NotMeeting
from mentoring.nudges.kinds.partner_asked import PartnerAsked
from mentoring.nudges.kinds.set_aside import SetAside
from mentoring.nudges.kinds.stay_or_stop import StayOrStop
from mentoring.nudges.kinds.still_quiet import StillQuiet

KIND_WORDS: Sequence[Msg] = (
    msg(
        "*Session {number} with {partners} is still open.* Weeks fill up. A short message to {partners} with one time "
        "that works for you is enough to get it going."
    ),
    msg(
        "*There’s time for session {number} with {partners}.* Half an hour counts too. If you’ve met already, tell me "
        "and I’ll count it."
    ),
    msg(
        "*How about session {number}?* Not sure where to begin? Open the agenda, pick one question and send it to "
        "{partners}."
    ),
    msg("*Session {number} with {partners} can still happen.* A walk or a call is fine. Which day suits you best?"),
)
"""What one reads about a session that went by without a word, another each time."""

QUESTIONS: Sequence[Msg] = (
    msg(
        "*Does the mentoring in {cohort} still suit you?* Any answer is fine, and nobody asks why. Stay and find a time "
        "with {partners}, take a break until a day you choose, or stop."
    ),
    msg(
        "*How would you like to go on in {cohort}?* Plans change. You can keep meeting {partners}, come back to it "
        "later, or end it here, with no reason given."
    ),
)
"""How one is asked to stay, go later or stop."""


ASKED: Sequence[Msg] = (
    msg(
        "*I’m asking {partners} how they’d like to go on.* Nothing for you to do: you’ll hear from me either way. "
        "Until then, here’s something just for you: a question to think about on your own."
    ),
    msg(
        "*I’m checking with {partners} once more how to go on.* You needn’t chase anybody; I’ll tell you what comes of "
        "it. Want something for yourself meanwhile? Here’s another question."
    ),
)
"""What the other reads meanwhile, the first time and the second."""


def still_quiet(t: Texts, content: StillQuiet, footer: Block) -> Message:
    """To one who has been quiet about a session, or whose side called off two."""
    session, partners = content.session, people(t, content.partners)
    if content.called_off:
        said = t(
            "*Could you suggest the next time to meet {partners}?* The last two were cancelled, and that’s all right.",
            partners=partners,
        )
    else:
        said = t(KIND_WORDS[content.wording], number=session.number, partners=partners)
    return message(
        section(said),
        actions(
            button(t("Open the agenda"), Action.AGENDA, session.id, style="primary"),
            button(t("Add to calendar"), Action.CALENDAR, session.id),
            button(t("Yes, we met"), Action.MET_YES, session.id),
        ),
        footer,
    )


def stay_or_stop(t: Texts, content: StayOrStop, footer: Block) -> Message:
    """To one who has been quiet for two sessions: three ways to go on, each one tap."""
    mentorship = content.mentorship
    said = t(
        QUESTIONS[content.wording],
        cohort=escape(content.cohort.name),
        partners=people(t, content.partners),
    )
    return message(
        section(said),
        actions(
            button(t("Stay"), Action.QUIET_STAY, mentorship.id, style="primary"),
            button(t("Later"), Action.PAUSE),
            button(t("Stop"), Action.QUIET_STOP, mentorship.id),
        ),
        footer,
    )


def partner_asked(t: Texts, content: PartnerAsked, footer: Block) -> Message:
    """To the partner: that somebody is asked, and something to do alone."""
    return message(
        section(t(ASKED[content.again], partners=people(t, content.asked))),
        actions(button(t("A question for now"), Action.QUESTION, style="primary")),
        footer,
    )


def new_partner(t: Texts, content: NewPartner) -> Message:
    """To the one who is left: a new partner, offered."""
    ended = t(
        "*Your pairing with {partners} in {cohort} has ended.* That’s nobody’s fault.",
        partners=people(t, content.before),
        cohort=escape(content.cohort.name),
    )
    if content.no_time:
        rest = t("No session is left in this cohort, so I won’t look for another partner. Thank you for taking part.")
        return message(section(f"{ended} {rest}"))
    return message(
        section(
            f"{ended} "
            + t(
                "Would you like a new partner? If I don’t hear from you, I’ll look for one on {day}.",
                day=day(t, content.looks_on),
            )
        ),
        actions(
            button(t("Find me a partner"), Action.NEW_PARTNER, content.mentorship.id, style="primary"),
            button(t("Leave the cohort"), Action.LEAVE),
        ),
    )


def set_aside(t: Texts, content: SetAside) -> Message:
    """To the one who fell silent."""
    name = escape(content.cohort.name)
    if content.no_time:
        return message(
            section(
                t(
                    "*I’ve stopped writing to you about {cohort}.* Its sessions are over. Your profile is kept for the "
                    "next cohort, whose announcement has a Join button.",
                    cohort=name,
                )
            )
        )
    return message(
        section(
            t(
                "*I’ve stopped writing to you about {cohort}, so that you have one thing less to think of.* Your pairing "
                "has ended. Want to be in it again? One tap, and I’ll look for a partner for you.",
                cohort=name,
            )
        ),
        actions(button(t("Bring me back"), Action.COME_BACK, content.cohort.id, style="primary")),
    )


def not_meeting(t: Texts, content: NotMeeting) -> Message:
    """To those who run the cohort: the people, and nothing of what either said."""
    return message(
        section(
            t(
                "*{people} in {cohort} aren’t meeting.* I’m in touch with them, so there’s nothing you must "
                "do. If you know them, a friendly word may help.",
                people=people(t, content.members),
                cohort=escape(content.cohort.name),
            )
        )
    )


def stays(t: Texts, partners: Sequence[str]) -> Message:
    """After *Stay*."""
    return message(
        section(
            t(
                "*Good to have you.* Send {partners} one time that works for you; the sessions go on as planned.",
                partners=people(t, partners),
            )
        )
    )


def stopped(t: Texts, cohort: Cohort) -> Message:
    """After *Stop*."""
    return message(
        section(
            t(
                "*You’ve stopped in {cohort}.* Your partner is told only that the pairing has ended. Your "
                "profile is kept: `/mentoring join` brings you back another time, `/mentoring data` shows or "
                "erases it.",
                cohort=escape(cohort.name),
            )
        )
    )


def back(t: Texts, cohort: Cohort) -> Message:
    """After *Bring me back*."""
    return message(
        section(
            t(
                "*Welcome back in {cohort}.* I’m looking for a partner for you, and write as soon as there is one.",
                cohort=escape(cohort.name),
            )
        )
    )


def looking(t: Texts, cohort: Cohort) -> Message:
    """After *Find me a partner*."""
    return message(
        section(
            t(
                "*I’m looking for a new partner for you in {cohort}.* The introduction follows as soon as there is one.",
                cohort=escape(cohort.name),
            )
        )
    )
