"""From what a form holds to domain values, or a sentence for each field that needs another look; a file per journey."""

from __future__ import annotations

from handlers.forms.agreement import agreement_rules, agreement_words
from handlers.forms.cohorts import (
    as_seen,
    carried_cohort,
    carried_edit,
    carry_cohort,
    carry_edit,
    carry_seen,
    cohort_edit,
    cohort_how,
    cohort_what,
    cohort_who,
)
from handlers.forms.endings import thanks
from handlers.forms.feedback import pulse
from handlers.forms.goals import goals
from handlers.forms.kindness import muted, support
from handlers.forms.notes import notes
from handlers.forms.one_field import invitation, link, question, rows, whom
from handlers.forms.own_questions import wording
from handlers.forms.own_words import carried_words, carry_words, own_words
from handlers.forms.pairing import rules, two_people
from handlers.forms.profile import day_in, topics, topics_so_far, until, wishes, work
from handlers.forms.reading import Invalid, carried, carry, chosen, plain, text
from handlers.forms.sessions import meeting
from handlers.forms.surveys import GivenStep, survey

__all__ = [
    "GivenStep",
    "Invalid",
    "agreement_rules",
    "agreement_words",
    "as_seen",
    "carried",
    "carried_cohort",
    "carried_edit",
    "carried_words",
    "carry",
    "carry_cohort",
    "carry_edit",
    "carry_seen",
    "carry_words",
    "chosen",
    "cohort_edit",
    "cohort_how",
    "cohort_what",
    "cohort_who",
    "day_in",
    "goals",
    "invitation",
    "link",
    "meeting",
    "muted",
    "notes",
    "own_words",
    "plain",
    "pulse",
    "question",
    "rows",
    "rules",
    "support",
    "survey",
    "text",
    "thanks",
    "topics",
    "topics_so_far",
    "two_people",
    "until",
    "whom",
    "wishes",
    "wording",
    "work",
]
