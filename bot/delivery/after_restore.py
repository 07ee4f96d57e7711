"""After a restore: what may have been said in the time that the database does not know is looked for, then said."""

from __future__ import annotations

from dataclasses import replace
from datetime import datetime, timedelta

from bot.delivery.consequences import Outcome
from bot.delivery.sending import Addressed
from bot.delivery.worker_state import WorkerState
from bot.slack.api_outcomes import NOT_POSTED, RESTORED
from mentoring.model import Restored
from mentoring.nudges import transitions
from mentoring.nudges.evidence import ApiOutcome, Evidence
from mentoring.nudges.model import Nudge, NudgeKind

UNTIL_CONFIRMED = timedelta(minutes=5)
"""How long an introduction waits before it is seen again whether an organiser has said that the pairs still stand."""

MARGIN = timedelta(minutes=5)
"""How far before the backup the history is read, for clocks that disagree."""


async def outcome_without_posting(state: WorkerState, restored: Restored, one: Addressed) -> Outcome | None:
    """What becomes of a claimed nudge that must not simply be posted; None when it may go.

    A person's own DM can be read: found there, it was sent. A group or a channel is never read. An introduction waits
    until an organiser has looked; anything else there that was due while nobody remembers ends UNKNOWN.
    """
    nudge, now = replace(one.nudge, channel=one.channel), state.clock()
    if nudge.kind is NudgeKind.INTRODUCTION:
        return None if restored.is_confirmed else _later(nudge, RESTORED, UNTIL_CONFIRMED, now)
    if nudge.due_at > restored.restored_at:
        return None
    if not transitions.is_readable(nudge):
        return Outcome(nudge=nudge, answer=None, tried_at=now)
    found = await state.slack.find(nudge, one.channel, restored.made_at - MARGIN)
    state.apply_retry_after(nudge.workspace, found.retry_after)
    if found.ts is not None:
        return Outcome(nudge=nudge, answer=found, tried_at=now)
    return None if found.error is None else _later(nudge, NOT_POSTED, found.retry_after or state.limits.settle, now)


def _later(nudge: Nudge, why: str, wait: timedelta, now: datetime) -> Outcome:
    """Nothing was posted, and it is looked at again after a while."""
    return Outcome(nudge=nudge, answer=ApiOutcome(verdict=Evidence.NOT_SENT, error=why, retry_after=wait), tried_at=now)
