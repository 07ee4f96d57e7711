"""The open-question coach: what kind of question a message is, why, and how to open it."""

from __future__ import annotations

from mentoring.coach.alike import Shelf, offered
from mentoring.coach.german_word import label_by_rules
from mentoring.coach.judging import judge, judge_in, label_of
from mentoring.coach.reasons import LONGEST_REASON
from mentoring.coach.sentences import LONGEST_MESSAGE
from mentoring.model import Judgement, Label

__all__ = [
    "LONGEST_MESSAGE",
    "LONGEST_REASON",
    "Judgement",
    "Label",
    "Shelf",
    "judge",
    "judge_in",
    "label_by_rules",
    "label_of",
    "offered",
]
