"""From the asks of a message to one label, one kind reason and up to two open rewordings."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from mentoring.coach import asking, leading, phrases, reasons
from mentoring.coach.asks import asks_in, taken_for_granted
from mentoring.coach.clause import Ask, Clause, Form, skip_openers
from mentoring.coach.german_word import judge_german
from mentoring.coach.labels import MOST_REWORDINGS, Judgement, Label
from mentoring.coach.language import is_german
from mentoring.coach.reading import LONGEST_MESSAGE, QUOTE, Sentence, Word, sentences, split
from mentoring.coach.reword_last import last_resorts
from mentoring.coach.rewording import rewordings

_STRENGTH = {label: strength for strength, label in enumerate(Label)}


@dataclass(frozen=True, kw_only=True)
class Verdict:
    """What decided: the label, and the asks that were found, in the order in which they were typed."""

    label: Label
    asks: tuple[Ask, ...]
    said: tuple[tuple[Word, ...], ...]

    @property
    def deciding(self) -> Ask | None:
        """The ask that explains the label: the strongest, or the last where all are alike."""
        if not self.asks:
            return None
        return min(reversed(self.asks), key=lambda ask: _STRENGTH[ask.label])


def judge(text: str) -> Judgement:
    """Judge one message as the person typed it, in English or German; only the first 3,000 characters are read.

    Never raises, whatever the text holds, and takes time in proportion to its length.
    """
    return judge_german(text) if is_german(text[:LONGEST_MESSAGE]) else judge_english(text)


def judge_in(language: str, text: str) -> Judgement | None:
    """Judge a message that is known to be in this language; None for a language that the coach does not know."""
    known = {"en": judge_english, "de": judge_german}
    return known[language](text) if language in known else None


def judge_english(text: str) -> Judgement:
    """Judge one English message."""
    verdict = read(text)
    deciding = verdict.deciding
    found = _open_ones(rewordings(verdict.label, verdict.asks, deciding, verdict.said), MOST_REWORDINGS)
    subject = content_words(text)
    if not found or (
        subject
        and verdict.label is not Label.STACKED
        and not any(content_words(wording) & subject for wording in found)
    ):
        found = (*found[:1], *_open_ones(last_resorts(verdict.label, deciding, verdict.said), 1))
    return Judgement(
        label=verdict.label,
        reason=reasons.reason(verdict.label, deciding, text),
        rewordings=found,
        evidence=deciding.evidence if deciding else (0, 0),
    )


def _open_ones(candidates: Iterator[str], most: int) -> tuple[str, ...]:
    """The first candidates that the coach itself calls open."""
    kept: list[str] = []
    for candidate in candidates:
        if candidate not in kept and label_of(candidate) is Label.OPEN:
            kept.append(candidate)
        if len(kept) == most:
            break
    return tuple(kept)


def label_of(text: str) -> Label:
    """The label alone, without a reason or rewordings."""
    return read(text).label


def content_words(text: str) -> frozenset[str]:
    """The words of a message that carry its subject, in their base form: "told" and "telling" are the same one."""
    found = (word for sentence in sentences(text) for part in sentence.words for word in (part, *part.inside))
    return frozenset(phrases.stems(phrases.content_words(word.text for word in found)))


def read(text: str) -> Verdict:
    """Find the asks of a message and settle on one label."""
    parts = sentences(text)
    said = tuple(sentence.words for sentence in parts)
    return _settle(_asks(parts), said)


def _asks(parts: list[Sentence]) -> list[Ask]:
    found: list[Ask] = []
    for place, sentence in enumerate(parts):
        if _pleasantry(sentence, alone=len(parts) == 1):
            continue
        found.extend(_with_tag_sentence(sentence, asks_in(sentence), parts[:place]))
    if found and (presumed := next(filter(None, map(taken_for_granted, parts)), None)):
        label = min(found[-1].label, Label.LEADING, key=_STRENGTH.__getitem__)
        words = tuple(word for sentence in parts for word in sentence.words)
        found[-1] = replace(found[-1], label=label, evidence=presumed, words=words)
    if len(found) > 1:
        found = _without_hints([ask for ask in found if not _announces(ask)] or found)
    return found or _inside_quotes(parts)


def _without_hints(found: list[Ask]) -> list[Ask]:
    """What "one thing that helped me" tells before an open question is a story, and the question is what counts."""
    if not any(ask.label is Label.OPEN for ask in found):
        return found
    return [ask for ask in found if ask.form is not Form.HINT]


def _with_tag_sentence(sentence: Sentence, asks: list[Ask], before: list[Sentence]) -> list[Ask]:
    """ "The trust has treated you badly. Don't you think?": a tag that stands by itself leads."""
    text = "".join(f"{each} " for each in sentence.texts)
    lone = leading.TAG.fullmatch(text) or text.strip(" ,") in (
        "right",
        "correct",
        "no",
        "yeah",
        "agreed",
        "agree",
        "ok",
    )
    if before and sentence.asked and (lone or leading.TAG_WORD.fullmatch(", " + text)):
        return [
            Ask(label=Label.LEADING, form=Form.STATEMENT, words=before[-1].words, evidence=Clause(sentence).span(0, 99))
        ]
    return asks


def _pleasantry(sentence: Sentence, *, alone: bool) -> bool:
    """ "How are you?" among other sentences, or after "Hi", greets and does not ask."""
    clause = Clause(sentence)
    at = skip_openers(clause, 0)
    if at >= len(clause.texts):
        return not (sentence.asked and "or" in sentence.texts)
    return bool(clause.match(asking.WELL_BEING, at)) and not (alone and at == 0)


def _announces(ask: Ask) -> bool:
    """ "Can I ask you something?": an announcement when a question follows."""
    return bool(asking.QUESTION_AHEAD.match("".join(f"{word.text} " for word in ask.words)))


def _inside_quotes(parts: list[Sentence]) -> list[Ask]:
    """ "I would ask her: 'what do you need?'": with nothing else asked, the quotation after a colon is the question."""
    for sentence in reversed(parts):
        quote: Word = sentence.words[-1]
        introduced = set(sentence.texts) & {"ask", "question", "asking", "like", "say", "about"}
        if quote.text == QUOTE and introduced:
            return [ask for inner in split(list(quote.inside)) for ask in asks_in(inner)]
    return []


def _settle(asks: list[Ask], said: tuple[tuple[Word, ...], ...]) -> Verdict:
    labels = [ask.label for ask in asks]
    if not labels:
        label = Label.NOT_A_QUESTION
    elif Label.ADVICE in labels or Label.LEADING in labels:
        label = min(labels, key=_STRENGTH.__getitem__)
    elif set(labels) == {Label.CLOSED}:
        label = Label.CLOSED
    else:
        label = Label.STACKED if len(labels) > 1 else labels[0]
    return Verdict(label=label, asks=tuple(asks), said=said)
