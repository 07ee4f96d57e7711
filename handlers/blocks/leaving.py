"""Leaving and pausing as people see them: what happens, to whom, and the way back."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, timedelta

from handlers.blocks.block_kit import Block, Message, View, actions, button, message, modal, section
from handlers.blocks.cohorts import cohorts_named
from handlers.blocks.formatting import day, in_months, in_words
from handlers.blocks.inputs import field, option, pick_day, pick_radio
from handlers.choices import WayOut
from handlers.ids import Action, Callback, Field
from handlers.texts import Texts
from mentoring.model import Member
from mentoring.programme.enrolment import Left
from mentoring.programme.member_overview import MemberOverview
from mentoring.programme.pausing import LONGEST_PAUSE


def leave_form(t: Texts, standing: MemberOverview, has_partner: bool, reads: Sequence[Message] = ()) -> View:
    """Before leaving: what happens, to whom; with a partner, also the way to another one.

    `reads`: what those who stay will read, word by word.
    """
    names = cohorts_named(t, standing.enrolled)
    if not has_partner:
        leaving = t("You’re about to leave *{cohorts}*. It takes effect at once.", cohorts=names)
        said = [section(f"{leaving} {t('Your profile is kept for later; `/mentoring data` erases it.')}")]
    else:
        said = [
            section(
                t(
                    "You can leave *{cohorts}* at once, or stay in it with another partner. Either way your partner is "
                    "told only that the pairing has ended, with no reason, and gets a new partner if there is one.",
                    cohorts=names,
                )
            ),
            *(section("\n".join([t("*What your partner will read:*"), *_quoted(each)])) for each in reads),
            _way_out(t),
            section(t("If you leave: your profile is kept for later; `/mentoring data` erases it.")),
        ]
    return modal(
        Callback.LEAVE,
        t("Leave"),
        *said,
        section(t("Only need a break? Close this and choose *{button}* instead.", button=t("Pause"))),
        submit=t("Confirm") if has_partner else t("Leave now"),
        close=t("Stay"),
    )


def _quoted(shown: Message) -> list[str]:
    """The lines of a message as a quotation."""
    return [f">{line}" for line in shown.text.splitlines()]


def _way_out(t: Texts) -> Block:
    """Leaving is one way, a new beginning is another."""
    choices = [
        option(t("Leave the cohort"), WayOut.LEAVE),
        option(t("Another partner, please: I stay in the cohort"), WayOut.ANOTHER_PARTNER),
    ]
    return field(t("What would you like?"), Field.WAY_OUT, pick_radio(choices, WayOut.LEAVE))


def partner_ended(t: Texts) -> Message:
    """After asking for another partner."""
    return message(
        section(
            t(
                "*Your pairing has ended, and you stay in the cohort.* I look for another partner for both of you, and "
                "write as soon as there is one. No reason was asked, and none is passed on."
            )
        ),
        actions(button(t("Say thank you"), Action.THANK)),
    )


def left(t: Texts, result: Left) -> Message:
    """After leaving."""
    said = [t("*You’ve left {cohorts}.*", cohorts=cohorts_named(t, result.cohorts))]
    if result.told:
        said.append(t("Your partner is told only that the pairing has ended, in their working hours."))
    said.append(
        t("Your profile is kept: `/mentoring join` brings you back, `/mentoring data` shows or erases it."),
    )
    thanks = [actions(button(t("Say thank you"), Action.THANK))] if result.told else []
    return message(section(" ".join(said)), *thanks)


def pause_form(t: Texts, today: date, until: date | None = None) -> View:
    """Until when; `until` is what they have said already."""
    months = in_months(LONGEST_PAUSE)
    return modal(
        Callback.PAUSE,
        t("Pause"),
        section(
            t(
                "You hear nothing from me until the day you choose. Your partner is told when you’ll be back, "
                "not why. Sessions wait for you where they can."
            )
        ),
        field(
            t("I’m back on"),
            Field.UNTIL,
            pick_day(until or today + timedelta(days=14)),
            hint=t.n(
                "At most {number} month ahead.",
                "At most {number} months ahead.",
                months,
                number=in_words(t, months),
            ),
        ),
        submit=t("Pause"),
        close=t("Cancel"),
    )


def paused(t: Texts, member: Member) -> Message:
    """After pausing."""
    until = member.paused_until
    if until is None:
        return resumed(t)
    back = t("Resume now")
    return message(
        section(
            t(
                "*Paused until {until}.* I’ll be back then. Back earlier? Press *{button}*.",
                until=day(t, until),
                button=back,
            )
        ),
        actions(button(back, Action.RESUME)),
    )


def resumed(t: Texts) -> Message:
    """After a pause."""
    return message(
        section(t("*Welcome back.* You’re no longer paused. What waited for you comes in your working hours."))
    )
