"""What is due, before it is a row: drafts of nudges, and which of them are worth planning now. Pure."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from mentoring.model import ChannelId, MemberId, WorkspaceId
from mentoring.nudges.model import KIND_FACTS, Nudge, NudgeId, NudgeKind, NudgeVariant
from mentoring.nudges.stagger import offset, window
from mentoring.ports.chance import NewId


@dataclass(frozen=True, kw_only=True)
class Draft:
    """What is due, before it has an id: the planner's pure output.

    `people` is how many hear the same around this time; many hear it over a while.
    """

    kind: NudgeKind
    to: tuple[MemberId, ...]
    subject: str
    due_at: datetime
    day: date
    variant: NudgeVariant | None = None
    channel: ChannelId | None = None
    series: str = ""
    lasts: timedelta | None = None
    people: int = 0

    @property
    def key(self) -> str:
        """`series:recipient:nominal local date`: the idempotency key, so that one thing is never planned twice."""
        whom = "+".join(sorted(self.to)) if self.to else str(self.channel)
        return f"{self.series or self.kind}/{self.subject}:{whom}:{self.day.isoformat()}"

    @property
    def stale_at(self) -> datetime:
        """From when on it is no longer worth sending."""
        return self.due_at + (self.lasts or KIND_FACTS[self.kind].patience)

    def nudge(self, workspace: WorkspaceId, new_id: NewId) -> Nudge:
        """The row to insert."""
        return Nudge(
            id=NudgeId(new_id()),
            workspace=workspace,
            kind=self.kind,
            to=self.to,
            subject=self.subject,
            dedupe_key=self.key,
            due_at=self.due_at,
            not_before=self.due_at + offset(self.to, window(self.people)),
            expires_at=self.stale_at,
            variant=self.variant,
            channel=self.channel,
        )


def split_due(drafts: Iterable[Draft], now: datetime, ahead: timedelta) -> tuple[list[Draft], datetime | None]:
    """Those worth planning now (due within `ahead`, not stale), and when to look again for the rest."""
    until = now + ahead
    fresh = [draft for draft in drafts if draft.stale_at > now]
    later = [draft.due_at for draft in fresh if draft.due_at > until]
    return [draft for draft in fresh if draft.due_at <= until], min(later) - ahead if later else None
