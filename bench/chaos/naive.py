"""The easy ways to send, in place of the protocol's: each must turn a run red, or it proves nothing."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime
from enum import StrEnum
from typing import Any

from mentoring.nudges import transitions
from mentoring.nudges.limits import Limits
from mentoring.nudges.model import Nudge, NudgeState

MARKED = "marked before it was sent"


class Protocol(StrEnum):
    """How a nudge is delivered."""

    OUTBOX = "outbox + reconcile"
    SEND_THEN_MARK = "send, then mark"
    MARK_THEN_SEND = "mark, then send"
    SETTLE_FROM_FIRST = "settle from the first attempt"


def put_in_place(protocol: Protocol) -> None:
    """Make this process deliver so; the outbox protocol is what the bot has anyway."""
    for name, step in REPLACED[protocol].items():
        setattr(transitions, name, step)


def _resend_after_a_crash(nudge: Nudge, now: datetime, _limits: Limits) -> Nudge:
    """Not marked as sent, so it was not sent."""
    return transitions.step(nudge, NudgeState.PLANNED, not_before=now)


def _resend_when_unsure(nudge: Nudge, tried_at: datetime, _limits: Limits, error: str) -> Nudge:
    """No answer, so it was not sent."""
    return transitions.hold(nudge, tried_at, tried_at, last_error=error)


def _marked_before_a_crash(nudge: Nudge, now: datetime, _limits: Limits) -> Nudge:
    """Marked as sent when it was begun, and so it stays."""
    if nudge.state is NudgeState.CLAIMED:
        return transitions.step(nudge, NudgeState.PLANNED, not_before=now)
    return transitions.sent(nudge, MARKED)


def _marked_when_unsure(nudge: Nudge, _tried_at: datetime, _limits: Limits, _error: str) -> Nudge:
    """Marked as sent already; nobody looks whether it was."""
    return transitions.sent(nudge, MARKED)


_unsure = transitions.unsure


def _settled_from_the_first(nudge: Nudge, tried_at: datetime, limits: Limits, error: str) -> Nudge:
    """Looked up too early after a second attempt."""
    right = _unsure(nudge, tried_at, limits, error)
    return replace(right, not_before=(right.first_attempt_at or tried_at) + limits.settle)


REPLACED: dict[Protocol, dict[str, Callable[..., Any]]] = {
    Protocol.OUTBOX: {},
    Protocol.SEND_THEN_MARK: {"lease_over": _resend_after_a_crash, "unsure": _resend_when_unsure},
    Protocol.MARK_THEN_SEND: {"lease_over": _marked_before_a_crash, "unsure": _marked_when_unsure},
    Protocol.SETTLE_FROM_FIRST: {"unsure": _settled_from_the_first},
}
