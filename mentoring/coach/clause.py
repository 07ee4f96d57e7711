"""A sentence seen as text in which clauses begin, and what an ask is."""

import re
from bisect import bisect_right
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum
from functools import cached_property
from itertools import accumulate

from mentoring.coach import asking, leading, words
from mentoring.coach.labels import Label
from mentoring.coach.reading import Sentence, Word
from mentoring.coach.turns import Pattern, Turns

_AFTER_TODAY = frozenset(", i what how could can would".split())
MOST_CLAUSES = 24  # of one sentence; what comes after so many pauses adds nothing to the label


class Form(StrEnum):
    """The grammar of an ask, which a rewording starts from."""

    AUXILIARY = "auxiliary"  # do you, is it, have they
    QUESTION_WORD = "question_word"  # what, how, why, who
    INVITATION = "invitation"  # tell me about
    EMBEDDED = "embedded"  # I wonder what, could you tell me whether
    STATEMENT = "statement"  # you enjoyed it, didn't you
    TELLING = "telling"  # you should
    HINT = "hint"  # some people would


@dataclass(frozen=True, kw_only=True)
class Ask:
    """One thing that is put to the other person: its label, its form, its words, and the words that gave it away."""

    label: Label
    form: Form
    words: tuple[Word, ...]
    evidence: tuple[int, int]


class Clause:
    """A sentence seen as text, so that turns of phrase can be matched at any of its words."""

    def __init__(self, sentence: Sentence) -> None:
        """Prepare one sentence; its words stand one space apart in `text`."""
        self.sentence = sentence
        self.words = sentence.words
        self.texts = sentence.texts
        self.asked = sentence.asked

    @cached_property
    def text(self) -> str:
        """All words, each followed by a space."""
        return "".join(f"{text} " for text in self.texts)

    @cached_property
    def starts(self) -> list[int]:
        """For each word, where it starts in `text`."""
        return list(accumulate((len(text) + 1 for text in self.texts[:-1]), initial=0)) if self.texts else []

    @cached_property
    def loaded(self) -> list[tuple[int, int]]:
        """The words that praise or blame before anybody has answered, as first and last word."""
        found = (match for pattern in leading.LOADED for match in pattern.finditer(self.text))
        return [(self.word_at(match.start()), self.word_at(match.end() - 1)) for match in found]

    def first_loaded(self, at: int) -> tuple[int, int] | None:
        """The first loaded words at or after a word: "our wonderful new system", "such a mess"."""
        return next((self.span(first, last) for first, last in self.loaded if first >= at), None)

    def match(self, pattern: Pattern, at: int) -> re.Match[str] | None:
        """The turn of phrase where it begins at word `at`."""
        return pattern.match(self.text, self.starts[at]) if at < len(self.texts) else None

    def first(self, alternatives: Turns, at: int) -> tuple[int, int] | None:
        """The span in the message of the first alternative that begins at word `at`."""
        for pattern in alternatives:
            if found := self.match(pattern, at):
                return self.span(at, self.word_at(max(found.end() - 1, found.start())))
        return None

    def word_at(self, place: int) -> int:
        """Which word covers this place of `text`."""
        return max(bisect_right(self.starts, place) - 1, 0)

    def span(self, first: int, last: int) -> tuple[int, int]:
        """The span in the message from one word to another, both included."""
        last = min(max(last, first), len(self.words) - 1)
        return self.words[first].start, self.words[last].end

    def ask(self, label: Label, form: Form, at: int, evidence: tuple[int, int] | None = None) -> Ask:
        """An ask that begins at word `at` and runs to the end of the sentence."""
        return Ask(label=label, form=form, words=self.words[at:], evidence=evidence or self.span(at, at))

    def is_subject(self, at: int) -> bool:
        """Whether a subject may stand at this word: "you", "the team", a name."""
        if at >= len(self.texts):
            return False
        text = self.texts[at]
        if text in ("n't", "not"):
            return self.is_subject(at + 1)
        return text in words.SUBJECT_PRONOUNS or text in words.DETERMINERS


def skip_openers(clause: Clause, at: int) -> int:
    """Past greetings, names after them, and little words such as "so" or "well"."""
    texts = clause.texts
    while at < len(texts):
        if texts[at] == "," or (texts[at] in words.OPENERS and not _opens_a_clause(clause, at)):
            greeted = texts[at] in words.GREETINGS
            at += 1
            if greeted:
                at = _past_a_name(clause, at)
        elif texts[at] in ("if", "in", "what", "guess", "come", "be", "admit", "to", "between") and (
            found := clause.match(asking.IF_SO, at)
        ):
            at = clause.word_at(found.end() - 1) + 1
        else:
            break
    return at


def _opens_a_clause(clause: Clause, at: int) -> bool:
    following = clause.texts[at + 1] if at + 1 < len(clause.texts) else ""
    if clause.texts[at] in ("really", "seriously", "wow"):
        return following not in (",", "")
    if clause.texts[at] == "today":
        return following not in _AFTER_TODAY
    if clause.texts[at] == "like":
        return at == 0 or following not in words.WH_WORDS | words.AUXILIARIES | {","}
    if clause.texts[at] in ("morning", "afternoon", "evening"):
        return at == 0 or clause.texts[at - 1] not in ("good", "nice", "lovely")
    return clause.texts[at] in ("curious", "just", "next", "besides") and following not in (",", "do", "what", "how")


def _past_a_name(clause: Clause, at: int) -> int:
    """Past "Sam" or "dear Amira and Tom" after a greeting, where a pause or a question word follows."""
    for length in (1, 2, 3):
        name = clause.texts[at : at + length]
        after = clause.texts[at + length] if at + length < len(clause.texts) else ""
        plain = all(
            word not in words.WH_WORDS | words.AUXILIARIES | words.SUBJECT_PRONOUNS and word != "," for word in name
        )
        if plain and len(name) == length and (after in (",", "") or after in words.WH_WORDS | words.AUXILIARIES):
            return at + length
    return at


def clause_starts(clause: Clause, at: int) -> Iterator[int]:
    """The words at which a new clause may begin: the first, and whatever follows a pause or a conjunction."""
    yield at
    last = at
    left = MOST_CLAUSES
    for index in range(at + 1, len(clause.texts)):
        if clause.texts[index - 1] in words.CONJUNCTIONS or clause.texts[index - 1] == ",":
            start = skip_openers(clause, index)
            if start > last and start < len(clause.texts):
                yield start
                last = start
                left -= 1
                if not left:
                    return
