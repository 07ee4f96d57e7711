"""Whatever is cut or cleaned, what people see as one character stays whole."""

from __future__ import annotations

import pytest

from handlers.blocks.formatting import escape, shorten
from handlers.forms import plain
from mentoring.characters import cut

FAMILY = "👨‍👩‍👧‍👦"
ENGLAND = "🏴\U000e0067\U000e0062\U000e0065\U000e006e\U000e0067\U000e007f"
WHOLE = (FAMILY, "👍🏽", "🇩🇪", "é", "❤️", ENGLAND, "👩🏿‍🚒", "नि")
"""What is one to the eye and several to a computer."""


@pytest.mark.parametrize("one", WHOLE)
def test_it_is_there_or_not_at_all(one: str) -> None:
    text = f"ab{one}{one}cd"
    for most in range(2, len(text) + 1):
        left = cut(text, most)
        assert text.startswith(left)
        assert len(left) <= most
        assert left in {"ab", f"ab{one}", f"ab{one}{one}", f"ab{one}{one}c", text}


@pytest.mark.parametrize("one", WHOLE)
def test_it_goes_through_forms_and_drawings(one: str) -> None:
    assert plain(f" We {one}\tlove it ") == f"We {one} love it"
    assert escape(one) == one
    assert shorten(f"{one}" * 20, len(one) * 3).strip("…").replace(one, "") == ""


def test_what_turns_text_around_goes() -> None:
    assert escape("a\u202eb\u2066c\x00d\ufeffe") == "abcde"


def test_a_first_character_that_is_too_long_is_cut_all_the_same() -> None:
    assert cut(FAMILY, 3) == FAMILY[:3]
