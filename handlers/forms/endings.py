"""A thank-you, from the form in which it is chosen or written."""

from __future__ import annotations

from handlers.blocks.block_kit import View
from handlers.blocks.endings import MAY_POST, MOST_THANKS, OFFERED
from handlers.forms.reading import Invalid, chosen, text, too_long
from handlers.ids import Field
from handlers.texts import Texts


def thanks(t: Texts, view: View) -> tuple[str, bool]:
    """The words, one's own where there are any, and whether they may be posted. Raises Invalid."""
    errors = too_long(t, view, MOST_THANKS, Field.OWN_THANKS)
    place = str(chosen(view, Field.THANKS) or "")
    offered = t(OFFERED[int(place)]) if place.isdecimal() and int(place) < len(OFFERED) else ""
    words = text(view, Field.OWN_THANKS) or offered
    if not words:
        errors[Field.OWN_THANKS] = t("Write a few words, or take the ones offered.")
    if errors:
        raise Invalid(errors)
    return words, MAY_POST in (chosen(view, Field.MAY_POST) or [])
