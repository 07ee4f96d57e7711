"""What the two are for each other: learning partners, unless an organiser chose other words."""

from __future__ import annotations

from handlers.blocks.formatting import escape, listed
from handlers.texts import Texts
from mentoring.model import Cohort


def roles_of(t: Texts, cohort: Cohort) -> str:
    """What the product calls them."""
    return own_roles(t, cohort) or t("learning partners")


def own_roles(t: Texts, cohort: Cohort) -> str:
    """The words that an organiser chose; nothing where they chose none."""
    return escape(listed(t, cohort.words.roles)) if cohort.words.roles else ""
