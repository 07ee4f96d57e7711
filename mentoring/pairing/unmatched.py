"""Why somebody has no match, counted by rule."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from functools import cached_property

import numpy as np

from mentoring.model import Cause, MemberId, Unmatched, WhyUnmatched
from mentoring.pairing.arrays import Ints
from mentoring.pairing.history import History, Pair
from mentoring.pairing.roster import Roster
from mentoring.pairing.rules import Rule, broken_rules

_OF_KINDS = (Rule.LANGUAGE, Rule.HOURS, Rule.GAP, Rule.DEPARTMENT)
_NONE = len(_OF_KINDS)
"""The rules that the kinds of two people decide, first told first; the last place stands for none of them."""


class Causes:
    """What stands between one person and everybody else, for any person of a roster.

    Everybody else counts once, under the first rule between the two. Most rules go by kind, so that a hundred thousand
    people are counted in a few steps; the few whom a rule about the very two keeps apart are looked at one by one.
    """

    def __init__(
        self,
        roster: Roster,
        *,
        history: History,
        lines: Mapping[MemberId, Collection[MemberId]],
        forbids: Collection[Pair],
    ) -> None:
        """The causes in `roster`, which holds everybody, also those who do not take part at the moment."""
        self.roster, self.rules = roster, roster.rules
        self.history, self.lines, self.forbids = history, lines, forbids
        self._by_kind: dict[int, Ints] = {}

    def explained(self, member: MemberId) -> Unmatched:
        """Why `member` has no match."""
        if member in self.rules.inactive:
            return Unmatched(member=member, reason=WhyUnmatched.INACTIVE)
        return Unmatched(member=member, causes=_causes(self._counts(self.roster.place[member])))

    def _counts(self, person: int) -> Counter[Rule | None]:
        kinds, ids = self.roster.kinds, self.roster.ids
        by_kind = self._of_kind(int(kinds.of[person]))
        found = np.bincount(by_kind, weights=self._active, minlength=_NONE + 1).astype(np.int64)
        found[by_kind[kinds.of[person]]] -= 1
        special: Counter[Rule | None] = Counter()
        for other in self.roster.apart.get(person, np.zeros(0, dtype=np.int64)).tolist():
            if ids[other] not in self.rules.inactive:
                found[by_kind[kinds.of[other]]] -= 1
                special[self._first(person, other)] += 1
        counts: Counter[Rule | None] = Counter(dict(zip((*_OF_KINDS, None), found.tolist(), strict=True)))
        counts[Rule.INACTIVE] = len(self.rules.inactive & self.roster.place.keys())
        return +(counts + special)

    def _of_kind(self, kind: int) -> Ints:
        """The first rule between one kind and each kind, as places in `_OF_KINDS`, [kinds]."""
        if kind not in self._by_kind:
            these, those = np.array([kind]), np.arange(len(self.roster.kinds.level))
            broken = [each[0] for each in self.roster.kinds.broken(these, those, self.rules)]
            self._by_kind[kind] = np.argmax([*broken, np.ones(len(those), dtype=np.bool_)], axis=0).astype(np.int64)
        return self._by_kind[kind]

    @cached_property
    def _active(self) -> Ints:
        """How many of each kind take part, [kinds]."""
        active = np.array([member not in self.rules.inactive for member in self.roster.ids], dtype=np.bool_)
        return np.bincount(self.roster.kinds.of[active], minlength=len(self.roster.kinds.level))

    def _first(self, person: int, other: int) -> Rule | None:
        profiles = self.roster.profiles
        broken = broken_rules(
            profiles[person],
            profiles[other],
            self.rules,
            history=self.history,
            lines=self.lines,
            forbids=self.forbids,
        )
        return broken[0] if broken else None


def _causes(counts: Counter[Rule | None]) -> tuple[tuple[Cause, int], ...]:
    found: Counter[Cause] = Counter()
    for rule, count in counts.items():
        found[rule.cause if rule else Cause.TAKEN] += count
    return tuple(sorted(found.items(), key=lambda cause: (-cause[1], cause[0])))


def in_order(left: Collection[int], waiting: Collection[int]) -> list[int]:
    """Who is helped first: those who were left out last time, then by place."""
    return sorted(left, key=lambda person: (person not in waiting, person))
