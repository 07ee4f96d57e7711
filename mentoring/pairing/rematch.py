"""After somebody leaves: a new partner for whoever was left alone, with as few other pairs touched as can be."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from itertools import combinations

from mentoring.model import Match, MemberId, OddOne, Profile
from mentoring.pairing.history import History, Pair
from mentoring.pairing.problem import Pairing, PairingInput
from mentoring.pairing.rules import Rule, Rules
from mentoring.pairing.solve import Preferences, solve
from mentoring.pairing.trios import placed

MemberGroup = tuple[MemberId, ...]


@dataclass(frozen=True, kw_only=True)
class Newcomers:
    """Those who joined late and had no partner yet: nobody loses a partner for them.

    They are matched with others who wait, or are the third of a pair where that beats waiting. The `patient` of them
    wait for somebody else to join before that. `last`: nobody joins any more, so any place beats waiting. `quiet`:
    pairs that do not meet, so that a place beside them is none until it is the last.
    """

    members: frozenset[MemberId] = frozenset()
    patient: frozenset[MemberId] = frozenset()
    last: bool = False
    quiet: frozenset[MemberGroup] = frozenset()


NOBODY_NEW = Newcomers()


def rematch(
    profiles: Sequence[Profile],
    rules: Rules,
    *,
    current: Iterable[Match],
    seed: int,
    leavers: Collection[MemberId] = (),
    history: History | None = None,
    forbids: Iterable[tuple[MemberId, MemberId]] = (),
    newcomers: Newcomers = NOBODY_NEW,
) -> Pairing:
    """The pairing once `leavers` are gone and everybody without a match has been helped where possible.

    `current` are the standing matches; `profiles` are of everybody who stays, matched or waiting. In this order: the
    waiting among themselves; somebody out of a trio; everybody again, where standing matches stay unless that matches
    more people; and, where the cohort allows it, a third place. Of these ways `newcomers` take the first and the last.
    Standing matches stay allowed whatever the rules say
    by now. Two who stop together and both stay: leave their match out of `current` and have it in `history`. Raises
    what `pair` raises.
    """
    standing = [match.members for match in current]
    facts = PairingInput.of(
        [profile for profile in profiles if profile.member not in leavers],
        rules,
        history=history or History(),
        forbids=forbids,
        keep=[two for group in standing for two in combinations(group, 2)],
    )
    left = frozenset(leavers) | rules.inactive
    groups = {tuple(sorted(member for member in group if member not in left)) for group in standing}
    found = _among_the_waiting(facts, frozenset(group for group in groups if len(group) > 1), seed)
    found = _out_of_a_trio(facts, found, newcomers.members)
    found = _everybody_again(facts, found, seed, newcomers.members)
    if rules.odd_one is OddOne.TRIO:
        found = _third_places(facts, found, newcomers.members)
        found = _beside_a_pair(facts, found, newcomers)
    return facts.pairing(found, seed=seed, bound=0.0)


def _waiting(facts: PairingInput, groups: Collection[MemberGroup]) -> list[MemberId]:
    """Those without a match who take part, those left out last time first."""
    matched = {member for group in groups for member in group} | facts.rules.inactive
    free = [member for member in facts.profiles if member not in matched]
    return sorted(free, key=lambda member: (member not in facts.history.left_out, member))


def _solved(facts: PairingInput, members: Collection[MemberId], keep: Collection[Pair], seed: int) -> set[MemberGroup]:
    """The best pairs among `members`, where the pairs to `keep` stay unless more people are matched without."""
    places = [place for place, member in enumerate(facts.roster.ids) if member in members]
    roster = facts.roster.only(places)
    wishes = Preferences(seed=seed, waiting=facts.history.left_out, keep=frozenset(keep))
    return {(roster.ids[i], roster.ids[j]) for i, j in solve(roster, wishes).pairs.tolist()}


def _among_the_waiting(facts: PairingInput, groups: frozenset[MemberGroup], seed: int) -> frozenset[MemberGroup]:
    return groups | _solved(facts, _waiting(facts, groups), (), seed)


def _out_of_a_trio(
    facts: PairingInput, groups: frozenset[MemberGroup], but: Collection[MemberId]
) -> frozenset[MemberGroup]:
    """Each who waits, `but` for some, beside whoever of a trio suits best and leaves an allowed pair behind."""
    for lonely in _without(_waiting(facts, groups), *but):
        options = [
            (facts.matches([(lonely, one)])[0].score, one, trio)
            for trio in sorted(groups)
            if len(trio) == 3
            for one in trio
            if not facts.broken(lonely, one) and not set(facts.broken(*_without(trio, one))) - {Rule.MET}
        ]
        if options:
            _, one, trio = max(options)
            groups = groups - {trio} | {_without(trio, one), tuple(sorted((lonely, one)))}
    return groups


def _everybody_again(
    facts: PairingInput, groups: frozenset[MemberGroup], seed: int, but: Collection[MemberId]
) -> frozenset[MemberGroup]:
    """All over again if somebody waits, `but` for some; trios, and pairs that a rule would no longer allow, stay."""
    if not _without(_waiting(facts, groups), *but):
        return groups
    fixed = {group for group in groups if len(group) == 3 or set(facts.broken(*group)) - {Rule.MET}}
    free = groups - fixed
    members = [*_waiting(facts, groups), *(member for group in free for member in group)]
    solved = _solved(facts, members, {Pair(*group) for group in free}, seed)
    return frozenset(fixed | solved) if len(solved) > len(free) else groups


def _third_places(
    facts: PairingInput, groups: frozenset[MemberGroup], but: Collection[MemberId]
) -> frozenset[MemberGroup]:
    # Somebody whose partner left is not left alone for the sake of the others' score.
    return _seated(facts, groups, _without(_waiting(facts, groups), *but), anyway=True)


def _beside_a_pair(facts: PairingInput, groups: frozenset[MemberGroup], newcomers: Newcomers) -> frozenset[MemberGroup]:
    """Those who joined late, each as the third of a pair that stays together."""
    quiet = groups & newcomers.quiet
    for hosts in (groups - quiet, quiet if newcomers.last else frozenset[MemberGroup]()):
        ready = [one for one in _waiting(facts, groups) if one in newcomers.members - newcomers.patient]
        groups = (groups - hosts) | _seated(facts, hosts, ready, anyway=newcomers.last, joining=True)
    return groups


def _seated(
    facts: PairingInput,
    groups: frozenset[MemberGroup],
    waiting: Iterable[MemberId],
    *,
    anyway: bool,
    joining: bool = False,
) -> frozenset[MemberGroup]:
    place = facts.roster.place
    standing = [tuple(place[member] for member in group) for group in groups]
    lonely = [place[member] for member in waiting]
    seated = placed(facts.roster, standing, lonely, facts.keep, anyway=anyway, joining=joining)
    return frozenset(tuple(facts.roster.ids[one] for one in group) for group in seated)


def _without(group: Sequence[MemberId], *members: MemberId) -> MemberGroup:
    return tuple(one for one in group if one not in members)
