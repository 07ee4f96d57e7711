"""A change to a proposal, from the form in which two people are chosen."""

from __future__ import annotations

from handlers.blocks.block_kit import View
from handlers.blocks.cohort_fields import GAPS, NO
from handlers.forms.reading import Invalid, chosen
from handlers.ids import Field
from handlers.texts import Texts
from mentoring.model import MemberId


def two_people(t: Texts, view: View) -> tuple[MemberId, MemberId]:
    """Who changes places with whom. Raises Invalid."""
    one, other = chosen(view, Field.ONE), chosen(view, Field.OTHER)
    if not one or not other or one == other:
        raise Invalid({Field.OTHER: t("Choose two different people.")})
    return MemberId(one), MemberId(other)


def rules(t: Texts, view: View) -> tuple[int, bool]:
    """The smallest step of seniority, and whether departments are kept apart. Raises Invalid."""
    gap = str(chosen(view, Field.MIN_GAP) or "")
    if not gap.isdecimal() or int(gap) >= len(GAPS):
        raise Invalid({Field.MIN_GAP: t("Choose one of the list.")})
    return int(gap), chosen(view, Field.DEPARTMENTS_APART) != NO
