"""What the coach can say about a sentence: one of eight labels, and a judgement that a person can read."""

from dataclasses import dataclass
from enum import StrEnum

LONGEST_REASON = 200  # characters; a reason is one sentence on a phone
MOST_REWORDINGS = 2


class Label(StrEnum):
    """The kinds of sentence, strongest first: where several fit, the first of them is the one to show."""

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

    `reason` is one kind sentence of at most 200 characters. `rewordings` holds none to two questions, each of which
    the coach itself judges open and which keeps the person's subject. `evidence` is the half-open span (in characters
    of the message as it was given) of the words that decided, or (0, 0) where nothing in particular did.
    `language` is the one that the message was read in: "en" or "de".
    """

    label: Label
    reason: str
    rewordings: tuple[str, ...]
    evidence: tuple[int, int]
    language: str = "en"
