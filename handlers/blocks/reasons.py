"""Why something waits or was not sent, in words: to the person it was for, and to an organiser who counts."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from mentoring.nudges.reasons import EndReason, NudgeReason, SkipReason, WaitReason

TO_THE_READER: Mapping[NudgeReason, str] = {
    WaitReason.PAUSED: "paused",
    WaitReason.SNOOZED: "snoozed",
    WaitReason.WEEKLY_BUDGET: "already two messages in seven days",
    WaitReason.OUTSIDE_HOURS: "outside working hours",
    WaitReason.DAY_OFF: "a day off for everybody",
    WaitReason.NO_COMMON_HOURS: "no working hours in common",
    WaitReason.APP_REMOVED: "the app has to be installed again",
    WaitReason.INTRODUCTIONS_FIRST: "something else has to arrive first",
    WaitReason.NOT_DUE: "its time has not come",
    SkipReason.NO_ACCOUNT: "the account is no longer active",
    SkipReason.NO_LONGER_APPLIES: "it no longer applies",
    SkipReason.CANCELLED: "cancelled by the organiser",
    SkipReason.RECALLED: "recalled by the organiser",
    SkipReason.SKIPPED_COHORT: "you skipped this cohort",
    SkipReason.LEFT: "you left",
    SkipReason.PAIRING_ENDED: "the pairing has ended",
    SkipReason.PARTNER_FOUND: "a partner was found",
    SkipReason.PARTNER_BACK: "they are back already",
    SkipReason.NO_PARTNER: "there was no partner",
    SkipReason.NOT_OFFERED: "the session was not offered",
    SkipReason.SESSION_MOVED: "the session has moved",
    SkipReason.MET_ALREADY: "you met already",
    SkipReason.ANSWERED_ALREADY: "you answered already",
    SkipReason.WILL_NOT_MEET: "you said it will not take place",
    SkipReason.ERASED: "the person it was about removed their data",
    EndReason.TOO_LATE: "it had become too late",
    EndReason.REFUSED: "Slack did not take it",
    EndReason.CONVERSATION_GONE: "the conversation is no longer there",
    EndReason.CANNOT_OPEN: "the conversation cannot be opened",
    EndReason.NEVER_CONFIRMED: "Slack never said whether it arrived",
    EndReason.OTHER: "it no longer applies",
}
"""Every reason, as the one reads it whom the message was for."""

TO_ORGANISERS: Mapping[NudgeReason, str] = {
    **TO_THE_READER,
    SkipReason.MET_ALREADY: "they had met already",
    SkipReason.ANSWERED_ALREADY: "they had answered already",
    SkipReason.LEFT: "they left",
    SkipReason.SKIPPED_COHORT: "they skipped the cohort",
    SkipReason.WILL_NOT_MEET: "they said that the session does not take place",
}
"""Every reason, as an organiser reads it of others."""


def reason_words(reason: NudgeReason, until: date | None = None) -> str:
    """The reason to its reader, with its day where it has one."""
    return TO_THE_READER[reason] + (f" until {until:%-d %B}" if until else "")
