"""What people read says nothing as it was said once, and contracts what one contracts aloud."""

from __future__ import annotations

import pytest

from bench.wording import GONE, KEPT, STIFF, gone, messages, stiff, texts


def test_nothing_is_said_as_it_was_said_once() -> None:
    assert list(gone()) == []


def test_every_message_sounds_as_one_says_it() -> None:
    assert {text: forms for text in messages() if (forms := stiff(text))} == {}


def test_all_that_people_read_is_looked_at() -> None:
    looked_at = {where for where, _ in texts()}

    assert len(list(messages())) > 1000
    assert {"the catalogue", "README.md", "docs/participants.md", "simulator/web/steps.py"} <= looked_at
    assert any(where.startswith("prompts/library/en/") for where in looked_at)


def test_no_exception_outlives_its_reason() -> None:
    stiff_ones = [text for text in messages() if STIFF.search(text)]

    assert [kept for kept in KEPT if not any(text.startswith(kept) for text in stiff_ones)] == []
    assert len(set(GONE)) == len(GONE)


@pytest.mark.parametrize(
    ("text", "forms"),
    [
        ("You cannot join.", ["cannot"]),
        ("It is late, and they are not in yet.", ["It is", "they are"]),
        ("You’re in. That’s all there is.", []),
        ("The message shows whose turn it is now.", []),
        ("I’ll write as soon as there is one.", []),
    ],
)
def test_stiff_forms_are_found(text: str, forms: list[str]) -> None:
    assert stiff(text) == forms
