"""A change to a proposal, from the form in which two people are chosen."""

from __future__ import annotations

from handlers.blocks.block_kit import View
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
