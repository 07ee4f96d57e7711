"""Why two people were matched, in both directions, and honestly where it is mostly one."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import combinations, permutations

from mentoring.model import Direction, Match, MemberId, Profile, Reason
from mentoring.pairing.demand import FIRST_WANTS, LATER_WANT, ROUNDING
from mentoring.taxonomy import Taxonomy
from mentoring.topic_words import plain, shortened

# A pair is one-way when one side gets less than the first share of what it seeks and the other at least the second.
LITTLE, PLENTY = 0.15, 0.30
_LARGEST = 2


def direction(giver: Profile, receiver: Profile, taxonomy: Taxonomy) -> Direction:
    """What `giver` can serve of what `receiver` seeks: the whole share, and its two largest terms."""
    sought: dict[str, str] = {}
    for topic in receiver.seeks:
        sought.setdefault(taxonomy.key(topic), topic)
    offers = [(taxonomy.key(offer.topic), offer) for offer in giver.offers]
    weights = [*FIRST_WANTS, *[LATER_WANT] * len(sought)][: len(sought)]
    whole, terms = sum(weights), []
    for (key, topic), weight in zip(sought.items(), weights, strict=True):
        strength, offered = 0.0, ""
        for own, offer in offers:
            if (found := offer.strength * taxonomy.serves(own, key)) > strength:
                strength, offered = found, offer.topic
        if strength > 0:
            terms.append(Reason(sought=topic, offered=offered, share=weight * strength / whole))
    fit = sum(term.share for term in terms)
    largest = sorted(terms, key=lambda term: -term.share)[:_LARGEST]
    return Direction(giver=giver.member, receiver=receiver.member, fit=fit, reasons=tuple(largest))


def directions(people: tuple[Profile, ...], taxonomy: Taxonomy) -> tuple[Direction, ...]:
    """Every direction among two or three people."""
    return tuple(direction(giver, receiver, taxonomy) for giver, receiver in permutations(people, 2))


def is_one_way(match: Match) -> bool:
    """Whether, between any two of the match, one side gets little of what it seeks and the other plenty."""
    fits = {(way.giver, way.receiver): way.fit for way in match.directions}
    return any(fit < LITTLE and fits.get((there, here), 0.0) >= PLENTY for (here, there), fit in fits.items())


def reaches(match: Match, floor: float) -> bool:
    """Whether each of the match gives at least `floor` of what another seeks, and gets as much from another."""
    gives = {way.giver for way in match.directions if way.fit >= floor - ROUNDING}
    gets = {way.receiver for way in match.directions if way.fit >= floor - ROUNDING}
    return gives == gets == set(match.members)


def explain(match: Match, taxonomy: Taxonomy, names: Mapping[MemberId, str] | None = None) -> tuple[str, ...]:
    """A line for each person: what they can learn and how much of what they seek it is; then, where it is, one-sided.

    `names` are shown instead of ids where known.
    """
    shown = names or {}
    said = [_learns(member, match, taxonomy, shown) for member in match.members]
    return (*said, *_balance(match, shown))


def explain_direction(way: Direction, taxonomy: Taxonomy) -> str:
    """What flows one way, in few words: `Negotiation, Composer clearly (near: Plain language) · 67%`."""
    topics = ", ".join(_said(reason, taxonomy) for reason in way.reasons)
    return f"{topics or 'nothing on their list'} · {percent(way.fit)}"


def percent(share: float) -> str:
    """A share of 1 as people read it; a little is never called nothing."""
    return "under 1%" if 0 < share < 0.005 else f"{share:.0%}"


def _learns(receiver: MemberId, match: Match, taxonomy: Taxonomy, names: Mapping[MemberId, str]) -> str:
    ways = [way for way in match.directions if way.receiver == receiver]
    if len(ways) == 1:
        return f"{_name(receiver, names)} learns: {explain_direction(ways[0], taxonomy)}"
    each = "; ".join(f"from {_name(way.giver, names)}: {explain_direction(way, taxonomy)}" for way in ways)
    return f"{_name(receiver, names)} learns {each}"


def _said(reason: Reason, taxonomy: Taxonomy) -> str:
    sought, offered = (shortened(taxonomy.label(topic)) for topic in (reason.sought, reason.offered))
    return sought if plain(sought) == plain(offered) else f"{sought} (near: {offered})"


def _balance(match: Match, names: Mapping[MemberId, str]) -> tuple[str, ...]:
    """Where two of the match serve each other unequally, or not at all, in so many words."""
    fits = {(way.giver, way.receiver): way.fit for way in match.directions}
    return tuple(
        sentence
        for one, other in combinations(match.members, 2)
        if (sentence := _between(one, other, fits[one, other], fits[other, one], names))
    )


def _between(one: MemberId, other: MemberId, there: float, back: float, names: Mapping[MemberId, str]) -> str:
    if max(there, back) == 0:
        return f"{_name(one, names)} and {_name(other, names)}: no topic of one is among what the other seeks."
    giver, receiver = (one, other) if there >= back else (other, one)
    flow = f"{_name(giver, names)} to {_name(receiver, names)}"
    if min(there, back) == 0:
        return f"One direction only: {flow}."
    if min(there, back) < LITTLE and max(there, back) >= PLENTY:
        return f"Mostly one direction: {flow}."
    return ""


def _name(member: MemberId, names: Mapping[MemberId, str]) -> str:
    return names.get(member, member)
