"""What the parts of delivery share: the database, Slack, the clock, the limits, and what this process remembers."""

from __future__ import annotations

import logging
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from bot.metrics import Metrics
from bot.slack.outbound import SlackLine
from handlers.blocks.block_kit import Message
from mentoring.model import ChannelId, MemberId, Restored, WorkspaceId
from mentoring.nudges.limits import Limits
from mentoring.nudges.model import Nudge, NudgeId, NudgeState, Skip, Wait
from mentoring.ports import Clock, NewId, Transaction
from storage.database import Database

logger = logging.getLogger(__name__)

Compose = Callable[[Transaction, Nudge, datetime], Awaitable[Message | Wait | Skip]]
"""What to say now, inside the transaction that lets the nudge go: the message, or that it waits, or is skipped."""

OnDelivered = Callable[[Transaction, Nudge], Awaitable[None]]
"""Called once, inside the transaction that records SENT, with `channel` and `slack_ts` set."""

OnGone = Callable[[Transaction, MemberId, datetime], Awaitable[None]]
"""Called when Slack says that a recipient's account is no more, inside the transaction that records it."""

Claim = tuple[NudgeId, int]
"""A nudge as it is held once: its id and the fence."""

Tally = Counter[NudgeState]
"""How often nudges came to each state."""

FEW_FAILURES = 3
"""So many posts in a row may fail before the workspace is given a rest."""

LONGEST_REST = timedelta(minutes=1)


@dataclass(kw_only=True)
class WorkerState:
    """One worker's surroundings. What it remembers may be lost at any moment: the database is the truth."""

    database: Database
    slack: SlackLine
    compose: Compose
    delivered: OnDelivered
    clock: Clock
    new_id: NewId
    limits: Limits
    metrics: Metrics
    owner: str
    gone: OnGone | None = None
    tally: Tally = field(default_factory=Counter)
    restored: Mapping[WorkspaceId, Restored] = field(default_factory=dict)
    blocked: dict[WorkspaceId, datetime] = field(default_factory=dict)
    failures: Counter[WorkspaceId] = field(default_factory=Counter)
    last_post: dict[ChannelId, tuple[datetime, Claim]] = field(default_factory=dict)

    def is_blocked(self, workspace: WorkspaceId, now: datetime) -> bool:
        """Whether this process was told to wait there; known before the database is."""
        return self.wait_left(workspace, now) is not None

    def wait_left(self, workspace: WorkspaceId, now: datetime) -> timedelta | None:
        """How long Slack still wants to be left alone there; None when it does not."""
        until = self.blocked.get(workspace)
        return until - now if until is not None and now < until else None

    def apply_retry_after(self, workspace: WorkspaceId, wait: timedelta | None) -> None:
        """Slack asked for a wait: nothing more is sent there before it is over, whichever method it was about."""
        if wait is not None:
            until = self.clock() + wait
            self.blocked[workspace] = max(until, self.blocked.get(workspace, until))

    def next_allowed_at(self, channel: ChannelId, now: datetime, claim: Claim) -> datetime | None:
        """When the channel may be posted in again, if not now; if now, it counts as posted in by this claim, which may
        ask again.
        """
        last, by = self.last_post.get(channel, (None, None))
        if last is not None and by != claim and last <= now < last + self.limits.per_channel:
            return last + self.limits.per_channel
        if len(self.last_post) > 10_000:
            recent = now - self.limits.per_channel
            self.last_post = {one: (at, who) for one, (at, who) in self.last_post.items() if at > recent}
        self.last_post[channel] = now, claim
        return None

    def rest_after_failure(self, workspace: WorkspaceId) -> timedelta | None:
        """How long to leave a workspace alone after one more post that failed; None for the first few."""
        self.failures[workspace] += 1
        beyond = self.failures[workspace] - FEW_FAILURES
        return min(timedelta(seconds=2 ** min(beyond, 10)), LONGEST_REST) if beyond >= 0 else None

    def log(self, nudge: Nudge, event: str) -> None:
        """One line of a nudge's life, under its id from the plan to its end."""
        facts = {"nudge": nudge.id, "workspace": nudge.workspace, "kind": str(nudge.kind), "attempt": nudge.attempt}
        logger.info(event, extra={**facts, "error": nudge.last_error, "why": nudge.reason})

    def note(self, nudge: Nudge, now: datetime) -> None:
        """Count and log a nudge's new state, by its id and never by its words."""
        self.tally[nudge.state] += 1
        self.log(nudge, str(nudge.state))
        match nudge.state:
            case NudgeState.SENT:
                self.metrics.sent(nudge.kind, now - nudge.due_at)
            case NudgeState.UNCERTAIN:
                self.metrics.uncertain()
            case NudgeState.SKIPPED | NudgeState.EXPIRED | NudgeState.DEAD | NudgeState.UNKNOWN:
                self.metrics.ended(nudge.state, nudge.reason or "")
            case _:
                pass
