"""What people of a file offer and seek: cells as lists of topics, and what only a person can decide, asked once."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from bot.cli.pair.asking import AskPerson
from bot.cli.pair.notes import counted
from bot.cli.pair.reading import FileReading
from bot.cli.pair.rows import DraftRow, with_lists
from mentoring import topic_lists as lists
from mentoring.taxonomy import Taxonomy
from mentoring.topic_words import plain

MOST_ASKED = 25
"""Questions that somebody answers before they would rather write a file: the commonest words come first."""


def with_topics(
    drafts: Sequence[DraftRow], taxonomy: Taxonomy, told: FileReading, ask: AskPerson
) -> tuple[list[DraftRow], FileReading, list[str]]:
    """The drafts with their topics, the reading with what was answered, and notes."""
    known = _Known(taxonomy, told)
    found, commas = [], 0
    for draft in drafts:
        offers, some = lists.topics(draft.cells.get("offers", ""), known)
        wants, more = lists.topics(draft.cells.get("wants", ""), known)
        commas += some or more
        found.append((draft, offers, wants))
    answers = _asked([[*offers, *wants] for _, offers, wants in found], known, ask)
    meant = {**{plain(word): topic for word, topic in told.topics.items()}, **answers}
    notes = [f"Commas were read as a list in the cells of {counted(commas)}."] if commas else []
    drafts = [with_lists(draft, _meant(offers, meant), _meant(wants, meant)) for draft, offers, wants in found]
    return drafts, told.with_more(topics=answers), notes


class _Known:
    """Whether a phrase is known: to the taxonomy, as a word with several meanings, or to the organiser."""

    def __init__(self, taxonomy: Taxonomy, told: FileReading) -> None:
        self.taxonomy = taxonomy
        self.told = {plain(word) for word in told.topics}

    def __call__(self, text: str) -> bool:
        name = plain(text)
        return name in self.told or name in self.taxonomy.meanings or self.taxonomy.resolve(text) is not None


def _asked(lists_: Sequence[Sequence[str]], known: _Known, ask: AskPerson) -> dict[str, str]:
    """What the commonest words of several meanings, and likely slips of the pen, were said to mean."""
    written = Counter(plain(topic) for topics in lists_ for topic in topics)
    spelt = {plain(topic): topic for topics in lists_ for topic in topics}
    answers: dict[str, str] = {}
    asked = 0
    for word in sorted(written, key=lambda word: (-written[word], word)):
        read = known.taxonomy.read(spelt[word])
        if read.topic or not read.choices or word in known.told:
            continue
        chosen = ask(f"“{spelt[word]}”: did you mean …", [topic.label for topic in read.choices])
        asked += 1
        if chosen is not None:
            answers[word] = read.choices[chosen].id
        if asked == MOST_ASKED:
            break
    return answers


def _meant(topics: Sequence[str], answers: dict[str, str]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(answers.get(plain(topic), topic) for topic in topics))
