"""The message of a led session while somebody holds it: what is drawn, what came of it, when to look again."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from handlers.blocks.block_kit import Message
from mentoring.model import ChannelId, MemberId, WorkspaceId
from mentoring.nudges.evidence import ApiOutcome, Evidence
from storage.led_sessions import LiveRows
from storage.tables import LedSessionRow


@dataclass(frozen=True, kw_only=True)
class HeldMessage:
    """A message to post or to edit, held until `until`."""

    workspace: WorkspaceId
    session: str
    run: int
    fence: int
    version: int
    members: tuple[MemberId, ...]
    channel: ChannelId | None
    ts: str | None
    shown: Message
    ping: Message | None
    began: datetime
    until: datetime


@dataclass(frozen=True, kw_only=True)
class MessageOutcome:
    """What came of it."""

    drawing: HeldMessage
    outcome: ApiOutcome
    channel: ChannelId | None
    pinged: str | None = None


async def note_late(rows: LiveRows, row: LedSessionRow | None, drawn: MessageOutcome) -> None:
    """What Slack confirmed to whoever was too slow is true all the same; whoever holds it now draws over it later."""
    drawing, outcome = drawn.drawing, drawn.outcome
    if row is None or outcome.verdict is not Evidence.SENT or drawing.run != row.run:
        return
    if row.ts in {None, drawing.ts}:
        row.ts, row.channel = drawing.ts or outcome.ts, drawn.channel
        row.shown = max(row.shown, drawing.version)
        await rows.put(row)


def is_to_draw(row: LedSessionRow, now: datetime) -> bool:
    """Whether the message says less than what is true, or may, since a request was on its way."""
    return row.shown < row.version or (row.settle_at is not None and row.settle_at <= now)


def says_switch(row: LedSessionRow) -> bool:
    """Whether people want to hear of the turn that began by itself, and have not been told."""
    led = row.led
    return led.pings and led.by_itself and not led.is_over and row.ts is not None and row.pinged < led.at


def rests_until(row: LedSessionRow) -> datetime | None:
    """When the next thing is due of a row whose message says what is true."""
    ends = None if row.led.is_over else row.led.turn_ends_at
    return min((at for at in (ends, row.settle_at) if at), default=None)


def again(row: LedSessionRow, now: datetime) -> None:
    """A message that somebody deleted is posted anew."""
    row.shown, row.settle_at, row.wake_at = 0, None, now
