"""From a message to the coach's word: language, label, reason, and where it is safe a better wording."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from mentoring.coach import evidence as cues
from mentoring.coach.alike import Shelf
from mentoring.coach.asks import asks_in
from mentoring.coach.decision import Decision, decide
from mentoring.coach.forms import rewordings
from mentoring.coach.german_word import judge_german
from mentoring.coach.language import OTHER, language_of
from mentoring.coach.reasons import needs_none, reason
from mentoring.coach.sentences import LONGEST_MESSAGE, readable, sentences
from mentoring.model import Judgement, Label
from mentoring.ports.classifier import Classification, Classifier

_CAPITAL = re.compile(r"(?<![.?!\n])(?<!^)\s([A-Z][\w'-]*)|\b([A-Z]{2,}[a-z]?)\b")
_DAY = re.compile(r"\b(?:mon|tues|wednes|thurs|fri|satur|sun)days?\b|\b(?:january|february|april"
                  r"|june|july|august|september|october|november|december|christmas|english|german"
                  r"|french)\b")  # fmt: skip


def judge(text: str, classifier: Classifier, shelf: Shelf | None = None) -> Judgement:
    """Judge one message as the person typed it; only the first 3,000 characters are read.

    Never raises, whatever the text holds. With a `shelf` of the bank, questions on the same theme come along.
    """
    language = language_of(text[:LONGEST_MESSAGE])
    if language == OTHER:
        return Judgement(label=Label.NOT_A_QUESTION, language=OTHER)
    return judge_german(text, classifier) if language == "de" else _judge_english(text, classifier, shelf)


def judge_in(language: str, text: str, classifier: Classifier) -> Judgement | None:
    """Judge a message that is known to be in this language; None for a language that the coach does not know."""
    if language == "en":
        return _judge_english(text, classifier, None)
    return judge_german(text, classifier) if language == "de" else None


def label_of(text: str, classifier: Classifier) -> Label:
    """The label of an English message alone."""
    return _decision(text, classifier.classify(text[:LONGEST_MESSAGE])).label


def _decision(text: str, heard: Classification) -> Decision:
    return decide(heard.chances, sentences(text))


def _judge_english(text: str, classifier: Classifier, shelf: Shelf | None) -> Judgement:
    heard = classifier.classify(text[:LONGEST_MESSAGE])
    decision = _decision(text, heard)
    label, said = decision.label, readable(text).lower()
    span = cues.evidence(label, said) if decision.sure and len(said) == len(text[:LONGEST_MESSAGE]) else (0, 0)
    needy = needs_none(label, said) is None
    return Judgement(
        label=label,
        reason=reason(label, said, cues.cue(text, span), sure=decision.sure),
        rewordings=_checked(text, label, classifier) if needy and decision.sure else (),
        evidence=span,
        sure=decision.sure,
        alike=shelf.nearest(label, heard.embedding) if shelf and needy else (),
    )


def _checked(text: str, label: Label, classifier: Classifier) -> tuple[str, ...]:
    """The wordings of the safe forms that the coach itself calls open; all of them or, if one is not, none."""
    parts = sentences(text)
    asks = [ask for part in parts for ask in asks_in(part)]
    found = [_with_capitals(each, text) for each in rewordings(label, asks, [part.text for part in parts])]
    open_ones = all(_open(each, classifier) for each in found)
    return tuple(found) if open_ones else ()


@lru_cache(maxsize=512)
def _open(wording: str, classifier: Classifier) -> bool:
    """Whether the coach calls its own wording open; the plainest ones come again and again."""
    return label_of(wording, classifier) is Label.OPEN


def _with_capitals(wording: str, text: str) -> str:
    """Names as the person wrote them, and days with their capital."""
    names = {name.lower(): name for name in _names(text)}
    wording = _DAY.sub(lambda found: found[0].capitalize(), wording)
    return re.sub(r"(?<!^)\b[\w'-]+", lambda found: names.get(found[0], found[0]), wording)


def _names(text: str) -> Iterable[str]:
    """Words with a capital where no sentence begins, unless the whole message shouts."""
    return () if text.isupper() else (one or other for one, other in _CAPITAL.findall(text[:LONGEST_MESSAGE]))
