"""Topics that people offer and seek: their names, which serve which, and what somebody who typed may have meant."""

from __future__ import annotations

import math
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import TypeVar

from mentoring.topic_words import ALIKE, cosine, grams, likeness, plain, rarity, squeezed, stems
from mentoring.topics import Topic, UnsoundTaxonomy, faults

_Name = TypeVar("_Name", str, tuple[str, ...])

SIBLING_SIMILARITY = 0.4
"""How well a sibling topic serves a want, or a whole field a want of a part of it, next to 1 for the topic itself."""

NEARLY_AS_GOOD = 0.75
"""Next to the best suggestion, others are worth a person's while from this share of its likeness on."""

LIKELY = 0.65
"""From this cosine on a slip of the pen is so likely that a form asks."""

WORTH_SUGGESTING = 0.32
"""Below this cosine a suggestion is more often wrong than right, so none is made."""


@dataclass(frozen=True, kw_only=True)
class TopicSuggestion:
    """A topic that somebody may have meant, and how alike the words are (cosine, 0 to 1)."""

    topic: Topic
    likeness: float


@dataclass(frozen=True, kw_only=True)
class TopicReading:
    """What a typed phrase was read as: a `topic`, or `choices` among which only the person can decide, or neither.

    A word of several meanings (*feedback*) and a likely slip of the pen (*excell*) both give choices.
    """

    text: str
    topic: str | None = None
    choices: tuple[Topic, ...] = ()


@dataclass(frozen=True, kw_only=True)
class Taxonomy:
    """The topics of a workspace; being siblings is mutual whichever of the two names the other.

    `meanings` are words with several meanings (plain words to ids): they are asked about, and in the meantime each
    meaning is a sibling. Raises UnsoundTaxonomy when an id or a name belongs to two topics, or a topic that is named
    does not exist.
    """

    topics: tuple[Topic, ...] = ()
    sibling_similarity: float = SIBLING_SIMILARITY
    meanings: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def __post_init__(self) -> None:
        """Refuse a taxonomy in which a name has two meanings or a sibling is missing."""
        for fault in faults(self.topics, self.meanings):
            raise UnsoundTaxonomy(fault)
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
        """The id that `text` names: an id, label or synonym in any spelling; None when it is not known."""
        if text in self.by_id:
            return text
        name = plain(text)
        if name in self.meanings:
            return None
        return self._by_name.get(name) or self._by_squeezed.get(squeezed(text)) or self._by_stems.get(stems(text))

    def is_lived(self, text: str) -> bool:
        """Whether a topic, by its id or as typed, is experience of a life: told to nobody but the partner."""
        topic = self.resolve(text)
        return topic is not None and self.by_id[topic].lived

    def read(self, text: str) -> TopicReading:
        """What somebody may have meant by what they typed; anything but a `topic` is for them to confirm."""
        if several := self.meanings.get(plain(text)):
            return TopicReading(text=text, choices=tuple(self.by_id[topic] for topic in several))
        if known := self.resolve(text):
            return TopicReading(text=text, topic=known)
        return TopicReading(text=text, choices=tuple(each.topic for each in self.suggest(text)))

    def knows(self, text: str) -> bool:
        """Whether `text` names a topic, or is a word with several meanings."""
        return plain(text) in self.meanings or self.resolve(text) is not None

    def worth_asking(self, text: str) -> tuple[Topic, ...]:
        """What to ask about in the middle of a form: the meanings of a word, and slips of the pen that are likely."""
        read = self.read(text)
        if read.topic or plain(text) in self.meanings:
            return read.choices
        return tuple(each.topic for each in self.suggest(text) if each.likeness >= LIKELY)

    def key(self, text: str) -> str:
        """What `text` is compared as: its topic's id, else its own plain words in quotes, never an id."""
        return self.resolve(text) or f'"{plain(text)}"'

    def label(self, text: str, language: str = "en") -> str:
        """How a topic is shown to readers of a language; what was typed is shown as typed."""
        found = self.resolve(text)
        return self.by_id[found].label_in(language) if found else text.strip()

    def labels(self, text: str) -> frozenset[str]:
        """How a topic is shown in any language."""
        found = self.resolve(text)
        return frozenset({self.label(text), *(self.by_id[found].labels.values() if found else ())})

    def siblings(self, topic: str) -> frozenset[str]:
        """The ids of the topics near `topic`, which may be a word of several meanings."""
        return self._siblings.get(topic, frozenset())

    def served(self, topic: str) -> Mapping[str, float]:
        """How well an offer of `topic`, a key, serves wants, by their keys: itself, its fields, its parts, siblings."""
        return self._served.get(topic) or {topic: 1.0}

    def similarity(self, one: str, other: str) -> float:
        """How well knowing `one` serves a want of `other`, 0 to 1.

        1 for the same, and for a part where the whole field is wanted; the sibling similarity the other way round and
        between siblings. Two phrases that the taxonomy does not know are the same when their words are alike.
        """
        return self.serves(self.key(one), self.key(other))

    def serves(self, offered: str, sought: str) -> float:
        """`similarity`, for keys."""
        if offered == sought:
            return 1.0
        if is_typed(offered) and is_typed(sought):
            return 1.0 if likeness(offered, sought) >= ALIKE else 0.0
        return self.served(offered).get(sought, 0.0)

    def suggest(self, text: str, limit: int = 3) -> tuple[TopicSuggestion, ...]:
        """The topics that `text` most resembles, best first; none when nothing is near.

        Cosine of character 3-grams weighted by TF-IDF over all labels and synonyms; a topic counts by its best
        name. Meant as a question to the person ("did you mean …?"), never applied by itself. Topics of lived
        experience are never suggested: what looks like them is not for anybody to guess.
        """
        typed = self._vector(text)
        best: dict[str, float] = {}
        for topic, name in self._names:
            best[topic] = max(best.get(topic, 0.0), cosine(typed, name))
        ranked = sorted(((value, topic) for topic, value in best.items()), key=lambda each: (-each[0], each[1]))
        return tuple(
            TopicSuggestion(topic=self.by_id[topic], likeness=value)
            for value, topic in ranked[:limit]
            if value >= max(WORTH_SUGGESTING, NEARLY_AS_GOOD * ranked[0][0])
        )

    @cached_property
    def _by_name(self) -> Mapping[str, str]:
        translated = {plain(name): topic.id for topic in self.topics for name in topic.labels.values()}
        return {**translated, **self._own_names}

    @cached_property
    def _own_names(self) -> Mapping[str, str]:
        """Those of the taxonomy's own language, which suggestions are made of."""
        return {plain(name): topic.id for topic in self.topics for name in topic.names}

    @cached_property
    def _by_squeezed(self) -> Mapping[str, str]:
        return _unambiguous((squeezed(name), topic.id) for topic in self.topics for name in topic.names)

    @cached_property
    def _by_stems(self) -> Mapping[tuple[str, ...], str]:
        """By word stems; not for lived experience, which is named or it is not meant."""
        return _unambiguous((stems(name), topic.id) for topic in self.topics if not topic.lived for name in topic.names)

    @cached_property
    def _siblings(self) -> Mapping[str, frozenset[str]]:
        near: dict[str, set[str]] = defaultdict(set)
        for topic in self.topics:
            for sibling in topic.siblings:
                near[topic.id].add(sibling)
                near[sibling].add(topic.id)
        for word, several in self.meanings.items():
            for topic_id in several:
                near[f'"{word}"'].add(topic_id)
                near[topic_id].add(f'"{word}"')
        return {topic: frozenset(found) for topic, found in near.items()}

    @cached_property
    def _served(self) -> Mapping[str, Mapping[str, float]]:
        found: dict[str, dict[str, float]] = defaultdict(dict)
        for topic, near in self._siblings.items():
            found[topic].update(dict.fromkeys(near, self.sibling_similarity))
        for topic in self.by_id:
            for field_ in self._fields(topic):
                found[field_][topic] = max(found[field_].get(topic, 0.0), self.sibling_similarity)
        for topic in self.by_id:
            found[topic].update(dict.fromkeys(self._fields(topic), 1.0))
        return {topic: {**near, topic: 1.0} for topic, near in found.items()}

    def _fields(self, topic: str) -> frozenset[str]:
        """Everything that `topic` is a part of, through all steps."""
        found: set[str] = set()
        open_ = [topic]
        while open_:
            fresh = set(self.by_id[open_.pop()].parents) - found
            found |= fresh
            open_.extend(fresh)
        return frozenset(found - {topic})

    @cached_property
    def _rarity(self) -> Mapping[str, float]:
        return rarity([set(grams(name)) for name in self._own_names])

    @cached_property
    def _names(self) -> tuple[tuple[str, Mapping[str, float]], ...]:
        return tuple(
            (topic, self._vector(name)) for name, topic in self._own_names.items() if not self.by_id[topic].lived
        )

    def _vector(self, text: str) -> Mapping[str, float]:
        unseen = math.log(1 + len(self._own_names)) + 1
        counts = Counter(grams(text))
        weights = {gram: count * self._rarity.get(gram, unseen) for gram, count in counts.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values()))
        return {gram: weight / length for gram, weight in weights.items()}


def is_typed(key: str) -> bool:
    """Whether a key stands for words that the taxonomy does not know."""
    return key.startswith('"')


def _unambiguous(named: Iterable[tuple[_Name, str]]) -> dict[_Name, str]:
    """What names one topic only."""
    owners: dict[_Name, set[str]] = defaultdict(set)
    for name, topic in named:
        owners[name].add(topic)
    return {name: next(iter(topics)) for name, topics in owners.items() if len(topics) == 1 and name}
