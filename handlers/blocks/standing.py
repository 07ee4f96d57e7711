"""What people read when their account or their zone has changed: left out and why, welcome back, hours elsewhere."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from handlers.blocks.block_kit import Message, actions, button, message, section
from handlers.blocks.formatting import clock, escape, listed, people, zone_name
from handlers.ids import Action
from handlers.texts import Msg, Texts, msg
from mentoring.model import Cohort, MemberId, Standing
from mentoring.nudges.kinds.left_out import LeftOut
from mentoring.nudges.kinds.moved import Moved
from mentoring.nudges.kinds.welcome_back import WelcomeBack

WHAT_CHANGED: Mapping[Standing, Msg] = {
    Standing.GUEST: msg("*Your account here is a guest’s now.* This programme is for members of the workspace"),
    Standing.ELSEWHERE: msg(
        "*Your account belongs to another organisation now.* This programme is for members of the workspace"
    ),
}
"""What an account says, for those who can be told."""


def left_out(t: Texts, content: LeftOut) -> Message:
    """To somebody who may not take part any more."""
    said = [f"{t(WHAT_CHANGED[content.standing])}, {_what_follows(t, content)}"]
    if content.cohorts:
        said.append(t("A partner is told only that the pairing has ended. Your profile is kept."))
    said.append(_whom_to_ask(t, content.ask, t("Is that a mistake?")))
    return message(section(" ".join(said)))


def _what_follows(t: Texts, content: LeftOut) -> str:
    if content.cohorts and content.organised:
        return t("so you’re out of {cohorts} and can’t organise for now.", cohorts=_names(t, content.cohorts))
    if content.cohorts:
        return t("so you’re out of {cohorts}.", cohorts=_names(t, content.cohorts))
    return t("so you can’t organise for now.") if content.organised else t("so you can’t join for now.")


def welcome_back(t: Texts, content: WelcomeBack) -> Message:
    """To somebody who may take part again."""
    said = [t("*Welcome back.*")]
    if content.again:
        said.append(t("You’re in {cohorts} again, as before.", cohorts=_names(t, content.again)))
    if content.without:
        said.append(
            t(
                "{cohorts} went on while your account was off, and your place there has ended. Your profile "
                "is kept: join the next cohort with one press when it’s announced.",
                cohorts=_names(t, content.without),
            )
        )
        said.append(_whom_to_ask(t, content.ask, t("Want to know when?")))
    return message(
        section(" ".join(said)),
        actions(button(t("Edit my profile"), Action.EDIT_PROFILE), button(t("Show help"), Action.HELP)),
    )


def moved(t: Texts, content: Moved) -> Message:
    """To somebody whose zone has changed."""
    return message(
        section(
            t(
                "*Slack says that you’re in {zone} now.* I write to you between {start} and {end} there, and every time "
                "I show you is in that zone. Other hours now? Change them in your profile.",
                zone=zone_name(t, content.tz),
                start=clock(content.hours.start),
                end=clock(content.hours.end),
            )
        ),
        actions(button(t("Edit my profile"), Action.EDIT_PROFILE)),
    )


def _whom_to_ask(t: Texts, organisers: Sequence[MemberId], why: str) -> str:
    if not organisers:
        return t("{why} A workspace admin can help.", why=why)
    return t("{why} Ask {organisers}.", why=why, organisers=people(t, organisers))


def _names(t: Texts, cohorts: Sequence[Cohort]) -> str:
    return listed(t, (escape(cohort.name) for cohort in cohorts))
