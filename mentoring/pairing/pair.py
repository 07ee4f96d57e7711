"""Pairing a cohort: from profiles and rules to matches, leftovers with their causes, and the best there could be."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import NamedTuple, Self

import numpy as np

from mentoring.model import Match, MemberId, OddOne, Profile, Unmatched
from mentoring.pairing.explain import directions, is_one_way, reaches
from mentoring.pairing.history import History, Pair
from mentoring.pairing.refusals import PinBreaksRule, PinnedAndForbidden, PinnedTwice, UnknownPeople
from mentoring.pairing.roster import Roster, roster_of
from mentoring.pairing.rules import Broken, Rule, Rules, broken_rules, reporting_lines
from mentoring.pairing.solve import Preferences, Progress, silent, solve
from mentoring.pairing.trios import Group, placed
from mentoring.pairing.unmatched import Causes, in_order
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
    all that the rules allow (before anybody became the third of a trio). `notes` are sentences for the organiser.
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
    notes: tuple[str, ...] = ()

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
        require_usable(people, rules)
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


def pair(
    profiles: Sequence[Profile],
    rules: Rules,
    *,
    seed: int,
    history: History | None = None,
    pins: Iterable[Pin | tuple[MemberId, MemberId]] = (),
    forbids: Iterable[tuple[MemberId, MemberId]] = (),
    keep: Iterable[tuple[MemberId, MemberId]] = (),
    progress: Callable[[float, str], None] | None = None,
) -> Pairing:
    """The pairing that is best for both sides; see docs/pairing.md for what best means.

    `pins` hold two people together, with a reason (`Pin`) when a hard rule stands between them; `forbids` keep two
    apart; `keep` are pairs from before that stay where nothing more important speaks against it, although they have
    met. `progress` hears a share of 1 and what is being done; an exception it raises stops the work. Raises
    `ProfilesNotUsable`, `UnknownPeople`, `PinnedTwice`, `PinnedAndForbidden` or `PinBreaksRule`.
    """
    facts = PairingInput.of(profiles, rules, history=history or History(), pins=pins, forbids=forbids, keep=keep)
    groups, bound, proved = _groups(facts, seed, progress or silent)
    result = facts.pairing(groups, seed=seed, bound=bound, proved=proved)
    if progress:
        progress(1.0, "done")
    return result


def check(
    people: Sequence[Profile],
    rules: Rules,
    *,
    history: History | None = None,
    forbids: Iterable[tuple[MemberId, MemberId]] = (),
    among: Iterable[Profile] = (),
    names: Mapping[MemberId, str] | None = None,
) -> tuple[Broken, ...]:
    """The hard rules that two or three people would break as a match, each with a sentence; empty when none.

    Of a trio, one pair may be too close in seniority or in one department (docs/decisions/0006). `among` are the
    profiles of the whole cohort: a reporting line of two steps may run through somebody else's.
    """
    known = {profile.member: profile for profile in (*among, *people)}
    lines, apart = reporting_lines(known.values()), frozenset(Pair.of(*two) for two in forbids)
    ordered = sorted(people, key=lambda profile: profile.member)
    found = tuple(
        Broken.of(rule, one.member, other.member, names or {})
        for one, other in combinations(ordered, 2)
        for rule in broken_rules(one, other, rules, history=history or History(), lines=lines, forbids=apart)
    )
    return _without_what_a_trio_may(found) if len(people) == 3 else found


def score_match(people: Sequence[Profile], rules: Rules, *, history: History | None = None) -> Match:
    """Two or three people as a match, with its score, every direction and how often they met, whatever the rules."""
    facts = PairingInput.of(people, rules, history=history or History())
    return facts.matches([[profile.member for profile in people]])[0]


def total_score(matches: Iterable[Match]) -> float:
    """The sum of scores; a trio's counts one and a half times, as three halves of a pair."""
    return sum(match.score * len(match.members) / 2 for match in matches)


def _without_what_a_trio_may(found: tuple[Broken, ...]) -> tuple[Broken, ...]:
    soft = {broken.members for broken in found if broken.rule.soft_in_a_trio}
    hard = tuple(broken for broken in found if not broken.rule.soft_in_a_trio)
    return hard if len(soft) <= 1 else found


def _groups(facts: PairingInput, seed: int, progress: Progress) -> tuple[list[tuple[MemberId, ...]], float, bool]:
    """The groups, a bound on their sum of scores, and whether the pairs are proved best."""
    held = {member for pin in facts.pins for member in (pin.a, pin.b)}
    ids = facts.roster.ids
    free = [place for place, member in enumerate(ids) if member not in held and member not in facts.rules.inactive]
    roster = facts.roster.only(free)
    wishes = Preferences(seed=seed, waiting=facts.history.left_out, keep=facts.keep)
    solution = solve(roster, wishes, progress)
    pairs: list[Group] = [(int(i), int(j)) for i, j in solution.pairs]
    groups, bound = pairs, solution.bound
    if facts.rules.odd_one is OddOne.TRIO and (left := _left(roster, pairs, facts.history)):
        groups = placed(roster, pairs, left, facts.keep, anyway=facts.rules.nobody_waits)
        # The bound is of pairs; what the places of the others change is added as it is.
        bound += _total(facts, roster, groups) - _total(facts, roster, pairs)
    named = [tuple(roster.ids[place] for place in group) for group in groups]
    pinned = [(pin.a, pin.b) for pin in facts.pins]
    return named + pinned, bound + total_score(facts.matches(pinned)), solution.proved


def _total(facts: PairingInput, roster: Roster, groups: Iterable[Group]) -> float:
    return total_score(facts.matches([roster.ids[place] for place in group] for group in groups))


def _left(roster: Roster, groups: Iterable[Group], history: History) -> list[int]:
    matched = {place for group in groups for place in group}
    waiting = {place for place, member in enumerate(roster.ids) if member in history.left_out}
    return in_order(set(range(len(roster))) - matched, waiting)


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
            rules = tuple(Broken.of(rule, pin.a, pin.b, {}).sentence for rule in broken)
            raise PinBreaksRule(a=pin.a, b=pin.b, rules=rules)


def _require_known(members: Iterable[MemberId], known: Collection[MemberId], *, forbidden: bool) -> None:
    unknown = sorted({member for member in members if member not in known})
    if unknown:
        raise UnknownPeople(members=tuple(unknown), forbidden=forbidden)
