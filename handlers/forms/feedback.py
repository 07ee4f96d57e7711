"""A pulse, from the form in which it is given."""

from __future__ import annotations

from enum import IntEnum
from typing import TypeVar

from handlers.blocks.block_kit import View
from handlers.forms.reading import Invalid, chosen
from handlers.ids import Field
from handlers.texts import Texts
from mentoring.model import Gain, Side

Line = TypeVar("Line", bound=IntEnum)


def pulse(t: Texts, view: View) -> tuple[Side, Side, Gain]:
    """Who mostly asked, who mostly shared, and what was gained. Raises Invalid at the first that is missing."""
    return _line(t, view, Field.ASKED, Side), _line(t, view, Field.SHARED, Side), _line(t, view, Field.GAINED, Gain)


def _line(t: Texts, view: View, field: Field, lines: type[Line]) -> Line:
    value = str(chosen(view, field) or "")
    if not value.isdecimal() or int(value) >= len(lines):
        raise Invalid({field: t("Choose the line that fits best.")})
    return lines(int(value))
