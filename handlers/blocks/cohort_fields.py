"""Inputs about a cohort's rules, in the steps that open one and in the form that changes them."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.blocks.block_kit import Block
from handlers.blocks.formatting import day, in_words
from handlers.blocks.inputs import field, option, pick_day, pick_one, pick_radio
from handlers.ids import Field
from handlers.texts import Texts, msg
from mentoring.late_joining import suggested_join_until
from mentoring.model import Cohort, Level

YES, NO = "yes", "no"

GAPS = (msg("None: anybody with anybody"), msg("One step"), msg("Two steps"), msg("Three steps"))
"""The smallest difference in seniority, from none at all."""


def min_gap(t: Texts, cohort: Cohort) -> Block:
    """The smallest step between the two of a pair."""
    return field(
        t("Smallest difference in seniority"),
        Field.MIN_GAP,
        pick_one(t, [option(t(label), str(n)) for n, label in enumerate(GAPS)], str(cohort.min_gap)),
        hint=t(
            "A step is from one line to the next of the {number} that people choose from, “Starting out” to “Leading "
            "the organisation”.",
            number=in_words(t, len(Level)),
        ),
    )


def departments_apart(t: Texts, cohort: Cohort) -> Block:
    """Whether a pair may be of one department."""
    return _in_sight(
        t("Keep departments apart"),
        Field.DEPARTMENTS_APART,
        {YES: t("Yes, pair across departments only"), NO: t("No, prefer it only")},
        YES if cohort.departments_apart else NO,
    )


def join_until(t: Texts, cohort: Cohort) -> Block:
    """Until when somebody may join once it runs; with a day that suits most."""
    hint = t(
        "Leave it empty, and nobody joins after opt-in. Whoever joins late gets a partner who waits, or a place beside a "
        "pair; nobody loses a partner. {day} suits most: in time for the second session.",
        day=day(t, suggested_join_until(cohort)),
    )
    return field(t("Joining late until"), Field.JOIN_UNTIL, pick_day(cohort.join_until), optional=True, hint=hint)


def _in_sight(label: str, name: Field, choices: Mapping[str, str], chosen: str) -> Block:
    """A field whose few choices are all to be seen: what stands for each, and what it says."""
    return field(label, name, pick_radio([option(said, str(value)) for value, said in choices.items()], chosen))
