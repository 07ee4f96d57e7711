"""Why two people were matched, in both directions, and honestly where it is mostly one."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from itertools import combinations, permutations

from mentoring.model import Direction, Match, MemberId, Profile, Reason
from mentoring.pairing.demand import FIRST_WANTS, LATER_WANT, ROUNDING
from mentoring.taxonomy import Taxonomy

LITTLE, PLENTY = 0.15, 0.30
_LARGEST = 2
"""A pair is one-way when one side gets less than the first share of what it seeks and the other at least the second."""


class Flow(StrEnum):
    """How unequally two people serve each other."""

    NONE = "none"
    ONE_WAY = "one way"
    MOSTLY_ONE_WAY = "mostly one way"


@dataclass(frozen=True, kw_only=True)
class OneSided:
    """Two of a match, one of whom gives all or nearly all there is to give; or neither anything."""

    flow: Flow
    giver: MemberId
    receiver: MemberId


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


def one_sided(match: Match) -> tuple[OneSided, ...]:
    """Where two of the match serve each other unequally, or not at all."""
    fits = {(way.giver, way.receiver): way.fit for way in match.directions}
    return tuple(
        found
        for one, other in combinations(match.members, 2)
        if (found := _between(one, other, fits[one, other], fits[other, one]))
    )


def _between(one: MemberId, other: MemberId, there: float, back: float) -> OneSided | None:
    if max(there, back) == 0:
        return OneSided(flow=Flow.NONE, giver=one, receiver=other)
    giver, receiver = (one, other) if there >= back else (other, one)
    if min(there, back) == 0:
        return OneSided(flow=Flow.ONE_WAY, giver=giver, receiver=receiver)
    if min(there, back) < LITTLE and max(there, back) >= PLENTY:
        return OneSided(flow=Flow.MOSTLY_ONE_WAY, giver=giver, receiver=receiver)
    return None
