"""A question of an organiser's own, from the form in which it is written."""

from __future__ import annotations

from handlers.blocks.block_kit import View
from handlers.forms.reading import Errors, Invalid, chosen, plain, text
from handlers.ids import Field
from handlers.texts import Texts
from mentoring.model import QuestionStage, Theme
from mentoring.programme.own_questions import Wording

MOST_FOLLOW_UPS = 2


def wording(t: Texts, view: View) -> Wording:
    """A question of an organiser's own. Raises Invalid."""
    typed = str(chosen(view, Field.FOLLOW_UPS) or "")
    follow_ups = tuple(filter(None, map(plain, typed.splitlines())))
    errors: Errors = {}
    if not (question := text(view, Field.OWN_QUESTION)):
        errors[Field.OWN_QUESTION] = t("Type the question.")
    if not 1 <= len(follow_ups) <= MOST_FOLLOW_UPS:
        errors[Field.FOLLOW_UPS] = t("Give it one or two follow-up questions, one on each line.")
    stage = next((each for each in QuestionStage if each == chosen(view, Field.MOMENT)), None)
    theme = next((each for each in Theme if each == chosen(view, Field.THEME)), None)
    if stage is None:
        errors[Field.MOMENT] = t("Choose when it fits.")
    if theme is None:
        errors[Field.THEME] = t("Choose what it’s about.")
    if stage is None or theme is None or errors:
        raise Invalid(errors)
    return Wording(text=question, follow_ups=follow_ups, stage=stage, theme=theme)
