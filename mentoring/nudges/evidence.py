"""What is known of a post: what Slack's answer proves about it, and what the history says when it proves nothing."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from enum import Enum, auto


class Evidence(Enum):
    """What an answer means for the nudge."""

    SENT = auto()
    NOT_SENT = auto()
    """Certainly not delivered; try again."""
    LIMITED = auto()
    """Certainly not delivered; the whole workspace waits as long as Slack says."""
    UNCERTAIN = auto()
    """Perhaps delivered: only the history can tell."""
    PAUSE = auto()
    """The token or the installation is at fault, not the nudge."""
    REOPEN = auto()
    """The channel is not there; ask once more for the conversation."""
    GONE = auto()
    """The recipient has no account any more."""
    DEAD = auto()
    """This message will never be taken."""


@dataclass(frozen=True, kw_only=True)
class ApiOutcome:
    """What an answer proves, Slack's word for it, and what came with it."""

    verdict: Evidence
    error: str = ""
    ts: str | None = None
    retry_after: timedelta | None = None


@dataclass(frozen=True, kw_only=True)
class Lookup:
    """What the history says: the message's timestamp, or none; or, where `error` says why, nothing at all."""

    ts: str | None = None
    error: str | None = None
    retry_after: timedelta | None = None
