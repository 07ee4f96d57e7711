"""Matches: who could learn what from whom, and the proposal that an organiser looks at."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

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
    """Two people, or three, with every direction between them; `members` is sorted by id.

    `since` is the version of the proposal in which it was made; `by_hand`: an organiser made it.
    """

    members: tuple[MemberId, ...]
    score: float
    directions: tuple[Direction, ...]
    pinned: bool = False
    met_before: int = 0
    since: int = 0
    by_hand: bool = False


class Cause(StrEnum):
    """What stands between somebody and another person; from `UNTOLD` nobody can read a private wish."""

    TAKEN = "matched with somebody else"
    SAME_PERSON = "one and the same person"
    INACTIVE = "not taking part at the moment"
    FORBIDDEN = "kept apart by the organiser"
    LANGUAGE = "without a shared language"
    UNTOLD = "kept apart by working hours, reporting line or a wish"
    GAP = "too close in seniority"
    DEPARTMENT = "in the same department"
    MET = "met before"


class WhyUnmatched(StrEnum):
    """Why somebody has no match: what stands between them and everybody else, or what somebody did."""

    CAUSES = "causes"
    INACTIVE = "inactive"
    LEFT_BY_HAND = "left by hand"
    MOVED_OUT = "moved out"
    PARTNER_ERASED = "partner erased"


@dataclass(frozen=True, kw_only=True)
class Unmatched:
    """Someone without a match, and why.

    `causes` counts everybody else once, under what stood between the two, most frequent first. `since` is the version
    of the proposal from which on they have none.
    """

    member: MemberId
    reason: WhyUnmatched = WhyUnmatched.CAUSES
    causes: tuple[tuple[Cause, int], ...] = ()
    since: int = 0


@dataclass(frozen=True, kw_only=True)
class TypedTopic:
    """A topic that somebody typed, which no list has: it is matched as it stands, and may be `meant` for one of these.

    Where `more` is not 0, it stands for as many others, of which nothing else is told.
    """

    typed: str = ""
    meant: tuple[str, ...] = ()
    more: int = 0


@dataclass(frozen=True, kw_only=True)
class LastChange:
    """What the last change of a proposal did away with and made, so that it can be undone; `by` made it."""

    by: MemberId
    undone: tuple[Match, ...] = ()
    made: tuple[tuple[MemberId, ...], ...] = ()
    leftovers: tuple[Unmatched, ...] = ()
    pins: tuple[tuple[MemberId, MemberId], ...] = ()
    forbids: tuple[tuple[MemberId, MemberId], ...] = ()
    unmatched: tuple[MemberId, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Proposal:
    """A pairing that an organiser looks at before anybody is told; `seed` repeats it exactly.

    `version` counts its changes: who changes or approves it says which one they have seen (optimistic locking).
    `unmatched` are those whom an organiser left without a partner by hand.
    """

    cohort: CohortId
    seed: int
    at: datetime
    matches: tuple[Match, ...]
    leftovers: tuple[Unmatched, ...] = ()
    pins: tuple[tuple[MemberId, MemberId], ...] = ()
    forbids: tuple[tuple[MemberId, MemberId], ...] = ()
    bound: float = 0.0
    total: float = 0.0
    notes: tuple[TypedTopic, ...] = ()
    version: int = 1
    unmatched: tuple[MemberId, ...] = ()
    last: LastChange | None = None
