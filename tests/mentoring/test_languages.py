"""Languages by name: what people choose from, and what they write in a spreadsheet."""

from __future__ import annotations

import pytest

from mentoring.languages import COMMON, language_code, language_name

WRITTEN = {
    "English": "en", "Englisch": "en", "EN": "en", "de": "de", "German": "de", " deutsch ": "de", "Deutsch": "de",
    "français": "fr", "Französisch": "fr", "العربية": "ar", "Bengali": "bn", "Bangla": "bn", "বাংলা": "bn",
    "mandarin": "zh", "中文": "zh", "हिन्दी": "hi", "norsk": "no", "日本語": "ja", "Română": "ro", "українська": "uk",
    "Welsh": "cy", "CYMRAEG": "cy", "Farsi": "fa", "Gaelic": None, "Esperantisch": None, "de-AT": None, "": None,
}  # fmt: skip


@pytest.mark.parametrize(("written", "code"), WRITTEN.items())
def test_a_language_is_known_as_people_write_it(written: str, code: str | None) -> None:
    assert language_code(written) == code


def test_every_language_that_can_be_chosen_is_read_as_it_is_shown() -> None:
    assert {code: language_code(language_name(code)) for code in COMMON} == {code: code for code in COMMON}


def test_those_that_can_be_chosen_stand_by_name_after_english() -> None:
    first, *others = (language_name(code) for code in COMMON)

    assert first == "English"
    assert others == sorted(others)


def test_a_name_is_in_the_readers_language() -> None:
    assert [language_name("cy", reader) for reader in ("en", "de")] == ["Welsh", "Walisisch"]
    assert language_name("x-own") == "x-own"
