"""A session's agenda: equal minutes, open questions in both directions, the same again whenever it is shown."""

from __future__ import annotations

from mentoring.agenda.layout import who_opens
from mentoring.agenda.parts import (
    EVERYBODY_ANSWERS,
    ORDINARY,
    Agenda,
    AgendaFacts,
    LearningGoal,
    Part,
    PartKind,
    Past,
    SessionKind,
    Turn,
)
from mentoring.agenda.plan import NoQuestionToSwap, SwappedAlready, agenda_of, plan_agenda, swap
from mentoring.agenda.shape import LENGTHS, kind_of

__all__ = [
    "EVERYBODY_ANSWERS",
    "LENGTHS",
    "ORDINARY",
    "Agenda",
    "AgendaFacts",
    "LearningGoal",
    "NoQuestionToSwap",
    "Part",
    "PartKind",
    "Past",
    "SessionKind",
    "SwappedAlready",
    "Turn",
    "agenda_of",
    "kind_of",
    "plan_agenda",
    "swap",
    "who_opens",
]
