"""A pairing as a problem and as its solution: the facts that decide it, and what comes out."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple, Self

import numpy as np

from mentoring.model import Match, MemberId, Profile, TypedTopic, Unmatched
from mentoring.pairing.explain import directions, is_one_way, reaches
from mentoring.pairing.history import History, Pair
from mentoring.pairing.refusals import PinBreaksRule, PinnedAndForbidden, PinnedTwice, UnknownPeople
from mentoring.pairing.roster import Roster, roster_of
from mentoring.pairing.rules import Broken, Rule, Rules, broken_rules, reporting_lines
from mentoring.pairing.unmatched import Causes
from mentoring.pairing.validation import require_usable
from mentoring.pairing.warnings import notes


class Pin(NamedTuple):
    """Two people whom the organiser wants together; a reason is needed when a hard rule stands between them."""

    a: MemberId
    b: MemberId
    reason: str = ""


@dataclass(frozen=True, kw_only=True)
class Parts:
    """The objective of a pairing in the order in which it was pursued.

    Pairs and trios made; people matched who were left out last time; earlier pairs kept; matches in which everybody
    both gives and gets up to the floor, and to the upper floor.
    """

    pairs: int
    trios: int
    waited: int
    kept: int
    floored: int
    upper: int


@dataclass(frozen=True, kw_only=True)
class Pairing:
    """Matches and leftovers, each sorted by id; the same input and seed give the same pairing, in any order.

    `total` is the sum of scores (a trio's counts one and a half times, as three halves of a pair); no pairing that is
    as good in everything before scores has more than `bound`. `proved` says that no pairs are worth more than these, of
    all that the rules allow (before anybody became the third of a trio). `notes` are for the organiser.
    """

    seed: int
    matches: tuple[Match, ...]
    leftovers: tuple[Unmatched, ...]
    pins: tuple[Pin, ...]
    forbids: tuple[Pair, ...]
    bound: float
    total: float
    parts: Parts
    proved: bool = False
    notes: tuple[TypedTopic, ...] = ()

    @property
    def one_way(self) -> float:
        """The share of matches in which one side gets little and another plenty."""
        return sum(map(is_one_way, self.matches)) / len(self.matches) if self.matches else 0.0

    @property
    def reached(self) -> float:
        """How near the total is to the best possible, at most 1."""
        return self.total / self.bound if self.bound > 0 else 1.0


class PairingInput(NamedTuple):
    """Everything that decides a pairing besides the seed, in one spelling."""

    profiles: Mapping[MemberId, Profile]
    rules: Rules
    history: History
    pins: tuple[Pin, ...]
    forbids: frozenset[Pair]
    keep: frozenset[Pair]
    lines: Mapping[MemberId, frozenset[MemberId]]
    roster: Roster

    @classmethod
    def of(
        cls,
        profiles: Iterable[Profile],
        rules: Rules,
        *,
        history: History,
        pins: Iterable[Pin | tuple[MemberId, MemberId]] = (),
        forbids: Iterable[tuple[MemberId, MemberId]] = (),
        keep: Iterable[tuple[MemberId, MemberId]] = (),
    ) -> Self:
        """The facts, checked; raises `ProfilesNotUsable` and the refusals about pins and forbids."""
        people = sorted(profiles, key=lambda profile: profile.member)
        require_usable(people)
        apart, together = frozenset(Pair.of(*pair) for pair in forbids), frozenset(Pair.of(*pair) for pair in keep)
        held = tuple(sorted(Pin(*Pair.of(pin[0], pin[1]), *pin[2:]) for pin in pins))
        found = cls(
            profiles={profile.member: profile for profile in people},
            rules=rules,
            history=history,
            pins=held,
            forbids=apart,
            keep=together,
            lines=reporting_lines(people),
            roster=roster_of(people, rules, history=history, forbids=apart, keep=together),
        )
        _require_sound(found)
        return found

    def broken(self, one: MemberId, other: MemberId) -> tuple[Rule, ...]:
        """Every hard rule between two people."""
        return broken_rules(
            self.profiles[one],
            self.profiles[other],
            self.rules,
            history=self.history,
            lines=self.lines,
            forbids=self.forbids,
        )

    def matches(self, groups: Iterable[Iterable[MemberId]]) -> tuple[Match, ...]:
        """Groups of two or three as matches, sorted by id, with every direction and how often they met before."""
        wanted = sorted(tuple(sorted(group)) for group in groups)
        twos = [two for group in wanted for two in combinations(group, 2)]
        place = self.roster.place
        sides = np.array([[place[a], place[b]] for a, b in twos], dtype=np.int64).reshape(-1, 2)
        scores = dict(zip(twos, self.roster.scores(sides[:, 0], sides[:, 1])[0].tolist(), strict=True))
        return tuple(self._match(group, scores) for group in wanted)

    def _match(self, members: tuple[MemberId, ...], scores: Mapping[tuple[MemberId, MemberId], float]) -> Match:
        twos = tuple(combinations(members, 2))
        return Match(
            members=members,
            score=sum(scores[two] for two in twos) / len(twos),
            directions=directions(tuple(self.profiles[member] for member in members), self.rules.taxonomy),
            pinned=any(Pair(pin.a, pin.b) == members for pin in self.pins),
            met_before=max(self.history.times(*two) for two in twos),
        )

    def leftovers(self, matched: Collection[MemberId]) -> tuple[Unmatched, ...]:
        """Everybody but those `matched`, each with why."""
        causes = Causes(self.roster, history=self.history, lines=self.lines, forbids=self.forbids)
        return tuple(causes.explained(member) for member in self.profiles if member not in matched)

    def pairing(
        self, groups: Iterable[Iterable[MemberId]], *, seed: int, bound: float, proved: bool = False
    ) -> Pairing:
        """The pairing that consists of `groups`; everybody else is left over."""
        matches = self.matches(groups)
        matched = {member for match in matches for member in match.members}
        total = total_score(matches)
        return Pairing(
            seed=seed,
            matches=matches,
            leftovers=self.leftovers(matched),
            pins=self.pins,
            forbids=tuple(sorted(self.forbids)),
            bound=max(bound, total),
            total=total,
            parts=self._parts(matches, matched),
            proved=proved,
            notes=notes(self.profiles.values(), self.rules.taxonomy),
        )

    def _parts(self, matches: Collection[Match], matched: Collection[MemberId]) -> Parts:
        together = {Pair(*two) for match in matches for two in combinations(match.members, 2)}
        return Parts(
            pairs=sum(len(match.members) == 2 for match in matches),
            trios=sum(len(match.members) == 3 for match in matches),
            waited=sum(member in matched for member in self.history.left_out),
            kept=len(together & self.keep),
            floored=sum(reaches(match, self.rules.floors[0]) for match in matches),
            upper=sum(reaches(match, self.rules.floors[1]) for match in matches),
        )


def total_score(matches: Iterable[Match]) -> float:
    """The sum of scores; a trio's counts one and a half times, as three halves of a pair."""
    return sum(match.score * len(match.members) / 2 for match in matches)


def _require_sound(facts: PairingInput) -> None:
    _require_known([member for pin in facts.pins for member in (pin.a, pin.b)], facts.profiles, forbidden=False)
    _require_known([one for two in facts.forbids for one in two], facts.profiles, forbidden=True)
    seen: set[MemberId] = set()
    for pin in facts.pins:
        for member in (pin.a, pin.b):
            if member in seen:
                raise PinnedTwice(member=member)
            seen.add(member)
        if Pair(pin.a, pin.b) in facts.forbids:
            raise PinnedAndForbidden(a=pin.a, b=pin.b)
        broken = facts.broken(pin.a, pin.b)
        if Rule.SELF in broken or (broken and not pin.reason.strip()):
            between = tuple(Broken(rule=rule, members=Pair.of(pin.a, pin.b)) for rule in broken)
            raise PinBreaksRule(a=pin.a, b=pin.b, broken=between)


def _require_known(members: Iterable[MemberId], known: Collection[MemberId], *, forbidden: bool) -> None:
    unknown = sorted({member for member in members if member not in known})
    if unknown:
        raise UnknownPeople(members=tuple(unknown), forbidden=forbidden)
