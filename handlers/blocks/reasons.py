"""Why something waits or was not sent, in words to the person it was for."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from handlers.blocks.formatting import day_of_year, in_days, in_words
from handlers.texts import Msg, Texts, msg
from mentoring.nudges.reasons import EndReason, NudgeReason, SkipReason, WaitReason
from mentoring.nudges.rules import PER_WEEK, WEEK

TO_THE_READER: Mapping[NudgeReason, Msg] = {
    WaitReason.PAUSED: msg("paused"),
    WaitReason.SNOOZED: msg("snoozed"),
    WaitReason.WEEKLY_BUDGET: msg("already {number} messages in {days} days"),
    WaitReason.OUTSIDE_HOURS: msg("outside working hours"),
    WaitReason.DAY_OFF: msg("a day off for everybody"),
    WaitReason.NO_COMMON_HOURS: msg("no working hours in common"),
    WaitReason.APP_REMOVED: msg("the app has to be installed again"),
    WaitReason.INTRODUCTIONS_FIRST: msg("something else has to arrive first"),
    WaitReason.AGENDA_FIRST: msg("the agenda comes first, and says it too"),
    WaitReason.NOT_DUE: msg("its time hasn’t come"),
    SkipReason.NO_ACCOUNT: msg("the account is no longer active"),
    SkipReason.NO_LONGER_APPLIES: msg("it no longer applies"),
    SkipReason.CANCELLED: msg("cancelled by the organiser"),
    SkipReason.RECALLED: msg("recalled by the organiser"),
    SkipReason.SKIPPED_COHORT: msg("you skipped this cohort"),
    SkipReason.LEFT: msg("you left"),
    SkipReason.PAIRING_ENDED: msg("the pairing has ended"),
    SkipReason.PARTNER_FOUND: msg("a partner was found"),
    SkipReason.PARTNER_BACK: msg("they’re back already"),
    SkipReason.NO_PARTNER: msg("there was no partner"),
    SkipReason.NOT_OFFERED: msg("the session wasn’t offered"),
    SkipReason.SESSION_MOVED: msg("the session has moved"),
    SkipReason.SAID_JUST_NOW: msg("the message before it said so already"),
    SkipReason.MET_ALREADY: msg("you met already"),
    SkipReason.ANSWERED_ALREADY: msg("you answered already"),
    SkipReason.WILL_NOT_MEET: msg("you said it won’t take place"),
    SkipReason.ERASED: msg("the person it was about removed their data"),
    SkipReason.MUTED: msg("you muted this kind"),
    EndReason.TOO_LATE: msg("it had become too late"),
    EndReason.REFUSED: msg("Slack didn’t take it"),
    EndReason.CONVERSATION_GONE: msg("the conversation is no longer there"),
    EndReason.CANNOT_OPEN: msg("the conversation can’t be opened"),
    EndReason.NEVER_CONFIRMED: msg("Slack never said whether it arrived"),
    EndReason.SAID_TO_HAVE_ARRIVED: msg("an organiser says that it has arrived"),
    EndReason.OTHER: msg("it no longer applies"),
}
"""Every reason, as the one reads it whom the message was for."""


def to_the_reader(t: Texts, reason: NudgeReason, until: date | None = None) -> str:
    """The reason to the one whom the message was for, with its day where it has one."""
    said = _worded(t, TO_THE_READER[reason])
    return t("{reason} until {day}", reason=said, day=day_of_year(t, until)) if until else said


def _worded(t: Texts, said: Msg) -> str:
    """With the numbers of the weekly budget, which one of the reasons says."""
    return t(said, number=in_words(t, PER_WEEK), days=in_words(t, in_days(WEEK)))
