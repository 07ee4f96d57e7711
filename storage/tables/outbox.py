"""Every nudge and its life, how fast a workspace may be written to, and what Slack told us already."""

from __future__ import annotations

from datetime import datetime
from typing import Self

from sqlalchemy import Index, RowMapping, UniqueConstraint
from sqlmodel import Field

from mentoring.model import (
    WorkspaceId,
)
from mentoring.nudge import Nudge, NudgeId, NudgeKind, NudgeState
from storage.tables.row import Row, part_of
from storage.types import JsonOf, UtcDateTime, Word


class NudgeRow(Row, table=True):
    """One message to send once. `recipients` repeats `RecipientRow`, so that a claim reads one table."""

    __tablename__ = "nudge"
    __table_args__ = (
        UniqueConstraint("workspace_id", "dedupe_key"),
        Index(None, "workspace_id", "state", "not_before"),
        Index(None, "state", "not_before"),
        Index(None, "state", "expires_at"),
        Index(None, "state", "lease_until"),
        Index(None, "workspace_id", "subject"),
    )

    nudge_id: str = Field(primary_key=True)
    kind: NudgeKind = Field(sa_type=Word(NudgeKind))
    recipients: tuple[str, ...] = Field(sa_type=JsonOf(tuple[str, ...]))
    subject: str
    dedupe_key: str
    due_at: datetime = Field(sa_type=UtcDateTime)
    not_before: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    channel: str | None
    state: NudgeState = Field(sa_type=Word(NudgeState))
    owner: str | None
    fence: int
    lease_until: datetime | None = Field(sa_type=UtcDateTime)
    attempt: int
    first_attempt_at: datetime | None = Field(sa_type=UtcDateTime)
    last_attempt_at: datetime | None = Field(sa_type=UtcDateTime)
    slack_ts: str | None
    last_error: str | None
    reason: str | None

    @classmethod
    def of(cls, workspace: WorkspaceId, nudge: Nudge) -> Self:
        """The row of `nudge`."""
        return cls(
            workspace_id=workspace,
            nudge_id=nudge.id,
            kind=nudge.kind,
            recipients=nudge.to,
            subject=nudge.subject,
            dedupe_key=nudge.dedupe_key,
            due_at=nudge.due_at,
            not_before=nudge.not_before,
            expires_at=nudge.expires_at,
            channel=nudge.channel,
            state=nudge.state,
            owner=nudge.owner,
            fence=nudge.fence,
            lease_until=nudge.lease_until,
            attempt=nudge.attempt,
            first_attempt_at=nudge.first_attempt_at,
            last_attempt_at=nudge.last_attempt_at,
            slack_ts=nudge.slack_ts,
            last_error=nudge.last_error,
            reason=nudge.reason,
        )


def nudge_of(columns: RowMapping) -> Nudge:
    """The nudge in a row of the table; no row object between, since a claim reads thousands."""
    return Nudge(
        id=NudgeId(columns["nudge_id"]),
        workspace=WorkspaceId(columns["workspace_id"]),
        kind=columns["kind"],
        to=columns["recipients"],
        subject=columns["subject"],
        dedupe_key=columns["dedupe_key"],
        due_at=columns["due_at"],
        not_before=columns["not_before"],
        expires_at=columns["expires_at"],
        channel=columns["channel"],
        state=columns["state"],
        owner=columns["owner"],
        fence=columns["fence"],
        lease_until=columns["lease_until"],
        attempt=columns["attempt"],
        first_attempt_at=columns["first_attempt_at"],
        last_attempt_at=columns["last_attempt_at"],
        slack_ts=columns["slack_ts"],
        last_error=columns["last_error"],
        reason=columns["reason"],
    )


class RecipientRow(Row, table=True):
    """One of those to whom a nudge goes, to find a person's nudges."""

    __tablename__ = "nudge_recipient"
    __table_args__ = (part_of("nudge", "nudge_id"),)

    member_id: str = Field(primary_key=True)
    nudge_id: str = Field(primary_key=True)


class BudgetRow(Row, table=True):
    """How fast a workspace may be written to, and when its next nudge can be claimed (None: nothing waits)."""

    __tablename__ = "budget"
    __table_args__ = (Index(None, "next_claim_at"),)

    tokens: float
    rate: float
    refilled_at: datetime = Field(sa_type=UtcDateTime)
    served_at: datetime = Field(sa_type=UtcDateTime)
    blocked_until: datetime | None = Field(sa_type=UtcDateTime)
    next_claim_at: datetime | None = Field(sa_type=UtcDateTime)
    paused: str | None


class ConversationRow(Row, table=True):
    """The DM or group DM that Slack opened for a set of members; `people` is their sorted ids, comma between."""

    __tablename__ = "conversation"

    people: str = Field(primary_key=True)
    channel: str


class InboxRow(Row, table=True):
    """A thing that Slack told us; `source` is a digest, so that no id of a person stays behind in it."""

    __tablename__ = "inbox"
    __table_args__ = (Index(None, "seen_at"),)

    source: str = Field(primary_key=True)
    seen_at: datetime = Field(sa_type=UtcDateTime)
