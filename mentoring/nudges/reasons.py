"""Why a nudge waits, was skipped or ended: reasons as codes with their facts, put into words where they are drawn."""

from __future__ import annotations

from enum import StrEnum


class WaitReason(StrEnum):
    """What holds a nudge back for now; a nudge that expires while it waits keeps this as its reason."""

    PAUSED = "paused"
    """Its `reason_until` is the first day on which the person hears from us again."""
    SNOOZED = "snoozed"
    WEEKLY_BUDGET = "weekly budget"
    OUTSIDE_HOURS = "outside hours"
    DAY_OFF = "day off"
    NO_COMMON_HOURS = "no common hours"
    APP_REMOVED = "app removed"
    INTRODUCTIONS_FIRST = "introductions first"
    """Something else has to arrive before it."""
    AGENDA_FIRST = "agenda first"
    """The agenda of the same session is about to come, and says it too."""
    NOT_DUE = "not due"
    """Only foreseen, never stored: its time has not come."""


class SkipReason(StrEnum):
    """What made a nudge needless before it was sent."""

    NO_ACCOUNT = "no account"
    NO_LONGER_APPLIES = "no longer applies"
    CANCELLED = "cancelled"
    RECALLED = "recalled"
    SKIPPED_COHORT = "skipped cohort"
    LEFT = "left"
    PAIRING_ENDED = "pairing ended"
    PARTNER_FOUND = "partner found"
    PARTNER_BACK = "partner back"
    NO_PARTNER = "no partner"
    NOT_OFFERED = "not offered"
    """The session that it is about never was."""
    SESSION_MOVED = "session moved"
    SAID_JUST_NOW = "said just now"
    """Another message about the same session said it a little while ago."""
    MET_ALREADY = "met already"
    ANSWERED_ALREADY = "answered already"
    WILL_NOT_MEET = "will not meet"
    ERASED = "erased"
    MUTED = "muted"


class EndReason(StrEnum):
    """How delivery itself ended a nudge; Slack's own word for it is the nudge's `last_error`."""

    TOO_LATE = "too late"
    REFUSED = "refused"
    CONVERSATION_GONE = "conversation gone"
    CANNOT_OPEN = "cannot open"
    NEVER_CONFIRMED = "never confirmed"
    SAID_TO_HAVE_ARRIVED = "said to have arrived"
    """After a restore, by an organiser who has looked."""
    OTHER = "other"
    """Stored by an earlier version in words that are no longer used."""


NudgeReason = WaitReason | SkipReason | EndReason
"""Any of them: their codes are all different, so that one column holds them."""

_BY_CODE: dict[str, NudgeReason] = {
    reason.value: reason for kind in (WaitReason, SkipReason, EndReason) for reason in kind
}


def reason_of(code: str) -> NudgeReason:
    """The reason of a stored code. Raises ValueError for one that does not exist."""
    found = _BY_CODE.get(code)
    if found is None:
        raise ValueError(f"no reason is called {code!r}")
    return found
