"""One step of a survey, from the form in which it is given."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from handlers.blocks.block_kit import View
from handlers.forms.reading import Invalid, chosen, text, too_long
from handlers.ids import SURVEY_FIELD, Field
from handlers.texts import Texts
from mentoring.model import LONGEST_QUOTE, SCALE, UNSAID, Item


@dataclass(frozen=True, kw_only=True)
class GivenStep:
    """What somebody answered on one screen; what they left open is not in it."""

    answers: Mapping[Item, int]
    quote: str
    may_quote: bool


def survey(t: Texts, view: View, items: Sequence[Item]) -> GivenStep:
    """The answers on a screen. Raises Invalid for words that are too long."""
    if wrong := too_long(t, view, LONGEST_QUOTE, Field.QUOTE):
        raise Invalid(wrong)
    said = {item: str(chosen(view, SURVEY_FIELD[item]) or "") for item in items}
    return GivenStep(
        answers={item: int(value) for item, value in said.items() if value in _VALUES},
        quote=text(view, Field.QUOTE),
        may_quote=bool(chosen(view, Field.MAY_QUOTE)),
    )


_VALUES = frozenset(map(str, (UNSAID, *SCALE)))
