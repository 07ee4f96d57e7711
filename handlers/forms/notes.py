"""What somebody keeps of a session, from the form of the pulse."""

from __future__ import annotations

from typing import TypedDict

from handlers.blocks.block_kit import View
from handlers.forms.reading import Invalid, text, too_long
from handlers.ids import Field
from handlers.texts import Texts
from mentoring.model import LONGEST_NOTE


class Kept(TypedDict):
    """The three lines."""

    learned: str
    step: str
    gave: str


def notes(t: Texts, view: View) -> Kept:
    """The lines, each perhaps empty. Raises Invalid."""
    if errors := too_long(t, view, LONGEST_NOTE, Field.LEARNED, Field.STEP, Field.PASSED_ON):
        raise Invalid(errors)
    return Kept(learned=text(view, Field.LEARNED), step=text(view, Field.STEP), gave=text(view, Field.PASSED_ON))
