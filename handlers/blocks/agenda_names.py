"""What the parts of a session, its themes and moments are called."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.texts import Msg, msg, pmsg
from mentoring.agenda import PartKind
from mentoring.model import QuestionStage, Theme

PARTS: Mapping[PartKind, Msg] = {
    PartKind.OPENER: pmsg("part of a session", "Opener"),
    PartKind.TEACH: pmsg("part of a session", "Teach me"),
    PartKind.REVIEW: pmsg("part of a session", "Halfway review"),
    PartKind.TAKEAWAY: pmsg("part of a session", "One thing to take away"),
    PartKind.PAUSE: pmsg("part of a session", "Pause"),
    PartKind.NEXT: pmsg("part of a session", "Next date and next steps"),
}
"""Headings of the parts; a round has its number instead."""


THEMES: Mapping[Theme, Msg] = {
    Theme.CAREER: pmsg("it is about …", "careers"),
    Theme.SKILLS: pmsg("it is about …", "skills"),
    Theme.CULTURE: pmsg("it is about …", "how people work together"),
    Theme.DECISIONS: pmsg("it is about …", "decisions"),
    Theme.NETWORK: pmsg("it is about …", "contacts"),
    Theme.POWER: pmsg("it is about …", "influence"),
    Theme.WELLBEING: pmsg("it is about …", "feeling well at work"),
    Theme.CHANGE: pmsg("it is about …", "change"),
    Theme.BELONGING: pmsg("it is about …", "being oneself at work"),
}


STAGES: Mapping[QuestionStage, Msg] = {
    QuestionStage.MEETING: msg("It helps to meet each other before anything else."),
    QuestionStage.CONTRACT: msg("A first session goes better when everybody says how they want to talk."),
    QuestionStage.OPENER: msg("It’s an easy way to arrive."),
    QuestionStage.GOAL: msg("It helps to know what somebody wants before talking about how."),
    QuestionStage.REALITY: msg("It helps to see how things are now before looking for ways forward."),
    QuestionStage.OPTIONS: msg("By now you know each other’s view, so there’s room for more than one way."),
    QuestionStage.WILL: msg("It turns a good talk into something that gets done."),
    QuestionStage.REFLECT: msg("Saying what stayed with you makes it last."),
    QuestionStage.CLOSE: msg("A last session is the time to say what these conversations were worth."),
    QuestionStage.REPAIR: msg("It helps to talk about how you talk."),
}
"""Why a question comes at its moment."""
