"""Pairing that is best for both: who teaches and learns from whom, why, who is left over, and how near the best it is.

`pair` makes a pairing, `check` tells which hard rules a match would break, `swap` and `changes` serve an organiser who
moves people by hand, `rematch` helps those whom a leaver left alone, `explain` says why, both ways. All are pure and
take as long as docs/benchmarks/pairing.md says: run them off the event loop.
"""

from __future__ import annotations

from mentoring.model import Direction, Match, OddOne, Reason, Unmatched
from mentoring.pairing.changes import Changes, broken_by, changes, regrouped, swap
from mentoring.pairing.explain import explain, explain_direction, is_one_way
from mentoring.pairing.history import History, Pair
from mentoring.pairing.pair import check, pair, score_match
from mentoring.pairing.problem import Pairing, Parts, Pin, total_score
from mentoring.pairing.refusals import (
    ChangeBreaksRule,
    NobodyToSwap,
    PairingCancelled,
    PinBreaksRule,
    PinnedAndForbidden,
    PinnedTwice,
    ProfilesNotUsable,
    SwapObstacle,
    UnknownPeople,
)
from mentoring.pairing.rematch import rematch
from mentoring.pairing.rules import Broken, Rule, Rules
from mentoring.pairing.warnings import oddities

__all__ = [
    "Broken",
    "ChangeBreaksRule",
    "Changes",
    "Direction",
    "History",
    "Match",
    "NobodyToSwap",
    "OddOne",
    "Pair",
    "Pairing",
    "PairingCancelled",
    "Parts",
    "Pin",
    "PinBreaksRule",
    "PinnedAndForbidden",
    "PinnedTwice",
    "ProfilesNotUsable",
    "Reason",
    "Rule",
    "Rules",
    "SwapObstacle",
    "UnknownPeople",
    "Unmatched",
    "broken_by",
    "changes",
    "check",
    "explain",
    "explain_direction",
    "is_one_way",
    "oddities",
    "pair",
    "regrouped",
    "rematch",
    "score_match",
    "swap",
    "total_score",
]
