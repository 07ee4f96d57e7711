"""What people offer and seek, as arrays of whole numbers: who can serve how much of whose wants."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

import numpy as np

from mentoring.model import Profile
from mentoring.pairing.arrays import Doubles, Floats, Ints
from mentoring.taxonomy import Taxonomy, is_typed
from mentoring.topic_words import alike

if TYPE_CHECKING:
    from scipy.sparse import csr_matrix

STRENGTH_UNITS = 1000
FIRST_WANTS = (3, 2)
LATER_WANT = 1
"""Strengths count in thousandths and wants in whole weights, so that every sum is a whole number below 2**24: float32
holds it exactly, and no order of summation, thread or processor can change an answer."""

ROUNDING = 1e-9
"""Fits are whole thousandths of whole weights; anything below this is the noise of one division."""

MANY_TOPICS = 400
"""With more topics than this, products of sparse matrices are quicker."""
AT_ONCE = 1 << 22
"""Numbers gathered in one go when pairs are scored: 16 MB of them."""


@dataclass(frozen=True, kw_only=True)
class Wants:
    """What people seek and offer, by topic column; `n` people, `m` topics that are both offered and sought.

    `serves[n, m]` is E: thousandths of strength · similarity, the best offer of each person for each topic.
    `wants[n, m]` is the weight of each want (3, 2, then 1). `total[n]` is the sum of a person's weights times 1000
    over *all* their wants, also those that nobody offers; 1 for somebody who seeks nothing.
    """

    serves: Floats
    wants: Floats
    total: Doubles

    @cached_property
    def sparse(self) -> tuple[csr_matrix, csr_matrix] | None:
        """The same two as sparse matrices where topics are very many, since hardly any two people share one then."""
        if self.serves.shape[1] <= MANY_TOPICS:
            return None
        from scipy.sparse import csr_matrix

        return csr_matrix(self.serves), csr_matrix(self.wants)

    def products(self, these: Ints | slice, those: Ints | slice) -> tuple[Floats, Floats]:
        """Thousandths of want weight that `these` serve of `those`, and the other way, [these, those]; exact."""
        if self.sparse is None:
            return self.serves[these] @ self.wants[those].T, self.wants[these] @ self.serves[those].T
        serves, wants = self.sparse
        return (serves[these] @ wants[those].T).toarray(), (wants[these] @ serves[those].T).toarray()

    def served(self, givers: Ints, receivers: Ints) -> Doubles:
        """Thousandths of want weight that each giver serves of the receiver beside them, [givers]."""
        if self.sparse is not None:
            serves, wants = self.sparse
            return np.asarray(serves[givers].multiply(wants[receivers]).sum(axis=1), dtype=np.float64).ravel()
        found = np.empty(len(givers))
        rows = AT_ONCE // max(1, self.serves.shape[1])
        for start in range(0, len(givers), rows):
            part = slice(start, start + rows)
            found[part] = np.einsum("ij,ij->i", self.serves[givers[part]], self.wants[receivers[part]])
        return found


def wants_of(people: Sequence[Profile], taxonomy: Taxonomy) -> Wants:
    """The arrays of `people`, in their order."""
    return _WantsBuilder(taxonomy).build(people)


class _WantsBuilder:
    """Collects sparse entries, then keeps the topics that somebody offers and somebody seeks."""

    def __init__(self, taxonomy: Taxonomy) -> None:
        self.taxonomy = taxonomy
        self.keys: dict[str, str] = {}

    def build(self, people: Sequence[Profile]) -> Wants:
        """The arrays for `people`, in their order."""
        sought = [self._seeks(profile) for profile in people]
        wanted = {topic for row in sought for topic in row}
        typed = {self._key(offer.topic) for profile in people for offer in profile.offers}
        alike_: dict[str, list[str]] = {}
        for one, other in alike(filter_typed(typed), filter_typed(wanted)):
            alike_.setdefault(one, []).append(other)
        offered = [self._offers(profile, alike_) for profile in people]
        shared = {topic for row in offered for topic in row} & wanted
        column = {topic: place for place, topic in enumerate(sorted(shared))}
        total = [STRENGTH_UNITS * sum(row.values()) or 1 for row in sought]
        return Wants(
            serves=_dense(offered, column), wants=_dense(sought, column), total=np.array(total, dtype=np.float64)
        )

    def _key(self, text: str) -> str:
        if text not in self.keys:
            self.keys[text] = self.taxonomy.key(text)
        return self.keys[text]

    def _offers(self, profile: Profile, alike_: Mapping[str, Sequence[str]]) -> dict[str, int]:
        row: dict[str, int] = {}
        for offer in profile.offers:
            topic = self._key(offer.topic)
            near = self.taxonomy.served(topic)
            if topic in alike_:
                near = {**near, **dict.fromkeys(alike_[topic], 1.0)}
            for served, similarity in near.items():
                row[served] = max(row.get(served, 0), round(STRENGTH_UNITS * offer.strength * similarity))
        return row

    def _seeks(self, profile: Profile) -> dict[str, int]:
        topics = list(dict.fromkeys(self._key(topic) for topic in profile.seeks))
        weights = (*FIRST_WANTS, *[LATER_WANT] * len(topics))
        return dict(zip(topics, weights, strict=False))


def filter_typed(keys: Iterable[str]) -> list[str]:
    """The keys of topics that people typed and the taxonomy does not know."""
    return [key for key in keys if is_typed(key)]


def _dense(rows: Sequence[Mapping[str, int]], column: Mapping[str, int]) -> Floats:
    found = np.zeros((len(rows), len(column)), dtype=np.float32)
    for place, row in enumerate(rows):
        for topic, value in row.items():
            if topic in column:
                found[place, column[topic]] = value
    return found
