"""What the coach can say about a sentence: one of eight labels, and a judgement that a person can read."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Label(StrEnum):
    """The kinds of sentence, strongest first: where several fit, the first of them is the one to show.

    What each of them means, with its borderline cases, is written in docs/questions.md.
    """

    ADVICE = "advice"
    LEADING = "leading"
    CLOSED = "closed"
    STACKED = "stacked"
    WHY = "why"
    NARROW = "narrow"
    OPEN = "open"
    NOT_A_QUESTION = "not_a_question"


@dataclass(frozen=True, kw_only=True)
class Judgement:
    """What the coach says about one message.

    `reason` is one kind sentence of at most 200 characters, in the language of the message. `rewordings` holds none to
    two questions, the person's own opened by one of a few safe forms. `alike` holds none to two questions of the bank
    on the same theme. `evidence` is the half-open span of the words that decided (in characters of the message as
    given), or (0, 0). `sure` is false where the label is the likeliest of several. `language` is the one that the
    message was read in: "en", "de", or "" for any other, of which nothing is said but that.
    """

    label: Label
    reason: str = ""
    rewordings: tuple[str, ...] = ()
    evidence: tuple[int, int] = (0, 0)
    language: str = "en"
    sure: bool = True
    alike: tuple[str, ...] = ()
