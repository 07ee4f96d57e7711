"""To each organiser: a message that did not arrive, which only a person can put right."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentoring.model import MemberId
from mentoring.nudges.content import NudgeContent, Sources
from mentoring.nudges.model import KIND_FACTS, NOT_ANY_MORE, Nudge, NudgeId, NudgeKind, Skip
from mentoring.ports.chance import NewId


@dataclass(frozen=True, kw_only=True)
class Alarm(NudgeContent):
    """The nudge that failed."""

    failed: Nudge


def alarm(failed: Nudge, organiser: MemberId, now: datetime, new_id: NewId) -> Nudge:
    """Due at once to one organiser, once a day for each failure."""
    return Nudge(
        id=NudgeId(new_id()),
        workspace=failed.workspace,
        kind=NudgeKind.ALARM,
        to=(organiser,),
        subject=failed.id,
        dedupe_key=f"{NudgeKind.ALARM} {failed.id}:{organiser}:{now.date()}",
        due_at=now,
        not_before=now,
        expires_at=now + KIND_FACTS[NudgeKind.ALARM].patience,
    )


async def content(nudge: Nudge, sources: Sources) -> Alarm | Skip:
    """The failure, if it is still known."""
    failed = await sources.tx.nudges.get(nudge.subject)
    return Alarm(failed=failed) if failed else NOT_ANY_MORE
