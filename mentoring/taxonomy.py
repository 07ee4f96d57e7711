"""Topics that people offer and seek: their names, which are alike, and the nearest one to what somebody typed."""

from __future__ import annotations

import math
import re
import unicodedata
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cached_property, lru_cache

SIBLING_SIMILARITY = 0.4
"""How well a sibling topic serves a want, next to 1 for the topic itself."""

WORTH_SUGGESTING = 0.28
"""Below this cosine a suggestion is more often wrong than right, so none is made."""

_EMPTY = frozenset({"a", "and", "at", "being", "how", "in", "my", "of", "skill", "skills", "the", "to", "with", "work"})
"""Words that say nothing about a topic; they only count where nothing else was written."""

_NOT_A_WORD = re.compile(r"[^\w+#]+")


@lru_cache(maxsize=1 << 14)  # a cohort writes the same few hundred names again and again
def plain(text: str) -> str:
    """A name as it is compared: without case, accents, punctuation and repeated spaces."""
    letters = unicodedata.normalize("NFKD", text.casefold())
    kept = "".join(letter for letter in letters if not unicodedata.combining(letter))
    return " ".join(_NOT_A_WORD.sub(" ", kept.replace("_", " ")).split())


@dataclass(frozen=True, kw_only=True)
class Topic:
    """One skill or perspective; `siblings` are the ids of topics near enough to serve in part."""

    id: str
    label: str
    group: str = ""
    synonyms: tuple[str, ...] = ()
    siblings: tuple[str, ...] = ()

    @property
    def names(self) -> tuple[str, ...]:
        """Everything the topic answers to."""
        return (self.label, self.id, *self.synonyms)


@dataclass(frozen=True, kw_only=True)
class TopicSuggestion:
    """A topic that somebody may have meant, and how alike the words are (cosine, 0 to 1)."""

    topic: Topic
    likeness: float


@dataclass(frozen=True, kw_only=True)
class Taxonomy:
    """The topics of a workspace; being siblings is mutual whichever of the two names the other.

    Raises ValueError when an id or a name belongs to two topics, or a sibling does not exist.
    """

    topics: tuple[Topic, ...] = ()
    sibling_similarity: float = SIBLING_SIMILARITY

    def __post_init__(self) -> None:
        """Refuse a taxonomy in which a name has two meanings or a sibling is missing."""
        for fault in faults(self.topics):
            raise ValueError(fault)
        if not 0 <= self.sibling_similarity <= 1:
            raise ValueError("sibling_similarity lies between 0 and 1.")

    @cached_property
    def by_id(self) -> Mapping[str, Topic]:
        """Topics by their id."""
        return {topic.id: topic for topic in self.topics}

    @cached_property
    def groups(self) -> Mapping[str, tuple[Topic, ...]]:
        """Topics under their group, both in the order of the library."""
        found: dict[str, list[Topic]] = defaultdict(list)
        for topic in self.topics:
            found[topic.group].append(topic)
        return {group: tuple(topics) for group, topics in found.items()}

    def resolve(self, text: str) -> str | None:
        """The id that `text` names, by id, label or synonym; None when the taxonomy does not know it."""
        return text if text in self.by_id else self._by_name.get(plain(text))

    def key(self, text: str) -> str:
        """What `text` is compared as: its topic's id, else its own plain words in quotes, never an id."""
        return self.resolve(text) or f'"{plain(text)}"'

    def label(self, text: str) -> str:
        """How a topic is shown; what was typed is shown as typed."""
        found = self.resolve(text)
        return self.by_id[found].label if found else text.strip()

    def siblings(self, topic: str) -> frozenset[str]:
        """The ids of the topics near `topic`."""
        return self._siblings.get(topic, frozenset())

    def similarity(self, one: str, other: str) -> float:
        """How well knowing `one` serves a want of `other`: 1, the sibling similarity, or 0."""
        mine, theirs = self.key(one), self.key(other)
        if mine == theirs:
            return 1.0
        return self.sibling_similarity if theirs in self.siblings(mine) else 0.0

    def suggest(self, text: str, limit: int = 3) -> tuple[TopicSuggestion, ...]:
        """The topics that `text` most resembles, best first; none when nothing is near.

        Cosine of character 3-grams weighted by TF-IDF over all labels and synonyms; a topic counts by its best
        name. Meant as a question to the person ("did you mean …?"), never applied by itself.
        """
        typed = self._vector(text)
        best: dict[str, float] = {}
        for topic, name in self._names:
            best[topic] = max(best.get(topic, 0.0), _cosine(typed, name))
        near = sorted((-likeness, topic) for topic, likeness in best.items() if likeness >= WORTH_SUGGESTING)
        return tuple(TopicSuggestion(topic=self.by_id[topic], likeness=-distance) for distance, topic in near[:limit])

    @cached_property
    def _by_name(self) -> Mapping[str, str]:
        return {plain(name): topic.id for topic in self.topics for name in topic.names}

    @cached_property
    def _siblings(self) -> Mapping[str, frozenset[str]]:
        near: dict[str, set[str]] = defaultdict(set)
        for topic in self.topics:
            for sibling in topic.siblings:
                near[topic.id].add(sibling)
                near[sibling].add(topic.id)
        return {topic: frozenset(found) for topic, found in near.items()}

    @cached_property
    def _rarity(self) -> Mapping[str, float]:
        names = [set(_grams(name)) for name in self._by_name]
        counts = Counter(gram for grams in names for gram in grams)
        return {gram: math.log((1 + len(names)) / (1 + count)) + 1 for gram, count in counts.items()}

    @cached_property
    def _names(self) -> tuple[tuple[str, Mapping[str, float]], ...]:
        return tuple((topic, self._vector(name)) for name, topic in self._by_name.items())

    def _vector(self, text: str) -> Mapping[str, float]:
        unseen = math.log(1 + len(self._by_name)) + 1
        counts = Counter(_grams(text))
        weights = {gram: count * self._rarity.get(gram, unseen) for gram, count in counts.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        return {gram: weight / length for gram, weight in weights.items()}


def faults(topics: Iterable[Topic]) -> tuple[str, ...]:
    """Every reason why `topics` cannot be a taxonomy, as sentences."""
    topics = tuple(topics)
    ids = Counter(topic.id for topic in topics)
    found = [f"The id “{topic}” is used by {count} topics." for topic, count in ids.items() if count > 1]
    owner: dict[str, str] = {}
    for topic in topics:
        found.extend(
            f"The name “{name}” belongs to both “{owner[name]}” and “{topic.id}”."
            for name in sorted({plain(name) for name in topic.names})
            if owner.setdefault(name, topic.id) != topic.id
        )
        found.extend(
            f"“{topic.id}” names a sibling “{sibling}”, which is no other topic."
            for sibling in topic.siblings
            if sibling not in ids or sibling == topic.id
        )
    return tuple(found)


def _grams(text: str) -> list[str]:
    """The 3-grams of each word, with its edges: `lead` gives ` le`, `lea`, `ead`, `ad `."""
    written = plain(text).split()
    telling = [word for word in written if word not in _EMPTY] or written
    words = (f" {word} " for word in telling)
    return [word[start : start + 3] for word in words for start in range(len(word) - 2)]


def _cosine(one: Mapping[str, float], other: Mapping[str, float]) -> float:
    shorter, longer = sorted((one, other), key=len)
    return sum(weight * longer.get(gram, 0.0) for gram, weight in shorter.items())
