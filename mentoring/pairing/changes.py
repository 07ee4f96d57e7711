"""What an organiser changes by hand, checked again each time, and what differs between two pairings."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

from mentoring.model import Match, MemberId, Profile
from mentoring.pairing.history import History, Pair
from mentoring.pairing.pair import check
from mentoring.pairing.problem import Pairing, PairingInput
from mentoring.pairing.refusals import ChangeBreaksRule, NobodyToSwap, SwapObstacle
from mentoring.pairing.rules import Broken, Rules


@dataclass(frozen=True, kw_only=True)
class Changes:
    """What differs between two pairings: matches undone and made, and who lost or found a place."""

    undone: tuple[Match, ...]
    made: tuple[Match, ...]
    lost_place: tuple[MemberId, ...]
    found_place: tuple[MemberId, ...]

    @property
    def none(self) -> bool:
        """Whether both pairings match the same people."""
        return not (self.undone or self.made)


def changes(before: Iterable[Match], after: Iterable[Match]) -> Changes:
    """What changed from `before` to `after`."""
    old, new = {match.members: match for match in before}, {match.members: match for match in after}
    had, has = {one for members in old for one in members}, {one for members in new for one in members}
    return Changes(
        undone=tuple(old[members] for members in sorted(old.keys() - new.keys())),
        made=tuple(new[members] for members in sorted(new.keys() - old.keys())),
        lost_place=tuple(sorted(had - has)),
        found_place=tuple(sorted(has - had)),
    )


def swap(
    pairing: Pairing,
    a: MemberId,
    b: MemberId,
    profiles: Sequence[Profile],
    rules: Rules,
    *,
    history: History | None = None,
    reason: str = "",
) -> Pairing:
    """The pairing with `a` and `b` in each other's place; one of the two may be left over.

    Raises `NothingToSwap` when both are in one match or both left over, and `ChangeBreaksRule` when a new match
    breaks a hard rule and no `reason` is given.
    """
    groups = [match.members for match in pairing.matches]
    here, there = _group_of(a, groups), _group_of(b, groups)
    if here == there:
        raise NobodyToSwap(a=a, b=b, why=SwapObstacle.SAME_MATCH if here else SwapObstacle.NO_MATCH)
    other = {a: b, b: a}
    moved = [tuple(sorted(other.get(member, member) for member in group)) for group in groups]
    fresh = [group for group in moved if group not in groups]
    broken = broken_by(fresh, profiles, rules, history=history, forbids=pairing.forbids)
    if broken and not reason.strip():
        raise ChangeBreaksRule(broken=broken)
    return regrouped(pairing, moved, profiles, rules, history=history)


def broken_by(
    groups: Iterable[Sequence[MemberId]],
    profiles: Sequence[Profile],
    rules: Rules,
    *,
    history: History | None = None,
    forbids: Iterable[tuple[MemberId, MemberId]] = (),
) -> tuple[Broken, ...]:
    """Every hard rule that the matches `groups` would break."""
    apart, known = tuple(forbids), {profile.member: profile for profile in profiles}
    return tuple(
        broken
        for group in groups
        for broken in check(
            [known[member] for member in group],
            rules,
            history=history,
            forbids=apart,
            among=profiles,
        )
    )


def regrouped(
    pairing: Pairing,
    groups: Iterable[Sequence[MemberId]],
    profiles: Sequence[Profile],
    rules: Rules,
    *,
    history: History | None = None,
) -> Pairing:
    """`pairing` with other `groups`, its scores, leftovers and reasons worked out again; pins stay where they hold."""
    wanted = [tuple(sorted(group)) for group in groups]
    together = set(wanted)
    facts = PairingInput.of(profiles, rules, history=history or History(), forbids=pairing.forbids)
    facts = facts._replace(pins=tuple(pin for pin in pairing.pins if Pair(pin.a, pin.b) in together))
    return replace(facts.pairing(wanted, seed=pairing.seed, bound=pairing.bound), notes=pairing.notes)


def _group_of(member: MemberId, groups: Iterable[tuple[MemberId, ...]]) -> tuple[MemberId, ...]:
    return next((group for group in groups if member in group), ())
