"""What the options of menus stand for, as their values travel through Slack."""

from __future__ import annotations

from enum import StrEnum


class MatchChoice(StrEnum):
    """What an organiser can do with one match of a proposal."""

    LOCK = "lock"
    UNLOCK = "unlock"
    FORBID = "forbid"
    LEAVE = "leave"


class PairChoice(StrEnum):
    """What an organiser can do for a pair under way."""

    REMIND = "remind"
    RENEW = "renew"
    END = "end"


class SteerChoice(StrEnum):
    """What an organiser can do to a cohort as a whole."""

    EDIT = "edit"
    WORDS = "words"
    INVITE = "invite"
    REMIND = "remind"
    RULES = "rules"
    END_EARLY = "end_early"
    CANCEL = "cancel"
    ARCHIVE = "archive"
    DELETE = "delete"


class WayOut(StrEnum):
    """What somebody wants who has had enough of a pairing."""

    LEAVE = "leave"
    ANOTHER_PARTNER = "another_partner"


class MoreChoice(StrEnum):
    """What a reader can do about a message."""

    SNOOZE_DAY = "snooze_day"
    SNOOZE_WEEK = "snooze_week"
    WHY = "why"
    PAUSE = "pause"
    MUTE = "mute"
