"""Questions of the bank on the theme of a message, found by how near their meanings lie."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

import numpy as np
from numpy.typing import NDArray

from mentoring.model import Label, Question, QuestionStage
from mentoring.ports.classifier import Classifier

MOST = 2

_STAGES: Mapping[Label, tuple[QuestionStage, ...]] = {
    Label.ADVICE: (QuestionStage.OPTIONS, QuestionStage.REALITY, QuestionStage.WILL),
    Label.LEADING: (QuestionStage.REALITY, QuestionStage.OPENER, QuestionStage.GOAL),
    Label.CLOSED: (QuestionStage.REALITY, QuestionStage.OPENER, QuestionStage.GOAL),
    Label.WHY: (QuestionStage.REALITY, QuestionStage.GOAL),
    Label.NARROW: (QuestionStage.REALITY, QuestionStage.OPENER, QuestionStage.GOAL),
}
"""For each kind the stages whose questions say openly what such a question is after; the best first."""

OFFERED = frozenset(_STAGES)
"""The labels with which questions of the bank are offered."""

_NEAR = 0.25
"""Below this likeness a question is about something else, and is not shown; two of one theme lie at .3 to .6."""


def offered(questions: Sequence[Question]) -> list[Question]:
    """Those of a bank that suit any moment, and so may stand beside a word of the coach."""
    stages = {stage for each in _STAGES.values() for stage in each}
    return [each for each in questions if each.stage in stages and each.depth == 1]


class Shelf:
    """The questions of a bank that suit any moment, with their meanings."""

    def __init__(self, questions: Sequence[Question], classifier: Classifier) -> None:
        """Hears every question that may be offered."""
        self._questions = offered(questions)
        heard = [classifier.embedding(each.text) for each in self._questions]
        self._meanings: NDArray[np.float64] = np.array(heard).reshape(len(heard), -1)

    def nearest(self, label: Label, meaning: Sequence[float]) -> tuple[str, ...]:
        """Two questions at most, the nearest first, none of them far; nothing for a label that needs none."""
        stages = _STAGES.get(label, ())
        if not stages or not self._questions:
            return ()
        likeness = self._meanings @ np.array(meaning)
        order = sorted(range(len(self._questions)), key=lambda at: (-float(likeness[at]), self._questions[at].id))
        found = [
            self._questions[at].text for at in order if likeness[at] >= _NEAR and self._questions[at].stage in stages
        ]
        return tuple(found[:MOST])
