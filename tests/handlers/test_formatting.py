"""Text that would not fit is cut where a reader would."""

from __future__ import annotations

import pytest

from handlers.blocks.formatting import shorten


@pytest.mark.parametrize(
    ("text", "most", "shown"),
    [
        ("How it looks when you are new here", 16, "How it looks…"),
        ("Staying well at work", 20, "Staying well at work"),
        ("Staying well, at work", 14, "Staying well…"),
        ("Unternehmenskommunikation", 10, "Unternehm…"),
        ("A Unternehmenskommunikation", 10, "A Unterne…"),
    ],
)
def test_text_is_cut_after_a_word_unless_that_leaves_too_little(text: str, most: int, shown: str) -> None:
    assert shorten(text, most) == shown
    assert len(shorten(text, most)) <= most
