"""Every nudge and its life, how fast a workspace may be written to, and what Slack told us already."""

from __future__ import annotations

from datetime import date, datetime

from sqlalchemy import ColumnElement, Index, UniqueConstraint, literal_column, text
from sqlmodel import Field

from mentoring.model import Language
from mentoring.nudges.model import Nudge, NudgeKind, NudgeState, NudgeVariant
from mentoring.nudges.reasons import NudgeReason
from storage.tables.mapper import Mapper
from storage.tables.row import Row, part_of
from storage.types import EnumText, JsonOf, ReasonCode, UtcDateTime


def _index_of_some(name: str, *columns: str, where: str) -> Index:
    """An index of those rows only that fit, so that the many others cost it nothing when they change."""
    return Index(name, *columns, sqlite_where=text(where), postgresql_where=text(where))


class NudgeRow(Row, table=True):
    """One message to send once. `recipients` repeats `RecipientRow`, so that a claim reads one table.

    A nudge changes its state four times, so no index is kept by state: each has the rows of one state only. A query
    must say that state by `is_in`, for a parameter could be any.
    """

    __tablename__ = "nudge"
    __table_args__ = (
        UniqueConstraint("workspace_id", "dedupe_key"),
        _index_of_some("ix_nudge_planned", "workspace_id", "not_before", where="state = 'planned'"),
        _index_of_some("ix_nudge_planned_expires_at", "expires_at", where="state = 'planned'"),
        _index_of_some("ix_nudge_uncertain", "workspace_id", "not_before", where="state = 'uncertain'"),
        _index_of_some("ix_nudge_lease_until", "lease_until", where="lease_until IS NOT NULL"),
        Index(None, "expires_at"),
        Index(None, "workspace_id", "subject"),
    )

    nudge_id: str = Field(primary_key=True)
    kind: NudgeKind = Field(sa_type=EnumText(NudgeKind))
    recipients: tuple[str, ...] = Field(sa_type=JsonOf(tuple[str, ...]))
    subject: str
    dedupe_key: str
    due_at: datetime = Field(sa_type=UtcDateTime)
    not_before: datetime = Field(sa_type=UtcDateTime)
    expires_at: datetime = Field(sa_type=UtcDateTime)
    channel: str | None
    state: NudgeState = Field(sa_type=EnumText(NudgeState))
    owner: str | None
    fence: int
    lease_until: datetime | None = Field(sa_type=UtcDateTime)
    attempt: int
    first_attempt_at: datetime | None = Field(sa_type=UtcDateTime)
    last_attempt_at: datetime | None = Field(sa_type=UtcDateTime)
    slack_ts: str | None
    last_error: str | None
    reason: NudgeReason | None = Field(sa_type=ReasonCode)
    reason_until: date | None
    variant: NudgeVariant | None = Field(sa_type=EnumText(NudgeVariant))


NUDGES = Mapper(Nudge, NudgeRow, id="nudge_id", workspace="workspace_id", to="recipients")


def is_in(state: NudgeState) -> ColumnElement[bool]:
    """Whether a nudge is in that state, with the word written out, as the indexes of one state need it."""
    return NudgeRow.__table__.c.state == literal_column(f"'{state.value}'")  # type: ignore[attr-defined,no-any-return]


class RecipientRow(Row, table=True):
    """One of those to whom a nudge goes, to find a person's nudges."""

    __tablename__ = "nudge_recipient"
    __table_args__ = (part_of("nudge", "nudge_id"), Index(None, "workspace_id", "nudge_id"))

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


class RemovalRow(Row, table=True):
    """Something of ours in Slack about a person who was erased: to be edited, or a whole conversation to be emptied.

    `ts` is the message's, or empty for the conversation, of which all that came before `before` goes; or it is a keyed
    hash of somebody, and what names them goes. Where a message stays, it says so in `language`.
    """

    __tablename__ = "removal"
    __table_args__ = (Index(None, "not_before"),)

    channel: str = Field(primary_key=True)
    ts: str = Field(primary_key=True)
    before: str
    not_before: datetime = Field(sa_type=UtcDateTime)
    attempt: int
    language: Language = Field(sa_type=EnumText(Language))
