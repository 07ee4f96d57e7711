"""What an organiser says in their own words: the form, what people will read, and what the two are for each other."""

from __future__ import annotations

from handlers.blocks.block_kit import Block, Message, View, context, divider, message, modal, section
from handlers.blocks.cohort_fields import NO, YES
from handlers.blocks.cohorts import announcement
from handlers.blocks.formatting import escape
from handlers.blocks.inputs import field, option, pick_radio, write
from handlers.blocks.roles import roles_of
from handlers.ids import Callback, Field
from handlers.texts import Texts, texts
from mentoring.model import Cohort, CohortStage
from mentoring.nudges.kinds.announcement import Announcement

MOST_SENTENCE = 200
MOST_GAINS = 300
MOST_ROLES = 60

BEFORE_ITS_SURVEYS = (CohortStage.DRAFT, CohortStage.OPEN, CohortStage.CLOSED, CohortStage.PROPOSED)
"""Until then it can be chosen what the surveys ask."""


def words_form(t: Texts, cohort: Cohort, metadata: str) -> View:
    """What can be said in own words; everything may stay empty."""
    words = cohort.words
    return modal(
        Callback.OWN_WORDS,
        t("Own words"),
        section(t("*All of it may stay empty; then I use my own words.* What you type is shown as it stands.")),
        field(
            t("A sentence of yours"),
            Field.SENTENCE,
            write(words.sentence, most=MOST_SENTENCE, placeholder=t("For example: why we do this")),
            optional=True,
            hint=t("Stands in the announcement, below its title."),
        ),
        field(
            t("What people get out of it"),
            Field.GAINS,
            write(words.gains, most=MOST_GAINS, lines=True),
            optional=True,
            hint=t("Stands in the announcement instead of my sentence about it."),
        ),
        field(
            t("What the two are for each other"),
            Field.ROLES,
            write(", ".join(words.roles), most=MOST_ROLES, placeholder=t("For example: mentor, mentee")),
            optional=True,
            hint=t("One word, or two with a comma. Empty: learning partners, which puts nobody above anybody."),
        ),
        *([_benchmark(t, cohort)] if cohort.stage in BEFORE_ITS_SURVEYS else []),
        submit=t("Preview"),
        close=t("Back"),
        metadata=metadata,
    )


def _benchmark(t: Texts, cohort: Cohort) -> Block:
    choices = [option(t("No"), NO), option(t("Yes, at the end: one minute more"), YES)]
    return field(
        t("Six statements to compare with others"),
        Field.BENCHMARK,
        pick_radio(choices, YES if cohort.benchmark else NO),
        hint=t("From the UK Civil Service People Survey, whose results are public. The report shows yours and theirs."),
    )


def words_preview(t: Texts, cohort: Cohort, metadata: str) -> View:
    """What people will read, before it is saved."""
    shown: list[Block] = []
    if cohort.stage is CohortStage.OPEN:
        said = announcement(texts(cohort.language), Announcement(cohort=cohort, joined=0), live=False)
        shown = [section(t("*The announcement will read:*")), divider(), *said.blocks, divider()]
    roles = t("The agreement and each introduction call them {roles}.", roles=roles_of(t, cohort))
    return modal(
        Callback.SAVE_WORDS,
        t("Own words"),
        *shown,
        section(roles),
        context(t("Nobody gets a message because of this.")),
        submit=t("Save"),
        close=t("Back"),
        metadata=metadata,
    )


def words_saved(t: Texts, cohort: Cohort) -> Message:
    """After *Save*."""
    return message(section(t("*Saved.* {cohort} uses your words now.", cohort=escape(cohort.name))))
