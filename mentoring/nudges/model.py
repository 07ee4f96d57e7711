"""A nudge: one proactive message as a row, from the plan to a terminal state. The nudge table is the truth.

Its idempotency key is `dedupe_key`: planned twice, it is one row. Its state machine is `mentoring.nudges.transitions`.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from enum import Enum, StrEnum, auto
from typing import NewType

from mentoring.model import ChannelId, MemberId, WorkspaceId
from mentoring.nudges.reasons import NudgeReason, SkipReason, WaitReason

NudgeId = NewType("NudgeId", str)


class NudgeKind(StrEnum):
    """Everything that the bot says of its own accord."""

    ORGANISER_WELCOME = "organiser welcome"
    ANNOUNCEMENT = "announcement"
    LAST_CALL = "last call"
    WARNING = "warning"
    PROPOSAL_READY = "proposal ready"
    INTRODUCTION = "introduction"
    INTRODUCTION_WAITS = "introduction waits"
    REARRANGED = "rearranged"
    COHORT_STARTED = "cohort started"
    LEFT_OVER = "left over"
    STILL_LOOKING = "still looking"
    AGENDA = "agenda"
    DID_YOU_MEET = "did you meet"
    PARTNER_AWAY = "partner away"
    PARTNER_LEFT = "partner left"
    STILL_QUIET = "still quiet"
    STAY_OR_STOP = "stay or stop"
    PARTNER_ASKED = "partner asked"
    NEW_PARTNER = "new partner"
    SET_ASIDE = "set aside"
    NOT_MEETING = "not meeting"
    LEFT_OUT = "left out"
    WELCOME_BACK = "welcome back"
    MOVED = "moved"
    THANKS = "thanks"
    REPORT = "report"
    SURVEY = "survey"
    ALARM = "alarm"
    AFTER_RESTORE = "after restore"
    APPROVAL_REMINDER = "approval reminder"
    STARTS_LATER = "starts later"
    DATES_MOVED = "dates moved"
    COHORT_CANCELLED = "cohort cancelled"
    PLANNING_STUCK = "planning stuck"
    BACK_AGAIN = "back again"
    AGREEMENT_WAITS = "agreement waits"
    AGREEMENT_NEWS = "agreement news"
    PAIR_REMINDER = "pair reminder"
    ORGANISER_WEEK = "organiser week"
    TIME_PROPOSED = "time proposed"
    TIME_BOOKED = "time booked"
    TIME_CALLED_OFF = "time called off"
    SESSION_TOMORROW = "session tomorrow"
    SESSION_SOON = "session soon"
    GOES_ON = "goes on"
    LAST_LINE = "last line"
    THANK_YOU = "thank you"
    THANKS_POSTED = "thanks posted"
    ACCORD_ASKED = "accord asked"
    ACCORD_MADE = "accord made"
    COHORT_CHANGED = "cohort changed"
    COHORT_REMINDER = "cohort reminder"
    REMINDED = "reminded"
    CHANNEL_MOVED = "channel moved"


class Audience(Enum):
    """Who hears a kind of nudge."""

    ORGANISER = auto()
    CHANNEL = auto()
    PARTICIPANT = auto()
    PAIR = auto()
    """The people of a mentorship, in their own conversation."""


@dataclass(frozen=True, kw_only=True)
class KindFacts:
    """What holds for every nudge of a kind.

    `patience`: how long after it was due it is still worth sending. `counts` towards the weekly budget of unprompted
    messages. `at_once`: somebody pressed a button for it a moment ago, so it waits for nobody's working hours.
    `resend`: nobody can do without it, so one that may have been lost is sent again, even if that may be twice.
    `says_why`: it tells somebody why they may not take part, so it goes to them all the same.
    """

    audience: Audience
    patience: timedelta
    counts: bool = False
    at_once: bool = False
    resend: bool = False
    says_why: bool = False


def _facts(
    audience: Audience,
    days: int,
    *,
    counts: bool = False,
    at_once: bool = False,
    resend: bool = False,
    says_why: bool = False,
) -> KindFacts:
    patience = timedelta(days=days)
    return KindFacts(
        audience=audience, patience=patience, counts=counts, at_once=at_once, resend=resend, says_why=says_why
    )


KIND_FACTS: Mapping[NudgeKind, KindFacts] = {
    NudgeKind.ORGANISER_WELCOME: _facts(Audience.ORGANISER, 7, at_once=True),
    NudgeKind.ANNOUNCEMENT: _facts(Audience.CHANNEL, 1, at_once=True),
    NudgeKind.LAST_CALL: _facts(Audience.CHANNEL, 1),
    NudgeKind.WARNING: _facts(Audience.PARTICIPANT, 1),
    NudgeKind.PROPOSAL_READY: _facts(Audience.ORGANISER, 14),
    NudgeKind.INTRODUCTION: _facts(Audience.PAIR, 14, resend=True),
    NudgeKind.INTRODUCTION_WAITS: _facts(Audience.PARTICIPANT, 7),
    NudgeKind.REARRANGED: _facts(Audience.PARTICIPANT, 14),
    NudgeKind.COHORT_STARTED: _facts(Audience.CHANNEL, 3),
    NudgeKind.LEFT_OVER: _facts(Audience.PARTICIPANT, 7),
    NudgeKind.STILL_LOOKING: _facts(Audience.PARTICIPANT, 7),
    NudgeKind.AGENDA: _facts(Audience.PAIR, 6, counts=True),
    NudgeKind.DID_YOU_MEET: _facts(Audience.PARTICIPANT, 5, counts=True),
    NudgeKind.PARTNER_AWAY: _facts(Audience.PARTICIPANT, 5),
    NudgeKind.PARTNER_LEFT: _facts(Audience.PARTICIPANT, 14),
    NudgeKind.STILL_QUIET: _facts(Audience.PARTICIPANT, 8, counts=True),
    NudgeKind.STAY_OR_STOP: _facts(Audience.PARTICIPANT, 10, counts=True),
    NudgeKind.PARTNER_ASKED: _facts(Audience.PARTICIPANT, 10, counts=True),
    NudgeKind.NEW_PARTNER: _facts(Audience.PARTICIPANT, 14),
    NudgeKind.SET_ASIDE: _facts(Audience.PARTICIPANT, 14),
    NudgeKind.NOT_MEETING: _facts(Audience.ORGANISER, 14),
    NudgeKind.LEFT_OUT: _facts(Audience.PARTICIPANT, 7, says_why=True),
    NudgeKind.WELCOME_BACK: _facts(Audience.PARTICIPANT, 7),
    NudgeKind.MOVED: _facts(Audience.PARTICIPANT, 5),
    NudgeKind.THANKS: _facts(Audience.PARTICIPANT, 14, counts=True),
    NudgeKind.REPORT: _facts(Audience.ORGANISER, 14),
    NudgeKind.SURVEY: _facts(Audience.PARTICIPANT, 21, counts=True),
    NudgeKind.ALARM: _facts(Audience.ORGANISER, 7),
    NudgeKind.AFTER_RESTORE: _facts(Audience.ORGANISER, 7),
    NudgeKind.APPROVAL_REMINDER: _facts(Audience.ORGANISER, 7),
    NudgeKind.STARTS_LATER: _facts(Audience.PARTICIPANT, 14),
    NudgeKind.DATES_MOVED: _facts(Audience.PARTICIPANT, 14),
    NudgeKind.COHORT_CANCELLED: _facts(Audience.PARTICIPANT, 14),
    NudgeKind.PLANNING_STUCK: _facts(Audience.ORGANISER, 7),
    NudgeKind.BACK_AGAIN: _facts(Audience.ORGANISER, 7),
    NudgeKind.AGREEMENT_WAITS: _facts(Audience.PARTICIPANT, 5, counts=True),
    NudgeKind.AGREEMENT_NEWS: _facts(Audience.PARTICIPANT, 5),
    NudgeKind.PAIR_REMINDER: _facts(Audience.PAIR, 5, counts=True),
    NudgeKind.ORGANISER_WEEK: _facts(Audience.ORGANISER, 4),
    NudgeKind.TIME_PROPOSED: _facts(Audience.PAIR, 7, at_once=True),
    NudgeKind.TIME_BOOKED: _facts(Audience.PAIR, 7, at_once=True),
    NudgeKind.TIME_CALLED_OFF: _facts(Audience.PAIR, 7, at_once=True),
    NudgeKind.SESSION_TOMORROW: _facts(Audience.PAIR, 2),
    NudgeKind.SESSION_SOON: _facts(Audience.PAIR, 1, at_once=True),
    NudgeKind.GOES_ON: _facts(Audience.PAIR, 14),
    NudgeKind.LAST_LINE: _facts(Audience.CHANNEL, 7),
    NudgeKind.THANK_YOU: _facts(Audience.PARTICIPANT, 14),
    NudgeKind.THANKS_POSTED: _facts(Audience.CHANNEL, 7),
    NudgeKind.ACCORD_ASKED: _facts(Audience.PARTICIPANT, 7),
    NudgeKind.ACCORD_MADE: _facts(Audience.PARTICIPANT, 14),
    NudgeKind.COHORT_CHANGED: _facts(Audience.PARTICIPANT, 14),
    NudgeKind.COHORT_REMINDER: _facts(Audience.PARTICIPANT, 2, counts=True),
    NudgeKind.REMINDED: _facts(Audience.ORGANISER, 7),
    NudgeKind.CHANNEL_MOVED: _facts(Audience.CHANNEL, 1, at_once=True),
}
"""The facts of every kind, in one table."""

UNPROMPTED = frozenset(kind for kind, facts in KIND_FACTS.items() if facts.counts)
"""Kinds that count towards the two a week: those that nobody did anything for just before."""


MUTABLE = frozenset(kind for kind in UNPROMPTED if KIND_FACTS[kind].audience is Audience.PARTICIPANT) - {
    NudgeKind.STAY_OR_STOP
}
"""What somebody can mute for themselves: not what goes to a pair, nor the question before they are set aside."""


class NudgeVariant(StrEnum):
    """What makes a nudge differ from others of its kind."""

    MISMATCH = "mismatch"
    """*Did you meet?* once more, because one remembers a meeting that another does not."""
    CALLED_OFF = "called off"
    """To the side that called off two sessions."""
    RESCHEDULED = "rescheduled"
    """A time in the place of one that was booked before."""
    NOT_MET = "not met"
    """To those who have no confirmed session, and only as long as that is so."""


class NudgeState(StrEnum):
    """Where a nudge is; the steps between states are `mentoring.nudges.transitions.TRANSITIONS`."""

    PLANNED = "planned"
    CLAIMED = "claimed"
    SENDING = "sending"
    UNCERTAIN = "uncertain"
    SENT = "sent"
    SKIPPED = "skipped"
    EXPIRED = "expired"
    DEAD = "dead"
    UNKNOWN = "unknown"


TERMINAL = frozenset({NudgeState.SENT, NudgeState.SKIPPED, NudgeState.EXPIRED, NudgeState.DEAD, NudgeState.UNKNOWN})

OPEN = frozenset(NudgeState) - TERMINAL
"""The states in which something may still happen to a nudge."""


@dataclass(frozen=True, kw_only=True)
class Nudge:
    """One message to send once: to one member (a DM), two or three (their group DM), or a channel (`to` empty).

    `subject` is the id of what it is about (a cohort, a mentorship, a session), and the content is drawn from the
    facts at the moment of sending. `dedupe_key` is `series:recipient:nominal local date`, unique in a workspace.
    `reason` says why it waits or ended, `reason_until` the day that belongs to it.
    """

    id: NudgeId
    workspace: WorkspaceId
    kind: NudgeKind
    to: tuple[MemberId, ...]
    subject: str
    dedupe_key: str
    due_at: datetime
    not_before: datetime
    expires_at: datetime
    variant: NudgeVariant | None = None
    channel: ChannelId | None = None
    state: NudgeState = NudgeState.PLANNED
    owner: str | None = None
    fence: int = 0
    lease_until: datetime | None = None
    attempt: int = 0
    first_attempt_at: datetime | None = None
    last_attempt_at: datetime | None = None
    slack_ts: str | None = None
    last_error: str | None = None
    reason: NudgeReason | None = None
    reason_until: date | None = None


@dataclass(frozen=True, kw_only=True)
class Wait:
    """Not now: hold the nudge until `until`, for a reason that the recipient can read."""

    until: datetime
    reason: WaitReason
    reason_until: date | None = None


@dataclass(frozen=True, kw_only=True)
class Skip:
    """Not at all: the nudge ends unsent, for a reason that its reader understands and the organiser can count."""

    reason: NudgeReason
    reason_until: date | None = None


NOT_ANY_MORE = Skip(reason=SkipReason.NO_LONGER_APPLIES)
"""What it was about is over."""
