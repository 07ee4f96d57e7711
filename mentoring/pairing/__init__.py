"""Pairing that is best for both: who teaches and learns from whom, why, who is left over, and how near the best it is.

`pair` makes a pairing, `check` tells which hard rules a match would break, `swap` and `changes` serve an organiser who
moves people by hand, `rematch` helps those whom a leaver left alone, `one_sided` finds where little flows back. All
are pure and take as long as docs/benchmarks/pairing.md says: run them off the event loop.
"""

from __future__ import annotations

from mentoring.model import Direction, Match, OddOne, Reason, Unmatched
from mentoring.pairing.changes import Changes, broken_by, changes, regrouped, swap
from mentoring.pairing.explain import Flow, OneSided, is_one_way, one_sided
from mentoring.pairing.history import History, Pair
from mentoring.pairing.pair import check, pair, score_match
from mentoring.pairing.problem import Pairing, Parts, Pin, total_score
from mentoring.pairing.refusals import (
    BreaksARule,
    ChangeBreaksRule,
    FaultKind,
    NobodyToSwap,
    PairingCancelled,
    PinBreaksRule,
    PinnedAndForbidden,
    PinnedTwice,
    ProfileFault,
    ProfilesNotUsable,
    SwapObstacle,
    UnknownPeople,
)
from mentoring.pairing.rematch import Newcomers, rematch
from mentoring.pairing.rules import Broken, Rule, Rules
from mentoring.pairing.solve import PairingStep
from mentoring.pairing.warnings import Oddity, OddityKind, oddities

__all__ = [
    "BreaksARule",
    "Broken",
    "ChangeBreaksRule",
    "Changes",
    "Direction",
    "FaultKind",
    "Flow",
    "History",
    "Match",
    "Newcomers",
    "NobodyToSwap",
    "OddOne",
    "Oddity",
    "OddityKind",
    "OneSided",
    "Pair",
    "Pairing",
    "PairingCancelled",
    "PairingStep",
    "Parts",
    "Pin",
    "PinBreaksRule",
    "PinnedAndForbidden",
    "PinnedTwice",
    "ProfileFault",
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
    "is_one_way",
    "oddities",
    "one_sided",
    "pair",
    "regrouped",
    "rematch",
    "score_match",
    "swap",
    "total_score",
]
