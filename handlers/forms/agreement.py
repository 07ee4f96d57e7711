"""One's part of an agreement, from the two steps in which it is written."""

from __future__ import annotations

from typing import Any

from handlers.blocks.agreement import MOST_OFF_LIMITS, MOST_WORDS, PING
from handlers.blocks.block_kit import View
from handlers.forms.reading import Invalid, chosen, text, too_long
from handlers.ids import Field
from handlers.texts import Texts
from mentoring.characters import cut
from mentoring.model import AgreementWords

FIRST = (Field.WANTS, Field.BRINGS, Field.WORKS, Field.STAYS)
SECOND = (Field.CANCELS, Field.STOPS)


def agreement_words(t: Texts, view: View) -> dict[str, str]:
    """Step 1: what I want, bring, how I work, what stays between us. Raises Invalid."""
    return _lines(t, view, *FIRST)


def agreement_rules(t: Texts, view: View, before: Any) -> tuple[AgreementWords, tuple[str, ...], bool]:
    """Step 2 with the one before it: all lines, topics that are off limits, whether to be called. Raises Invalid."""
    lines = _lines(t, view, *SECOND)
    earlier = before if isinstance(before, dict) else {}
    errors = too_long(t, view, MOST_OFF_LIMITS, Field.OFF_LIMITS)
    if any(not isinstance(earlier.get(field.value), str) for field in FIRST):
        errors[Field.CANCELS] = t("The steps before this one got lost. Please close this and begin again.")
    if errors:
        raise Invalid(errors)
    topics = tuple(topic for each in text(view, Field.OFF_LIMITS).split(",") if (topic := each.strip()))
    words = AgreementWords(**{name: cut(value, MOST_WORDS) for name, value in {**_known(earlier), **lines}.items()})
    return words, topics, chosen(view, Field.PINGS) == PING


def _known(earlier: dict[str, str]) -> dict[str, str]:
    return {field.value: earlier[field.value] for field in FIRST}


def _lines(t: Texts, view: View, *fields: Field) -> dict[str, str]:
    errors = too_long(t, view, MOST_WORDS, *fields)
    found = {field.value: text(view, field) for field in fields}
    errors |= {name: t("Write a few words, or take the ones offered.") for name, said in found.items() if not said}
    if errors:
        raise Invalid(errors)
    return found
