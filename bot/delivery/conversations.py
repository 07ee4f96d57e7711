"""Where a nudge goes: the conversation with its recipients is opened, or it is found out whose account is gone."""

from __future__ import annotations

from bot.delivery.consequences import Outcome
from bot.delivery.worker_state import WorkerState
from bot.slack.api_outcomes import NOT_POSTED
from mentoring.model import ChannelId, MemberId
from mentoring.nudges.evidence import ApiOutcome, Evidence
from mentoring.nudges.model import Nudge


async def opened(state: WorkerState, nudge: Nudge) -> ChannelId | Outcome:
    """The conversation with the recipients; what came of the nudge when there is none."""
    found = await _ask(state, nudge)
    if not isinstance(found, ApiOutcome):
        return found
    gone = await _who_is_gone(state, nudge) if found.verdict is Evidence.GONE else ()
    return Outcome(nudge=nudge, answer=found, tried_at=state.clock(), gone=gone)


async def _ask(state: WorkerState, nudge: Nudge) -> ChannelId | ApiOutcome:
    """What Slack says; a nudge to nobody and nowhere can only be our mistake."""
    if not nudge.to:
        return ApiOutcome(verdict=Evidence.DEAD, error="no_recipient")
    wait = state.wait_left(nudge.workspace, state.clock())
    if wait is not None:
        return ApiOutcome(verdict=Evidence.NOT_SENT, error=NOT_POSTED, retry_after=wait)
    found = await state.slack.open(nudge.workspace, nudge.to)
    state.apply_retry_after(nudge.workspace, found.retry_after if isinstance(found, ApiOutcome) else None)
    return found


async def _who_is_gone(state: WorkerState, nudge: Nudge) -> tuple[MemberId, ...]:
    """Slack refuses a whole group for one account that is gone, and does not say whose: ask for each."""
    if len(nudge.to) == 1:
        return nudge.to
    answers = [(member, await state.slack.open(nudge.workspace, [member])) for member in nudge.to]
    return tuple(
        member for member, answer in answers if isinstance(answer, ApiOutcome) and answer.verdict is Evidence.GONE
    )
