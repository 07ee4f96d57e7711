"""What can be asked about anything, for when nothing better could be built from the grammar of the question."""

from collections.abc import Iterator, Sequence

from mentoring.coach import nouns, phrases, verbs, words
from mentoring.coach.clause import Ask
from mentoring.coach.labels import Label
from mentoring.coach.lexicon import OFTEN_NOUNS, VERBS
from mentoring.coach.reading import Word

_PLAIN_VERBS = frozenset(
    "told considered thought said think believe feel want assume suppose guess agree know like mean hear tried really honestly "
    "get getting got have going".split()
)
_HOW_MUCH = frozenset("pretty quite rather".split())
_NOT_SAID_ALONE = frozenset("true sure new old right wrong first".split())


def last_resorts(label: Label, deciding: Ask | None, said: Sequence[Sequence[Word]]) -> Iterator[str]:
    """About a thing that was named, else about the most telling word, in a form that suits its kind."""
    if deciding is None or label in (Label.OPEN, Label.NOT_A_QUESTION):
        return
    sentences = (deciding.words, *reversed(said))
    for sentence in sentences:
        for thing in [each for each in nouns.things(sentence) if not each.vague][:1]:
            yield f"What matters most to you about {thing.text}?"
    for sentence in sentences:
        for things in _bare_plurals(sentence):
            yield f"What comes up for you when you think of {things}?"
    for sentence in sentences:
        for word in _telling_words(sentence):
            yield _about(word, sentence[sentence.index(word) :])
    yield "What led to that?" if label is Label.WHY else "What is on your mind about this?"


def _bare_plurals(parts: Sequence[Word]) -> Iterator[str]:
    """ "we still fax prescriptions": a noun without an article after its verb."""
    content = phrases.content_words(part.text for part in parts)
    for at, part in enumerate(parts):
        text, before = part.text, parts[at - 1].text if at else ""
        plural = text.endswith("s") and not text.endswith(("ss", "us", "is", "'s")) and len(text) > 3
        if plural and text in content and verbs.third_person_to_base(text) not in VERBS:
            if at and (verbs.is_verb(before) or nouns.qualifies(before) or before in ("more", "many", "enough")):
                yield phrases.render([part])


def _about(word: Word, onward: Sequence[Word]) -> str:
    """One word made into a question: a day, a trait, a deed, a thing, or whatever it may be."""
    shown = word.shown if word.shown[0].isupper() and nouns.is_day(word.text) else word.shown.lower()
    if nouns.is_day(word.text):
        return f"What comes up for you when you think of {shown[:1].upper()}{shown[1:]}?"
    if nouns.says_what_kind(word.text) and word.text not in _NOT_SAID_ALONE:
        return f"What would “{shown}” mean to you here?"
    if word.text in VERBS - OFTEN_NOUNS:
        return f"What would it mean to you to {phrases.deed(onward) or shown}?"
    return f"What does the word “{shown}” bring up for you?"


def _is_adverb(word: str) -> bool:
    return verbs.is_adverb(word) and word not in words.JUDGING_ADJECTIVES


def _telling_words(parts: Sequence[Word]) -> list[Word]:
    """Content words, the longest first, with plain verbs of thinking and wishing last."""
    content = phrases.content_words(part.text for part in parts)
    found = [part for part in parts if part.text in content - _HOW_MUCH and not _is_adverb(part.text)]
    return sorted(found, key=lambda part: (part.text in _PLAIN_VERBS, -len(part.text)))[:3]
