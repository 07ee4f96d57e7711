"""To each organiser, after a backup was restored: introductions wait until somebody has looked."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta

from mentoring.model import MemberId, Restored
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.draft import Draft
from mentoring.nudges.model import NOT_ANY_MORE, Nudge, NudgeKind, Skip


@dataclass(frozen=True, kw_only=True)
class AfterRestore(NudgeContent):
    """Since when nothing is known, and how many introductions wait."""

    restored: Restored
    waiting: int


def after_restore(restored: Restored, organiser: MemberId, now: datetime) -> Draft:
    """Due at once, and again each Monday for as long as introductions wait."""
    monday = now.date() - timedelta(days=now.weekday())
    subject = restored.restored_at.isoformat()
    return Draft(kind=NudgeKind.AFTER_RESTORE, to=(organiser,), subject=subject, due_at=now, day=monday)


async def content(nudge: Nudge, sources: Sources) -> AfterRestore | Skip:
    """As things are now; nothing once somebody has looked, or about an earlier restore."""
    restored = await sources.tx.restores.unconfirmed()
    waiting = await sources.tx.restores.waiting()
    if restored is None or not waiting or nudge.subject != restored.restored_at.isoformat():
        return NOT_ANY_MORE
    return AfterRestore(restored=restored, waiting=len(waiting))
