"""State machine of a nudge, whole and pure: the nudge as it was, what happened, and the nudge as it is then.

`TRANSITIONS` is every step there is. A lease that ran out, an answer and a look at the history are the events.
A failure that may pass is tried again after a backoff that doubles.
"""

from __future__ import annotations

import random
from dataclasses import replace
from datetime import datetime, timedelta
from typing import Any

from mentoring.model import ChannelId
from mentoring.nudges.evidence import ApiOutcome, Evidence, Lookup
from mentoring.nudges.limits import Limits
from mentoring.nudges.model import KIND_FACTS, Nudge, NudgeState
from mentoring.nudges.reasons import EndReason, NudgeReason, SkipReason, WaitReason

SOON = timedelta(seconds=1)
"""What goes back to the plan waits at least this long, so that nothing is tried twice in one breath."""

TRANSITIONS = {
    NudgeState.PLANNED: frozenset({NudgeState.CLAIMED, NudgeState.SKIPPED, NudgeState.EXPIRED, NudgeState.SENT}),
    NudgeState.CLAIMED: frozenset(
        {
            NudgeState.PLANNED,
            NudgeState.SENDING,
            NudgeState.SKIPPED,
            NudgeState.EXPIRED,
            NudgeState.DEAD,
            NudgeState.SENT,
            NudgeState.UNKNOWN,
        }
    ),
    NudgeState.SENDING: frozenset({NudgeState.PLANNED, NudgeState.UNCERTAIN, NudgeState.SENT, NudgeState.DEAD}),
    NudgeState.UNCERTAIN: frozenset({NudgeState.PLANNED, NudgeState.SENT, NudgeState.EXPIRED, NudgeState.UNKNOWN}),
}
"""Every step that a nudge may take; a terminal state has none.

SENT can be reached from everywhere: whoever comes back late with Slack's timestamp in hand is believed. A claimed nudge
ends UNKNOWN when it was due in a time that a restored database does not remember.
"""


def step(nudge: Nudge, to: NudgeState, **changes: Any) -> Nudge:
    """The nudge in its next state, let go by its holder; ValueError for a step that no nudge may take."""
    if to is not nudge.state and to not in TRANSITIONS.get(nudge.state, ()):
        raise ValueError(f"nudge {nudge.id}: no step leads from {nudge.state} to {to}")
    let_go: dict[str, Any] = {"state": to, "owner": None, "lease_until": None}
    if "reason" in changes:
        let_go["reason_until"] = None  # a day belongs to the reason that it came with
    return replace(nudge, **(let_go | changes))


def hold(nudge: Nudge, until: datetime, now: datetime, **changes: Any) -> Nudge:
    """Back to the plan, not before `until`."""
    return step(nudge, NudgeState.PLANNED, not_before=max(until, now + SOON), **changes)


def end(nudge: Nudge, state: NudgeState, reason: NudgeReason, **changes: Any) -> Nudge:
    """Over and unsent, for a reason that its reader understands."""
    return step(nudge, state, reason=reason, **changes)


def expire(nudge: Nudge) -> Nudge:
    """Too late; what held it back is the better reason, where there is one."""
    return end(nudge, NudgeState.EXPIRED, nudge.reason or EndReason.TOO_LATE, reason_until=nudge.reason_until)


def begin(nudge: Nudge, channel: ChannelId, now: datetime, limits: Limits) -> Nudge:
    """On its way: from here on only evidence brings it back."""
    return step(
        nudge,
        NudgeState.SENDING,
        owner=nudge.owner,
        lease_until=now + limits.lease,
        channel=channel,
        attempt=nudge.attempt + 1,
        first_attempt_at=nudge.first_attempt_at or now,
        last_attempt_at=now,
        reason=None,
    )


def sent(nudge: Nudge, ts: str) -> Nudge:
    """Delivered; `ts` is Slack's proof."""
    return step(nudge, NudgeState.SENT, slack_ts=ts, reason=None)


def unsure(nudge: Nudge, tried_at: datetime, limits: Limits, error: str) -> Nudge:
    """Perhaps delivered: to be looked up once the history has settled after this attempt, the last one."""
    last = max(tried_at, nudge.last_attempt_at or tried_at)
    return step(nudge, NudgeState.UNCERTAIN, last_attempt_at=last, not_before=last + limits.settle, last_error=error)


def lease_over(nudge: Nudge, now: datetime, limits: Limits) -> Nudge:
    """Its holder is gone: a claimed one was never posted, one on its way may have been."""
    if nudge.state is NudgeState.CLAIMED:
        return step(nudge, NudgeState.PLANNED, not_before=now)
    if nudge.state is NudgeState.SENDING:
        return unsure(nudge, nudge.last_attempt_at or now, limits, "the process went away")
    return nudge


def backoff(nudge: Nudge, limits: Limits) -> timedelta:
    """How long to wait after a failed attempt: twice as long each time, and not all at the same moment."""
    doubled: int = 2 ** min(max(nudge.attempt - 1, 0), 20)
    wait = min(limits.retry * doubled, limits.longest_retry)
    return wait + timedelta(seconds=random.Random(f"{nudge.id}:{nudge.attempt}").uniform(0, 1))  # noqa: S311 - jitter


def answered(nudge: Nudge, answer: ApiOutcome, *, tried_at: datetime, now: datetime, limits: Limits) -> Nudge:
    """What a post's answer makes of a nudge that is on its way."""
    error = answer.error
    match answer.verdict:
        case Evidence.SENT:
            return sent(nudge, answer.ts or "")
        case Evidence.UNCERTAIN:
            return unsure(nudge, tried_at, limits, error)
        case Evidence.GONE:
            return end(nudge, NudgeState.DEAD, SkipReason.NO_ACCOUNT, last_error=error)
        case Evidence.DEAD:
            return end(nudge, NudgeState.DEAD, EndReason.REFUSED, last_error=error)
        case Evidence.REOPEN:
            return _reopen(nudge, error, now)
        case Evidence.PAUSE:
            return hold(nudge, now, now, last_error=error, reason=WaitReason.APP_REMOVED)
        case _:
            wait = answer.retry_after or timedelta(0)
            return hold(nudge, now + max(wait, backoff(nudge, limits)), now, last_error=error)


def _reopen(nudge: Nudge, error: str, now: datetime) -> Nudge:
    """A DM is opened once more; a channel that is not there is not there."""
    if not nudge.to or nudge.last_error == error:
        return end(nudge, NudgeState.DEAD, EndReason.CONVERSATION_GONE, last_error=error)
    return hold(nudge, now, now, last_error=error, channel=None)


def not_opened(nudge: Nudge, answer: ApiOutcome, *, now: datetime, limits: Limits) -> Nudge:
    """What it makes of a claimed nudge that its conversation could not be opened; nothing was posted."""
    if answer.verdict in {Evidence.GONE, Evidence.DEAD, Evidence.PAUSE}:
        return answered(nudge, answer, tried_at=now, now=now, limits=limits)
    if answer.verdict is Evidence.REOPEN:
        return end(nudge, NudgeState.DEAD, EndReason.CANNOT_OPEN, last_error=answer.error)
    wait = answer.retry_after or backoff(nudge, limits)
    return hold(nudge, now + wait, now, last_error=answer.error)


def is_readable(nudge: Nudge) -> bool:
    """Whether the bot may look the message up: in its own DM with one person, and nowhere else."""
    return len(nudge.to) == 1 and nudge.channel is not None and nudge.channel.startswith("D")


def looked_up(nudge: Nudge, lookup: Lookup, *, now: datetime, limits: Limits) -> Nudge:
    """What the history makes of an uncertain nudge."""
    if lookup.ts is not None:
        return sent(nudge, lookup.ts)
    if lookup.error is None:
        return expire(nudge) if now >= nudge.expires_at else step(nudge, NudgeState.PLANNED, not_before=now)
    if now >= nudge.expires_at:
        return unknown(nudge)
    wait = max(lookup.retry_after or timedelta(0), limits.settle / 2)
    until = min(now + wait, max(nudge.expires_at, now + SOON))
    return step(nudge, NudgeState.UNCERTAIN, not_before=until, last_error=lookup.error)


def unknown(nudge: Nudge) -> Nudge:
    """Nobody will ever know whether it arrived."""
    return end(nudge, NudgeState.UNKNOWN, EndReason.NEVER_CONFIRMED)


def again(nudge: Nudge, new_id: str, now: datetime) -> Nudge | None:
    """The same message once more under a key of its own; None when it is not worth a doubt, or was sent again."""
    mark = ":again"
    if not KIND_FACTS[nudge.kind].resend or nudge.dedupe_key.endswith(mark):
        return None
    lasts = nudge.expires_at - nudge.due_at
    return Nudge(
        id=type(nudge.id)(new_id),
        workspace=nudge.workspace,
        kind=nudge.kind,
        to=nudge.to,
        subject=nudge.subject,
        dedupe_key=nudge.dedupe_key + mark,
        due_at=now,
        not_before=now,
        expires_at=now + lasts,
        variant=nudge.variant,
        channel=nudge.channel,
    )


RETRY = ":retry:"
"""Between a nudge's key and the hour of its retry."""


def retry(nudge: Nudge, new_id: str, now: datetime) -> Nudge | None:
    """What was refused once more, now that the cause is mended, under a key of this hour; None when not worth it."""
    if not KIND_FACTS[nudge.kind].resend or nudge.state not in {NudgeState.DEAD, NudgeState.EXPIRED}:
        return None
    key = f"{nudge.dedupe_key.partition(RETRY)[0]}{RETRY}{now:%Y-%m-%dT%H}"
    lasts = nudge.expires_at - nudge.due_at
    return Nudge(
        id=type(nudge.id)(new_id),
        workspace=nudge.workspace,
        kind=nudge.kind,
        to=nudge.to,
        subject=nudge.subject,
        dedupe_key=key,
        due_at=now,
        not_before=now,
        expires_at=now + max(lasts, KIND_FACTS[nudge.kind].patience),
        variant=nudge.variant,
    )
