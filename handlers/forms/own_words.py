"""An organiser's own words, from the form in which they are given, and on the way from it to its preview."""

from __future__ import annotations

from dataclasses import replace
from typing import Any

from handlers.blocks.block_kit import View
from handlers.blocks.cohort_fields import YES
from handlers.blocks.own_words import BEFORE_ITS_SURVEYS, MOST_GAINS, MOST_ROLES, MOST_SENTENCE
from handlers.forms.reading import Invalid, chosen, text, too_long
from handlers.ids import Field
from handlers.texts import Texts
from mentoring.model import Cohort, OwnWords

JOINS = " -’'"
"""What may stand between the letters of a role."""

MOST_NAMES = 2


def own_words(t: Texts, view: View, cohort: Cohort) -> Cohort:
    """The cohort with the words that the form holds. Raises Invalid."""
    errors = too_long(t, view, MOST_SENTENCE, Field.SENTENCE) | too_long(t, view, MOST_GAINS, Field.GAINS)
    errors |= too_long(t, view, MOST_ROLES, Field.ROLES)
    roles = _roles(text(view, Field.ROLES))
    if len(roles) > MOST_NAMES or not all(map(_is_a_name, roles)):
        errors[Field.ROLES] = t("One word, or two with a comma between them; letters only.")
    if errors:
        raise Invalid(errors)
    words = OwnWords(sentence=text(view, Field.SENTENCE), gains=text(view, Field.GAINS), roles=roles)
    asks = chosen(view, Field.BENCHMARK) == YES if cohort.stage in BEFORE_ITS_SURVEYS else cohort.benchmark
    return replace(cohort, words=words, benchmark=asks)


def carry_words(cohort: Cohort) -> dict[str, Any]:
    """They as JSON values."""
    words = cohort.words
    return {
        "id": cohort.id,
        "sentence": words.sentence,
        "gains": words.gains,
        "roles": list(words.roles),
        "benchmark": cohort.benchmark,
    }


def carried_words(draft: dict[str, Any]) -> tuple[OwnWords, bool]:
    """They as the preview carried them along, cut to what the form would have taken."""
    given = draft.get("roles")
    roles = tuple(str(each) for each in given[:MOST_NAMES]) if isinstance(given, list) else ()
    words = OwnWords(
        sentence=str(draft.get("sentence", ""))[:MOST_SENTENCE],
        gains=str(draft.get("gains", ""))[:MOST_GAINS],
        roles=tuple(role[:MOST_ROLES] for role in roles if _is_a_name(role)),
    )
    return words, bool(draft.get("benchmark"))


def _roles(typed: str) -> tuple[str, ...]:
    return tuple(filter(None, (each.strip() for each in typed.split(","))))


def _is_a_name(role: str) -> bool:
    return bool(role) and all(letter.isalpha() or letter in JOINS for letter in role)
