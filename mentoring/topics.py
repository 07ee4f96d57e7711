"""A topic, and what keeps topics from being a sound taxonomy."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum

from mentoring.topic_words import plain


@dataclass(frozen=True, kw_only=True)
class Topic:
    """One skill or perspective.

    `siblings` are the ids of topics near enough to serve in part; `parents` those of the fields that it is a part of:
    whoever offers Python serves a want of Programming fully. `lived` is experience of a life, such as of migration:
    nobody is asked about it because of letters that look alike. `labels` and `groups` have the label and the group in
    other languages, by their code.
    """

    id: str
    label: str
    group: str = ""
    synonyms: tuple[str, ...] = ()
    siblings: tuple[str, ...] = ()
    parents: tuple[str, ...] = ()
    lived: bool = False
    labels: Mapping[str, str] = field(default_factory=dict, hash=False)
    groups: Mapping[str, str] = field(default_factory=dict, hash=False)

    def label_in(self, language: str) -> str:
        """The label as a reader of the language knows it; in English where nobody has translated it."""
        return self.labels.get(language, self.label)

    def group_in(self, language: str) -> str:
        """The same for its group."""
        return self.groups.get(language, self.group)

    @property
    def names(self) -> tuple[str, ...]:
        """Everything the topic answers to."""
        return (self.label, self.id, *self.synonyms)


class FaultOfTopics(StrEnum):
    """What keeps topics from being a taxonomy."""

    ID_TWICE = "id twice"
    NAME_TWICE = "name twice"
    NO_SIBLING = "no sibling"
    NO_PARENT = "no parent"
    NO_MEANING = "no meaning"


@dataclass(frozen=True, kw_only=True)
class TaxonomyFault:
    """One such fault: of which topic, with which other, by which name or word, and how many topics share the id."""

    kind: FaultOfTopics
    topic: str = ""
    other: str = ""
    name: str = ""
    count: int = 0


class UnsoundTaxonomy(ValueError):
    """The topics cannot be a taxonomy; whoever reads them from a file words the fault."""

    def __init__(self, fault: TaxonomyFault) -> None:
        """The first fault that was found."""
        super().__init__(fault)
        self.fault = fault


def faults(topics: Sequence[Topic], meanings: Mapping[str, tuple[str, ...]]) -> Iterator[TaxonomyFault]:
    """Every reason why `topics` cannot be a taxonomy."""
    ids = Counter(topic.id for topic in topics)
    for topic_id, count in ids.items():
        if count > 1:
            yield TaxonomyFault(kind=FaultOfTopics.ID_TWICE, topic=topic_id, count=count)
    yield from _names_twice(topics)
    for topic in topics:
        for kind, named in ((FaultOfTopics.NO_SIBLING, topic.siblings), (FaultOfTopics.NO_PARENT, topic.parents)):
            missing = [other for other in named if other not in ids or other == topic.id]
            yield from (TaxonomyFault(kind=kind, topic=topic.id, other=other) for other in missing)
    for word, several in meanings.items():
        missing = [other for other in several if other not in ids]
        yield from (TaxonomyFault(kind=FaultOfTopics.NO_MEANING, name=word, other=other) for other in missing)


def _names_twice(topics: Sequence[Topic]) -> Iterator[TaxonomyFault]:
    owner: dict[str, str] = {}
    for topic in topics:
        for name in sorted({plain(name) for name in topic.names}):
            if owner.setdefault(name, topic.id) != topic.id:
                yield TaxonomyFault(kind=FaultOfTopics.NAME_TWICE, topic=topic.id, other=owner[name], name=name)
