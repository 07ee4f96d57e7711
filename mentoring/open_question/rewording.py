"""Open questions that keep the person's subject, built from their own words; the best first."""

import re
from collections.abc import Iterator, Sequence

from mentoring.open_question import phrases
from mentoring.open_question.clause import Ask, Form
from mentoring.open_question.labels import Label
from mentoring.open_question.reading import Word
from mentoring.open_question.reword_closed import opened_up
from mentoring.open_question.reword_told import handed_back, left_open
from mentoring.open_question.reword_why import softened

_WORDS = re.compile(r"[a-z]+")
_PLAIN_VERBS = frozenset(
    "think believe feel want assume suppose guess agree know like mean hear tried really honestly".split()
)
LONGEST_REWORDING = 160  # characters; longer ones are no help on a phone


def rewordings(
    label: Label, asks: Sequence[Ask], deciding: Ask | None, said: Sequence[Sequence[Word]]
) -> Iterator[str]:
    """Candidates for a message of the sentences `said`; the judge keeps those that are open.

    Each shares a word with the message, where the message has one to share. None for what is open or no question.
    """
    if deciding is None or label in (Label.OPEN, Label.NOT_A_QUESTION):
        return
    subject = phrases.stems(phrases.content_words(word.text for sentence in said for word in sentence))
    found = _one_at_a_time(asks) if label is Label.STACKED else _of(deciding)
    for candidate in filter(None, found):
        question = _finished(candidate)
        kept = phrases.stems(phrases.content_words(_WORDS.findall(question.lower()))) & subject
        if len(question) <= LONGEST_REWORDING and (kept or not subject):
            yield question


def _finished(candidate: str) -> str:
    text = " ".join(candidate.split()).strip(" ,.?!")
    return f"{text[:1].upper()}{text[1:]}?"


def last_resorts(label: Label, deciding: Ask | None, said: Sequence[Sequence[Word]]) -> Iterator[str]:
    """What can be asked about anything, for when nothing better could be built: a thing, else the most telling word."""
    if deciding is None or label in (Label.OPEN, Label.NOT_A_QUESTION):
        return
    for sentence in (deciding.words, *reversed(said)):
        for thing in [each for each in phrases.things(sentence) if not each.vague][:1]:
            yield f"What matters most to you about {thing.text}?"
    for sentence in (deciding.words, *reversed(said)):
        for word in _telling_words(sentence):
            yield f"What comes to mind when you hear “{word}”?"
    yield "What led to that?" if label is Label.WHY else "What is on your mind about this?"


def _of(ask: Ask) -> Iterator[str]:
    by_label = {Label.ADVICE: handed_back, Label.LEADING: left_open, Label.CLOSED: opened_up, Label.WHY: softened}
    yield from by_label.get(ask.label, _widened)(ask)


def _one_at_a_time(asks: Sequence[Ask]) -> Iterator[str]:
    """Each ask by itself: as it stands where it is open, reworded where it is not."""
    for ask in asks:
        if ask.label is Label.OPEN:
            yield _by_itself(ask)
    for ask in asks:
        if ask.label is not Label.OPEN:
            yield from list(_of(ask))[:1]


def _by_itself(ask: Ask) -> str:
    text = phrases.render(ask.words)
    if ask.form is Form.EMBEDDED:
        return f"Could you tell me {text}"
    return text


def _widened(ask: Ask) -> Iterator[str]:
    """From one fact to what lies around it."""
    for thing in phrases.things(ask.words)[:1]:
        yield f"What stands out for you about {thing.text}"
        yield f"What matters to you about {thing.text}"


def _telling_words(parts: Sequence[Word]) -> list[str]:
    """Content words, the longest first, with plain verbs of thinking and wishing last."""
    content = phrases.content_words(part.text for part in parts)
    found = [part for part in parts if part.text in content]
    return [part.shown for part in sorted(found, key=lambda part: (part.text in _PLAIN_VERBS, -len(part.text)))][:3]
