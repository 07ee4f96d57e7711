"""The demo's catalogue: up to date with Python, scripts, page and cast; whole in each language; handed to the page."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path

import pytest

from handlers.texts.extract import catalogues, missing, read
from mentoring.model import Language
from mentoring.nudges.model import NudgeKind
from simulator.autopilot.reflexes import Reflexes
from simulator.cast import CAST, in_the_language
from simulator.texts import DEMO, LOCALES, demo_texts, texts_for
from simulator.texts.extract import found
from simulator.texts.labels import labels_in
from simulator.texts.page import drawn, handed
from simulator.texts.scripts import messages, tokens
from simulator.web.kinds import NAMES
from tests.handlers.catalogues import out_of_date, unlike_the_english

EACH_LANGUAGE = pytest.mark.parametrize("file", catalogues(DEMO), ids=lambda file: file.parent.parent.name)

GERMAN = labels_in(Language.GERMAN)


def test_the_catalogues_are_up_to_date_with_the_code() -> None:
    """When this fails: `make messages`."""
    assert out_of_date(DEMO, found()) == []


def test_every_language_has_a_catalogue_and_a_way_of_writing_dates() -> None:
    assert {file.parent.parent.name for file in catalogues(DEMO)} == set(Language) - {Language.ENGLISH}
    assert set(LOCALES) == set(Language)
    assert [texts_for(locale).language for locale in LOCALES.values()] == list(LOCALES)


@EACH_LANGUAGE
def test_every_message_is_translated(file: Path) -> None:
    """What is missing stands here, and `make messages` lists it too: write it into the catalogue, under its English."""
    assert missing(read(file)) == []


@EACH_LANGUAGE
def test_a_translation_keeps_the_placeholders_and_the_marks(file: Path) -> None:
    assert unlike_the_english(file) == []


def test_every_kind_of_nudge_has_a_name() -> None:
    assert set(NAMES) == set(NudgeKind)
    assert [NAMES[kind] for kind in NudgeKind if NAMES[kind].rstrip("?").casefold() != kind.value] == []


def test_the_cast_works_in_the_language_and_speaks_it_and_others_keep_their_own_words() -> None:
    other = replace(CAST[0], title="Midwife of words", department="Medicine, north")

    amina, somebody = in_the_language([CAST[0], other], demo_texts(Language.GERMAN))

    assert (amina.title, amina.department, amina.languages) == ("Ärztliche Direktion", "Medizin", ("German",))
    assert (somebody.title, somebody.department) == (other.title, other.department)
    assert in_the_language(CAST, demo_texts(Language.ENGLISH)) == CAST


@pytest.mark.parametrize(
    ("named", "shown"),
    [
        ("Join", "Mitmachen"),
        ("09:00 to 17:00", "09:00 bis 17:00"),
        ("English", "Englisch"),
        ("German", "Deutsch"),
        ("Negotiation", "Verhandeln"),
        ("Surgery of words", "Surgery of words"),
    ],
)
def test_what_a_script_names_in_english_stands_there_in_german(named: str, shown: str) -> None:
    assert GERMAN(named) == shown
    assert labels_in(Language.ENGLISH)(named) == named


def test_no_two_buttons_of_a_script_are_called_alike() -> None:
    reflexes = Reflexes({}, {}, "#mentoring", 7, GERMAN)

    known = {label: reflexes.name_of(GERMAN(label)) for label in reflexes.known}
    assert len(known) > 5
    assert {label for label, name in known.items() if name != label} == set()
    assert reflexes.name_of("Abrakadabra") is None


def test_the_page_is_drawn_in_the_language() -> None:
    note = "This page needs JavaScript. Without it, `make transcript` prints a whole cohort."
    source = f'<html lang="en"><p title="{{{{Clock}}}}">{{{{{note}}}}}'

    english, german = (drawn(source, demo_texts(language)) for language in (Language.ENGLISH, Language.GERMAN))
    said = note.replace("`make transcript`", "<code>make transcript</code>")
    assert english == f'<html lang="en"><p title="Clock">{said}'
    assert german.startswith('<html lang="de"><p title="Uhr">Diese Seite braucht JavaScript.')


def test_the_scripts_are_handed_every_message_with_its_plural_forms() -> None:
    given = handed(Language.GERMAN)

    assert (given["language"], given["locale"]) == ("de", "de-DE")
    assert given["messages"]["Send"] == "Senden"
    assert given["messages"]["{count} member"] == {"one": "{count} Mitglied", "other": "{count} Mitglieder"}
    assert handed(Language.ENGLISH) == {"language": "en", "locale": "en-GB", "messages": {}}


def test_messages_of_a_script_are_found_wherever_they_stand() -> None:
    source = """
    const a = /["`]/.test(b) ? `${c} ${t("One")}` : `x ${`y ${n("day", "days", 2, { of: t("Two") })}`}`; // t("Never")
    reader.t("No"); function t("no") {} a = b / c; t("Three \\u2026 \\"quoted\\"") /* t("Nor") */ / d;
    """

    assert [each.text for each in messages(source)] == ["One", ("day", "days"), "Two", 'Three … "quoted"']
    assert [each.line for each in messages(source)] == [2, 2, 2, 3]


def test_what_is_no_script_is_refused() -> None:
    with pytest.raises(ValueError, match="is no script"):
        tokens('"never closed')
