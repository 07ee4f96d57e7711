"""What somebody wants to learn, from the form in which they choose it."""

from __future__ import annotations

from handlers.blocks.block_kit import View
from handlers.blocks.formatting import in_words
from handlers.blocks.inputs import SOMETHING_ELSE
from handlers.forms.reading import Errors, Invalid, chosen, text, too_long
from handlers.ids import LONGEST_VALUE, Field
from handlers.texts import Texts
from mentoring.model import LONGEST_GOAL, LONGEST_NOTE, MOST_GOALS
from mentoring.questions.goals import as_topic


def goals(t: Texts, view: View) -> tuple[tuple[str, ...], str]:
    """The topics, what was typed last, and why. Raises Invalid."""
    picked = [each for each in _picked(view) if each != SOMETHING_ELSE and 0 < len(each) <= LONGEST_VALUE]
    typed = as_topic(text(view, Field.GOAL_TYPED))
    topics = tuple(dict.fromkeys([*picked, *([typed] if typed else [])]))
    errors: Errors = too_long(t, view, LONGEST_GOAL, Field.GOAL_TYPED) | too_long(t, view, LONGEST_NOTE, Field.WHY)
    if not topics:
        errors[Field.GOAL_TYPED] = t("Choose something above, or write it here.")
    if len(topics) > MOST_GOALS:
        errors[Field.GOAL_TYPED] = t(
            "That makes more than {number}. Leave one out: you can change it later.", number=in_words(t, MOST_GOALS)
        )
    if errors:
        raise Invalid(errors)
    return topics, text(view, Field.WHY)


def _picked(view: View) -> list[str]:
    found = chosen(view, Field.GOALS)
    return [each for each in found if isinstance(each, str)] if isinstance(found, list) else []
