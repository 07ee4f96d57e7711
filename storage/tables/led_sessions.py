"""Sessions that are led turn by turn, their messages in Slack, and how fast a workspace's may be edited."""

from __future__ import annotations

from datetime import datetime

from sqlalchemy import Index
from sqlmodel import Field

from mentoring.led_sessions import LedSession
from storage.tables.row import Row, part_of
from storage.types import JsonOf, UtcDateTime


class LedSessionRow(Row, table=True):
    """The latest run of one session. `shown` is the version that Slack has confirmed, and `wake_at` when the next thing
    is due: a switch, an edit, or somebody else's lease running out; empty when nothing is.

    `ts`: its message; `pings`: the lines that said "Switch"; `pinged`: the last turn for which one was tried.
    `settle_at`: an edit of unknown fate may still arrive, and is drawn over then.
    """

    __tablename__ = "led_session"
    __table_args__ = (
        part_of("session", "session_id"),
        Index(None, "wake_at"),
        Index(None, "workspace_id", "wake_at"),
        Index(None, "workspace_id", "mentorship_id"),
    )

    session_id: str = Field(primary_key=True)
    mentorship_id: str
    led: LedSession = Field(sa_type=JsonOf(LedSession))
    run: int
    version: int
    shown: int
    channel: str | None
    ts: str | None
    pings: tuple[str, ...] = Field(sa_type=JsonOf(tuple[str, ...]))
    pinged: int
    fence: int
    lease_until: datetime | None = Field(sa_type=UtcDateTime)
    settle_at: datetime | None = Field(sa_type=UtcDateTime)
    wake_at: datetime | None = Field(sa_type=UtcDateTime)


class EditPaceRow(Row, table=True):
    """A workspace's edits: when the bucket is full again, and whether Slack asked for a wait."""

    __tablename__ = "edit_pace"

    full_at: datetime = Field(sa_type=UtcDateTime)
    blocked_until: datetime | None = Field(sa_type=UtcDateTime)
