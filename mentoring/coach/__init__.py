"""The open-question coach: what kind of question a message is, why, and how to open it; pure, by rules, in linear time."""

from mentoring.coach.judging import content_words, judge, judge_in, label_of
from mentoring.coach.labels import LONGEST_REASON, MOST_REWORDINGS, Judgement, Label
from mentoring.coach.reading import LONGEST_MESSAGE

__all__ = [
    "LONGEST_MESSAGE",
    "LONGEST_REASON",
    "MOST_REWORDINGS",
    "Judgement",
    "Label",
    "content_words",
    "judge",
    "judge_in",
    "label_of",
]
