"""Why somebody has no match, counted by rule, in words that an organiser can act on."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping, Sequence

from mentoring.model import Leftover, MemberId, OddOne, Profile
from mentoring.pairing.history import History, Pair
from mentoring.pairing.rules import BY_PROFILE, Rule, Rules, broken_rules

TAKEN = "matched with somebody else"


def explained(
    person: Profile,
    others: Sequence[Profile],
    rules: Rules,
    *,
    history: History,
    lines: Mapping[MemberId, Collection[MemberId]],
    forbids: Collection[Pair],
) -> Leftover:
    """A leftover with its causes: every other person counted once, under the first rule between the two."""
    if person.member in rules.inactive:
        return Leftover(member=person.member, why="Not taking part at the moment.")
    counts: Counter[Rule | None] = Counter()
    for other in others:
        if other.member != person.member:
            broken = broken_rules(person, other, rules, history=history, lines=lines, forbids=forbids)
            counts[broken[0] if broken else None] += 1
    return Leftover(member=person.member, why=_sentence(counts, rules), causes=_causes(counts))


def _causes(counts: Counter[Rule | None]) -> tuple[tuple[str, int], ...]:
    said: Counter[str] = Counter()
    for rule, count in counts.items():
        said[rule.said if rule else TAKEN] += count
    return tuple(sorted(said.items(), key=lambda cause: (-cause[1], cause[0])))


def _sentence(counts: Counter[Rule | None], rules: Rules) -> str:
    everybody = sum(counts.values())
    if not everybody:
        return "Nobody else takes part."
    possible = Counter({rule: count for rule, count in counts.items() if rule not in BY_PROFILE})
    total = sum(possible.values())
    if not total:
        return f"No possible partner: of {_people(everybody)}, {_listed(counts)}."
    sentence = f"{total} possible {'partner' if total == 1 else 'partners'}; {_listed(possible)}."
    if possible[None] and rules.odd_one is OddOne.WAIT:
        return f"{sentence} One more person to be matched with, or a group of three, would help."
    return sentence


def _listed(counts: Counter[Rule | None]) -> str:
    causes = _causes(counts)
    if len(causes) == 1:
        said, count = causes[0]
        return said if count == 1 else f"all {said}"
    return ", ".join(f"{count} {said}" for said, count in causes)


def _people(count: int) -> str:
    return "1 other" if count == 1 else f"{count} others"


def in_order(left: Collection[int], waiting: Collection[int]) -> list[int]:
    """Who is helped first: those who were left out last time, then by place."""
    return sorted(left, key=lambda person: (person not in waiting, person))
