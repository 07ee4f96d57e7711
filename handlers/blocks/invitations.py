"""The invitation that an organiser sends themselves."""

from __future__ import annotations

from collections.abc import Sequence

from handlers.blocks.block_kit import Message, View, context, message, modal, section, verbatim
from handlers.blocks.formatting import day, listed
from handlers.blocks.inputs import field, pick_people, write
from handlers.ids import Callback, Field
from handlers.texts import Texts
from mentoring.model import Cohort

MOST_TEXT = 1000
MOST_NAMES = 1500
MOST_PEOPLE = 25


def invite_form(t: Texts, cohort: Cohort, link: str) -> View:
    """The text, to be changed as the organiser likes, and for whom it is."""
    return modal(
        Callback.INVITE,
        t("Invite people"),
        section(t("*You send this yourself.* I message nobody who hasn’t joined, and nobody is enrolled by it.")),
        field(
            t("The invitation"),
            Field.INVITATION,
            write(_suggested(t, cohort, link), most=MOST_TEXT, lines=True),
            hint=t("The link leads to the Join button. It works in Slack, in e-mail and on a phone."),
        ),
        field(
            t("For these people"),
            Field.INVITED,
            pick_people((), MOST_PEOPLE, t("Choose people")),
            optional=True,
            hint=t("Their names stand above it."),
        ),
        field(
            t("Or names from a list"),
            Field.NAMES,
            write(most=MOST_NAMES, lines=True, placeholder=t("One a line, as in your spreadsheet")),
            optional=True,
        ),
        submit=t("Put it in my messages"),
        close=t("Back"),
        metadata=cohort.id,
    )


def invitation(t: Texts, text: str, names: Sequence[str]) -> Message:
    """The invitation in the organiser's direct messages, to copy or to forward."""
    named = [verbatim(t("For {names}", names=listed(t, names)))] if names else []
    return message(
        context(t("To copy or to forward. I’ve sent it to nobody.")),
        *named,
        verbatim(text),
    )


def _suggested(t: Texts, cohort: Cohort, link: str) -> str:
    said = [
        cohort.words.sentence,
        cohort.words.gains or t("You each learn something from the other, and you each teach something."),
        t(
            "{cohort}: {sessions} of {minutes} minutes from {first}. Join until {closes}: {link}",
            cohort=cohort.name,
            sessions=t.n("{count} session", "{count} sessions", cohort.sessions),
            minutes=cohort.minutes,
            first=day(t, cohort.starts_on),
            closes=day(t, cohort.opt_in_closes_on),
            link=link,
        ),
        t("Or type /mentoring join in Slack."),
    ]
    return "\n".join(filter(None, said))[:MOST_TEXT]
