"""A nudge: one proactive message as a row, from the plan to a terminal state. The nudge table is the truth."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import NewType

from mentoring.model import ChannelId, MemberId, WorkspaceId

NudgeId = NewType("NudgeId", str)


class NudgeKind(StrEnum):
    """Everything that the bot says of its own accord."""

    ORGANISER_WELCOME = "organiser welcome"
    ANNOUNCEMENT = "announcement"
    LAST_CALL = "last call"
    WARNING = "warning"
    PROPOSAL_READY = "proposal ready"
    INTRODUCTION = "introduction"
    COHORT_STARTED = "cohort started"
    LEFT_OVER = "left over"
    AGENDA = "agenda"
    DID_YOU_MEET = "did you meet"
    PARTNER_AWAY = "partner away"
    PARTNER_LEFT = "partner left"
    THANKS = "thanks"
    REPORT = "report"
    ALARM = "alarm"


class NudgeState(StrEnum):
    """Where a nudge is; the steps between states are `mentoring.nudges.model.TRANSITIONS`."""

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


UNPROMPTED = frozenset(
    {
        NudgeKind.WARNING,
        NudgeKind.INTRODUCTION,
        NudgeKind.LEFT_OVER,
        NudgeKind.AGENDA,
        NudgeKind.DID_YOU_MEET,
        NudgeKind.PARTNER_AWAY,
        NudgeKind.PARTNER_LEFT,
        NudgeKind.THANKS,
    }
)
"""Kinds that count towards the two a week: those that nobody did anything for just before."""


OPEN = frozenset(NudgeState) - TERMINAL
"""The states in which something may still happen to a nudge."""

TRANSITIONS = {
    NudgeState.PLANNED: frozenset({NudgeState.CLAIMED, NudgeState.SKIPPED, NudgeState.EXPIRED, NudgeState.SENT}),
    NudgeState.CLAIMED: frozenset(
        {
            NudgeState.PLANNED,
            NudgeState.SENDING,
            NudgeState.SKIPPED,
            NudgeState.EXPIRED,
            NudgeState.DEAD,
            NudgeState.SENT,
            NudgeState.UNKNOWN,
        }
    ),
    NudgeState.SENDING: frozenset({NudgeState.PLANNED, NudgeState.UNCERTAIN, NudgeState.SENT, NudgeState.DEAD}),
    NudgeState.UNCERTAIN: frozenset({NudgeState.PLANNED, NudgeState.SENT, NudgeState.EXPIRED, NudgeState.UNKNOWN}),
}
"""Every step that a nudge may take; a terminal state has none.

SENT can be reached from everywhere: whoever comes back late with Slack's timestamp in hand is believed. A claimed nudge
ends UNKNOWN when it was due in a time that a restored database does not remember.
"""


@dataclass(frozen=True, kw_only=True)
class Nudge:
    """One message to send once: to one member (a DM), two or three (their group DM), or a channel (`to` empty).

    `subject` is the id of what it is about (a cohort, a mentorship, a session), and the content is drawn from the
    facts at the moment of sending. `dedupe_key` is `series:recipient:nominal local date`, unique in a workspace.
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
    reason: str | None = None


@dataclass(frozen=True, kw_only=True)
class Wait:
    """Not now: hold the nudge until `until`, for a reason that the recipient can read."""

    until: datetime
    reason: str


@dataclass(frozen=True, kw_only=True)
class Skip:
    """Not at all: the nudge ends unsent, for a reason that its reader understands and the organiser can count."""

    reason: str
