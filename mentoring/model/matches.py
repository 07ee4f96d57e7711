"""Matches: who could learn what from whom, and the proposal that an organiser looks at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from mentoring.model.ids import CohortId, MemberId


@dataclass(frozen=True, kw_only=True)
class Reason:
    """Why one person can serve a want of another: what is sought, what is offered, and how well they meet."""

    sought: str
    offered: str
    share: float


@dataclass(frozen=True, kw_only=True)
class Direction:
    """What flows one way in a match: `fit` is the share of the receiver's wants that the giver can serve (0 to 1)."""

    giver: MemberId
    receiver: MemberId
    fit: float
    reasons: tuple[Reason, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Match:
    """Two people, or three, with every direction between them; `members` is sorted by id."""

    members: tuple[MemberId, ...]
    score: float
    directions: tuple[Direction, ...]
    pinned: bool = False
    met_before: int = 0


@dataclass(frozen=True, kw_only=True)
class Unmatched:
    """Someone without a match, and why, in words that an organiser can act on.

    `causes` counts everybody else once, under what stood between the two, most frequent first.
    """

    member: MemberId
    why: str
    causes: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A pairing that an organiser looks at before anybody is told; `seed` repeats it exactly."""

    cohort: CohortId
    seed: int
    at: datetime
    matches: tuple[Match, ...]
    leftovers: tuple[Unmatched, ...] = ()
    pins: tuple[tuple[MemberId, MemberId], ...] = ()
    forbids: tuple[tuple[MemberId, MemberId], ...] = ()
    bound: float = 0.0
    total: float = 0.0
    notes: tuple[str, ...] = ()
