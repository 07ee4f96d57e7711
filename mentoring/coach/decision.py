"""From the encoder's chances and the structure of a message to one label: the encoder hears, structure guards."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from mentoring.coach.sentences import Sentence
from mentoring.model import Label

SURE = 0.55
"""Below this chance the coach says that it isn't sure."""

HARM: Mapping[Label, float] = {Label.ADVICE: 0.9, Label.OPEN: 1.5}
"""What each chance counts: to call an open question anything else costs most, advice above all, so that has to be much
likelier than open.
"""

TELLING = 0.8
"""From this chance on advice without any word that gives it away is heard as advice all the same."""

_MAY_ASK = re.compile(
    r"\b(?:what|how|why|who|whom|whose|when|where|which|wat|wot|wht|hw|hows|whats"
    r"|y|u|ur|wonder\w*|curious|tell|describe|share|explain|"
    r"talk|walk|take|say|show|help|more|thoughts|tips|stories|example|should\w*|could\w*"
    r"|would\w*|ought|must|need\w*|try\w*|tried|ask\w*|advice|advise|"
    r"suggest\w*|recommend\w*|maybe|perhaps|better|best|worth|have|has|had|do|does"
    r"|did|is|are|am|was|were|can|can't|will|won't|may|might|"
    r"shall|any|you|your|if|let|don't|never|always|stop|start|keep|make|get|give|go"
    r"|be|just|idea|option|thing|trick|time|or|right|no|"
    r"surely|obviously|isn't|wasn't|aren't)\b"
)
"""Words by which a sentence without a question mark may still ask or advise."""


@dataclass(frozen=True, kw_only=True)
class Decision:
    """The label, and whether it is much likelier than any other."""

    label: Label
    sure: bool


def decide(chances: Mapping[Label, float], parts: Sequence[Sentence]) -> Decision:
    """One label; `parts` are the message's sentences."""
    if chances[Label.ADVICE] + chances[Label.LEADING] < TELLING and not may_ask(parts):
        return Decision(label=Label.NOT_A_QUESTION, sure=True)
    weighed = {label: chance * HARM.get(label, 1.0) for label, chance in chances.items()}
    label = max(weighed, key=weighed.__getitem__)
    return Decision(label=label, sure=chances[label] >= SURE)


def may_ask(parts: Sequence[Sentence]) -> bool:
    """Whether anything in a message could ask or advise: a question mark after words, or one of the words that do."""
    return any(part.asked or _MAY_ASK.search(part.text) for part in parts)
