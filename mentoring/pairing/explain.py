"""Why two people were matched, in both directions, and honestly where it is mostly one."""

from __future__ import annotations

from collections.abc import Mapping
from itertools import permutations

from mentoring.model import Direction, Match, MemberId, Profile, Reason
from mentoring.pairing.roster import FIRST_WANTS, LATER_WANT
from mentoring.taxonomy import Taxonomy

# A pair is one-way when one side gets less than the first share of what it seeks and the other at least the second.
LITTLE, PLENTY = 0.15, 0.30
_LARGEST = 2


def direction(giver: Profile, receiver: Profile, taxonomy: Taxonomy) -> Direction:
    """What `giver` can serve of what `receiver` seeks: the whole share, and its two largest terms."""
    sought = {taxonomy.key(topic): topic for topic in reversed(receiver.seeks)}
    ranked = list(dict.fromkeys(taxonomy.key(topic) for topic in receiver.seeks))
    weights = [*FIRST_WANTS, *[LATER_WANT] * len(ranked)][: len(ranked)]
    terms = []
    for key, weight in zip(ranked, weights, strict=True):
        strength, offered = _best_offer(giver, key, taxonomy)
        if strength > 0:
            terms.append(Reason(sought=sought[key], offered=offered, share=weight * strength / sum(weights)))
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


def explain(match: Match, taxonomy: Taxonomy, names: Mapping[MemberId, str] | None = None) -> tuple[str, ...]:
    """A sentence for each direction, and a last one on the balance where there is something to say."""
    shown = names or {}
    said = [explain_direction(way, taxonomy, shown) for way in match.directions]
    return (*said, *_balance(match, shown))


def explain_direction(way: Direction, taxonomy: Taxonomy, names: Mapping[MemberId, str] | None = None) -> str:
    """What one person can serve of what another seeks, as a sentence."""
    giver, receiver = _name(way.giver, names or {}), _name(way.receiver, names or {})
    if not way.reasons:
        return f"Nothing that {giver} offers is among what {receiver} seeks."
    topics = " and ".join(_said(reason, taxonomy) for reason in way.reasons)
    return f"{receiver} can learn {topics} from {giver}: {way.fit:.0%} of what {receiver} seeks."


def _said(reason: Reason, taxonomy: Taxonomy) -> str:
    sought, offered = taxonomy.label(reason.sought), taxonomy.label(reason.offered)
    return sought if sought == offered else f"{sought} (through {offered}, which is near)"


def _balance(match: Match, names: Mapping[MemberId, str]) -> tuple[str, ...]:
    if all(way.fit == 0 for way in match.directions):
        return ("No topic connects them: nobody here offers what another seeks.",)
    if not is_one_way(match):
        return ()
    most = max(match.directions, key=lambda way: (way.fit, way.giver))
    return (f"Mostly one direction: {_name(most.giver, names)} to {_name(most.receiver, names)}.",)


def _best_offer(giver: Profile, sought: str, taxonomy: Taxonomy) -> tuple[float, str]:
    best = (0.0, "")
    for offer in giver.offers:
        key = taxonomy.key(offer.topic)
        near = taxonomy.sibling_similarity if sought in taxonomy.siblings(key) else 0.0
        strength = offer.strength * (1.0 if key == sought else near)
        if strength > best[0]:
            best = (strength, offer.topic)
    return best


def _name(member: MemberId, names: Mapping[MemberId, str]) -> str:
    return names.get(member, member)
