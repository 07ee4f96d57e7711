"""Pairing a cohort: from profiles and rules to matches, leftovers with their causes, and the best there could be."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from itertools import combinations

from mentoring.model import Match, MemberId, OddOne, Profile
from mentoring.pairing.history import History, Pair
from mentoring.pairing.problem import Pairing, PairingInput, Pin, total_score
from mentoring.pairing.roster import Roster
from mentoring.pairing.rules import Broken, Rules, broken_rules, reporting_lines
from mentoring.pairing.solve import PairingStep, Preferences, Progress, silent, solve
from mentoring.pairing.trios import Group, placed
from mentoring.pairing.unmatched import in_order


def pair(
    profiles: Sequence[Profile],
    rules: Rules,
    *,
    seed: int,
    history: History | None = None,
    pins: Iterable[Pin | tuple[MemberId, MemberId]] = (),
    forbids: Iterable[tuple[MemberId, MemberId]] = (),
    keep: Iterable[tuple[MemberId, MemberId]] = (),
    progress: Progress | None = None,
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
        progress(1.0, PairingStep.DONE)
    return result


def check(
    people: Sequence[Profile],
    rules: Rules,
    *,
    history: History | None = None,
    forbids: Iterable[tuple[MemberId, MemberId]] = (),
    among: Iterable[Profile] = (),
) -> tuple[Broken, ...]:
    """The hard rules that two or three people would break as a match, empty when none.

    Of a trio, one pair may be too close in seniority or in one department (docs/decisions/0006). `among` are the
    profiles of the whole cohort: a reporting line of two steps may run through somebody else's.
    """
    known = {profile.member: profile for profile in (*among, *people)}
    lines, apart = reporting_lines(known.values()), frozenset(Pair.of(*two) for two in forbids)
    ordered = sorted(people, key=lambda profile: profile.member)
    found = tuple(
        Broken(rule=rule, members=Pair.of(one.member, other.member))
        for one, other in combinations(ordered, 2)
        for rule in broken_rules(one, other, rules, history=history or History(), lines=lines, forbids=apart)
    )
    return _without_what_a_trio_may(found) if len(people) == 3 else found


def score_match(people: Sequence[Profile], rules: Rules, *, history: History | None = None) -> Match:
    """Two or three people as a match, with its score, every direction and how often they met, whatever the rules."""
    facts = PairingInput.of(people, rules, history=history or History())
    return facts.matches([[profile.member for profile in people]])[0]


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
