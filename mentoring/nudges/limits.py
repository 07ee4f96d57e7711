"""Retry policy of the outbox: how long, how many and how fast; every number of its protocol."""

from __future__ import annotations

from dataclasses import dataclass, field
from datetime import timedelta


@dataclass(frozen=True, kw_only=True)
class Pace:
    """Posts a second in one workspace, how many after a rest, and how many one claim may take."""

    rate: float = 4.0
    burst: int = 20
    per_claim: int = 10


@dataclass(frozen=True, kw_only=True)
class Limits:
    """The protocol's numbers; `settle` must be longer than Slack's history lags or a post is accepted late."""

    pace: Pace = field(default_factory=Pace)
    http: timedelta = timedelta(seconds=10)
    """A post that took longer than this may or may not have arrived."""
    lease: timedelta = timedelta(seconds=60)
    """How long a nudge is ours; after a crash others wait this long."""
    settle: timedelta = timedelta(seconds=60)
    """How long after the last attempt the history is believed to be complete."""
    start_within: timedelta = timedelta(seconds=5)
    """A post begins this soon after its SENDING was committed, or not at all."""
    in_flight: int = 100
    """Posts of one process that are on their way at a time."""
    ahead: int = 150
    """So many more are claimed already, so that a place that falls free is taken at once."""
    per_workspace: int = 4
    """Posts of one workspace on their way at a time, so that a crash leaves few to look up."""
    per_channel: timedelta = timedelta(seconds=1)
    """Slack wants about one message a second in a channel."""
    look_back: timedelta = timedelta(minutes=5)
    """How far before the first attempt the history is read, for clocks that disagree."""
    patience: timedelta = timedelta(seconds=5)
    """How long one tick of the heartbeat goes on claiming."""
    retry: timedelta = timedelta(seconds=5)
    """The first wait after Slack could not be reached, doubled with each attempt."""
    longest_retry: timedelta = timedelta(minutes=5)
    """No wait between attempts is longer."""
    tidy: timedelta = timedelta(seconds=10)
    """How often leases that ran out are taken back, and uncertain nudges looked up."""
    shutdown_timeout: timedelta = timedelta(seconds=12)
    """How long a stopping process waits for what is on its way."""
    keep_nudges: timedelta = timedelta(days=90)
    """Ended nudges are deleted after this."""
    keep_inbox: timedelta = timedelta(hours=48)
    """Slack repeats an event for 26 hours at most."""
