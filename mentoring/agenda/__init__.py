"""A session's agenda: equal minutes, open questions in both directions, the same again whenever it is shown."""

from __future__ import annotations

from mentoring.agenda.layout import who_opens
from mentoring.agenda.parts import Agenda, AgendaFacts, Part, PartKind, Past, SessionKind, Turn
from mentoring.agenda.plan import NoQuestionToSwap, SwappedAlready, agenda_of, plan_agenda, swap
from mentoring.agenda.shape import LENGTHS, kind_of
from mentoring.agenda.text import as_text, lean_note, listener_rule, part_lines, part_title, why_this

__all__ = [
    "LENGTHS",
    "Agenda",
    "AgendaFacts",
    "NoQuestionToSwap",
    "Part",
    "PartKind",
    "Past",
    "SessionKind",
    "SwappedAlready",
    "Turn",
    "agenda_of",
    "as_text",
    "kind_of",
    "lean_note",
    "listener_rule",
    "part_lines",
    "part_title",
    "plan_agenda",
    "swap",
    "who_opens",
    "why_this",
]
