"""Checks one question: open, short, one thing at a time, and nothing that is nobody's business or above anybody."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from functools import lru_cache

from mentoring.coach import Label, judge_in
from mentoring.model import LONGEST_WORDS, Question
from prompts.coach import shared
from prompts.lint_words import banned_words

LONGEST_CHARACTERS = 140
MINUTES = range(3, 9)
FOLLOW_UPS = (1, 2)
_AHEAD = ("meet again", "next conversation", "sessions that remain", "hear more about next time")
"""Words of a question that speak of a meeting yet to come."""

_STORIES = ("Tell me about", "Tell me how", "Erzähl mir")
"""How a request for a story begins, in the languages of the bank."""


class Code(StrEnum):
    """What can be wrong with a question. The first seven are the coach's labels, then words, form and the bank."""

    ADVICE = "advice"
    LEADING = "leading"
    CLOSED = "closed"
    STACKED = "stacked"
    WHY = "why"
    NARROW = "narrow"
    NOT_A_QUESTION = "not_a_question"
    PRIVATE = "private"
    RANK = "rank"
    JARGON = "jargon"
    INCLUSIVE = "inclusive"
    ABSENT = "absent"
    SHOULD = "should"
    PRESUMPTION = "presumption"
    LONG = "long"
    MARKS = "marks"
    FOLLOW_UPS = "follow_ups"
    MINUTES = "minutes"
    PACING = "pacing"
    TWIN = "twin"
    COUNT = "count"
    COVERAGE = "coverage"
    WAIVER = "waiver"
    TRANSLATION = "translation"


@dataclass(frozen=True, kw_only=True)
class Finding:
    """One thing that is wrong: which question (its id, or the language for a whole bank), which field, and why."""

    question: str
    code: Code
    message: str
    field: str = "text"


def lint_question(question: Question, *, language: str = "en") -> tuple[Finding, ...]:
    """Everything wrong with a question and its follow-ups by themselves, ours or an organiser's own."""
    texts = {
        "text": question.text,
        **{f"follow_ups[{at}]": text for at, text in enumerate(question.follow_ups)},
    }
    found = [finding for name, text in texts.items() for finding in _lint_text(question.id, name, text, language)]
    return (*found, *_lint_form(question, language))


def lint_text(text: str, *, language: str = "en") -> tuple[Finding, ...]:
    """Everything wrong with a sentence by itself, as somebody types it."""
    return tuple(_lint_text("", "text", text, language))


def _lint_text(question: str, name: str, text: str, language: str) -> list[Finding]:
    def finding(code: Code, message: str) -> Finding:
        return Finding(question=question, code=code, message=message, field=name)

    found = []
    label, reason = _judged(text, language)
    if label is not Label.OPEN:
        found.append(finding(Code(label.value), reason))
    found += [finding(Code(word.ban.value), word.instead) for word in banned_words(text, language)]
    if len(text.split()) > LONGEST_WORDS or len(text) > LONGEST_CHARACTERS:
        found.append(finding(Code.LONG, f"Keep it to {LONGEST_WORDS} words and {LONGEST_CHARACTERS} characters."))
    if label is not Label.STACKED and not _ends_well(text):
        found.append(
            finding(Code.MARKS, "End it with its one question mark, or a request for a story with a full stop.")
        )
    return found


def _ends_well(text: str) -> bool:
    """Whether a text ends with its only question mark, or asks for a story and ends with a full stop."""
    if text.startswith(_STORIES):
        return "?" not in text and text.endswith(".")
    return text.count("?") == 1 and text.rstrip().endswith("?")


@lru_cache(maxsize=4_096)  # a bank is looked at again whenever a question is added
def _judged(text: str, language: str) -> tuple[Label, str]:
    """The coach's label and reason; a language that it does not know, or a doubt of its own, counts as open."""
    judgement = judge_in(language, text, shared())
    return (judgement.label, judgement.reason) if judgement and judgement.sure else (Label.OPEN, "")


def _lint_form(question: Question, language: str) -> list[Finding]:
    def finding(code: Code, message: str, name: str) -> Finding:
        return Finding(question=question.id, code=code, message=message, field=name)

    found = []
    if len(question.follow_ups) not in FOLLOW_UPS:
        found.append(finding(Code.FOLLOW_UPS, "Give it one or two follow-up questions.", "follow_ups"))
    if question.minutes not in MINUTES:
        found.append(finding(Code.MINUTES, "An answer takes between 3 and 8 minutes.", "minutes"))
    if question.max_session and question.max_session < question.min_session:
        found.append(finding(Code.PACING, "It may not end before it begins.", "max_session"))
    if language == "en" and not question.looks_ahead and any(words in question.text for words in _AHEAD):
        found.append(finding(Code.PACING, "It speaks of a next meeting: say looks_ahead = true.", "text"))
    return found
