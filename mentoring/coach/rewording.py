"""Open questions that keep the person's subject, built from their own words; the best first."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import replace

from mentoring.coach import nouns, phrases, verbs, words
from mentoring.coach.clause import Ask, Form
from mentoring.coach.labels import Label
from mentoring.coach.lexicon import VERBS
from mentoring.coach.reading import NAME, Word
from mentoring.coach.reword_closed import opened_up
from mentoring.coach.reword_leading import left_open
from mentoring.coach.reword_told import handed_back
from mentoring.coach.reword_why import softened

_WORDS = re.compile(r"[a-z]+")
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
    mentioned = {word.shown for sentence in said for word in sentence if word.text == NAME}
    found = _one_at_a_time(asks) if label is Label.STACKED else _around(deciding, said)
    for candidate in filter(None, found):
        question = _finished(candidate)
        kept = phrases.stems(phrases.content_words(_WORDS.findall(question.lower()))) & subject
        on_subject = kept or not subject or any(name in question for name in mentioned)
        if len(question) <= LONGEST_REWORDING and (on_subject or label is Label.STACKED):
            yield question


def _finished(candidate: str) -> str:
    text = " ".join(candidate.split()).strip(" ,.?!")
    return f"{text[:1].upper()}{text[1:]}?"


def _of(ask: Ask) -> Iterator[str]:
    by_label = {Label.ADVICE: handed_back, Label.LEADING: left_open, Label.CLOSED: opened_up, Label.WHY: softened}
    yield from by_label.get(ask.label, _widened)(ask)


def _around(ask: Ask, said: Sequence[Sequence[Word]]) -> Iterator[str]:
    """From the ask itself, then from the rest of the message, where the subject may have been named."""
    yield from _of(ask)
    if ask.label is Label.LEADING and ask.words[0].text == "why":
        yield from softened(ask)
    if ask.label in (Label.ADVICE, Label.LEADING):
        for sentence in reversed(said):
            yield from _of(replace(ask, words=tuple(sentence)))


def _one_at_a_time(asks: Sequence[Ask]) -> Iterator[str]:
    """Each ask by itself: as it stands where it is open, reworded where it is not."""
    for ask in asks:
        if ask.label is Label.OPEN and len(ask.words) > 1:
            yield _by_itself(ask)
    if any(ask.label is Label.OPEN for ask in asks):
        return
    for ask in asks:
        yield from list(_of(ask))[:1]


def _by_itself(ask: Ask) -> str:
    text = phrases.render(ask.words)
    text = f"{text[:1].lower()}{text[1:]}" if ask.words[0].text in _ASKED_OF else text
    if ask.form is Form.EMBEDDED:
        return f"Could you tell me {text}"
    if ask.form is Form.INVITATION and ask.words[0].text in _ASKED_OF:
        return f"Could you {text}"
    inverted = ask.form is Form.QUESTION_WORD and len(ask.words) > 1 and ask.words[1].text in words.SUBJECT_PRONOUNS
    return f"Could you tell me {text}" if inverted else text


_STRANDED = frozenset("to from with about for on at".split())
_AFTER = frozenset("when if while after before at in during".split())
_ASKED_OF = frozenset("tell describe share explain walk talk show give help say".split())


def _what_you_do(parts: Sequence[Word]) -> Iterator[str]:
    """ "when did you start" → "What was it like for you to start"; "who do you call" → "What makes you call somebody"."""
    first = parts[0].text
    for index, part in enumerate(parts[:-2]):
        done, rest = part.text in ("do", "did") and parts[index + 1].text == "you", parts[index + 2 :]
        if not done or first == "which":
            continue
        deed = (
            phrases.deed(rest) if first != "who" else _with_somebody(rest, "them" if part.text == "did" else "somebody")
        )
        if deed and first == "who" and part.text == "do":
            yield f"What makes you {deed}"
        elif deed:
            yield f"What {'was' if part.text == 'did' else 'is'} it like for you to {deed}"


def _who_did(parts: Sequence[Word]) -> Iterator[str]:
    """ "who taught you to weld" → "What was it like for you to be taught to weld"."""
    for at, part in enumerate(parts[:-2], start=1):
        verb = verbs.base(parts[at].text)
        if (
            part.text in ("who", "that")
            and verbs.is_past(parts[at].text)
            and verb in VERBS - words.AUXILIARIES
            and parts[at + 1].text == "you"
        ):
            rest = phrases.render(phrases.trimmed(parts[at + 2 :]))
            yield f"What was it like for you to be {verbs.participle(verb)} {rest}"


def _which(parts: Sequence[Word]) -> Iterator[str]:
    """ "which machine do you like best" → "What matters to you in choosing a machine"."""
    texts = [part.text for part in parts]
    if (
        texts[0] != "which"
        or texts[2:3] not in (["do"], ["did"], ["would"], ["will"])
        or "you" not in texts
        or nouns.length_of_thing(parts[1:]) != 1
        or texts[1].endswith("s")
    ):
        return
    yield f"What matters to you in choosing {'an' if texts[1][0] in 'aeiou' else 'a'} {parts[1].shown.lower()}"


def _with_somebody(parts: Sequence[Word], whom: str) -> str | None:
    """ "who do you turn to when it burns" → "turn to somebody when it burns"; None where no verb leads."""
    said = (phrases.deed(parts) or "").split()
    if not said:
        return None
    ends = (at for at, word in enumerate(said) if word in _STRANDED and (said[at + 1 :] or ["when"])[0] in _AFTER)
    at = next(ends, 0)
    return " ".join([*said[: at + 1], whom, *said[at + 1 :]])


def _widened(ask: Ask) -> Iterator[str]:
    """From one fact to what lies around it."""
    yield from _what_you_do(ask.words)
    yield from _who_did(ask.words)
    yield from _which(ask.words)
    for thing in nouns.things(ask.words)[:1]:
        yield f"What stands out for you about {thing.text}"
        yield f"What matters to you about {thing.text}"
