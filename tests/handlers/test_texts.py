"""What people read is a message of the catalogue, whole, and the catalogues are up to date with the code."""

from __future__ import annotations

import ast
from pathlib import Path

import pytest
from babel.messages import Catalog

from handlers.texts import PRODUCT, Texts, msg, pmsg, texts
from handlers.texts.extract import CODE, catalogues, in_python, literal, mark_of, missing, read
from mentoring.model import Language
from tests.handlers.catalogues import out_of_date, unlike_the_english
from tests.handlers.text_in_code import Code, faults

ROOT = Path(__file__).parent.parent.parent
MODULES = {
    str(path.relative_to(ROOT)): Code(path)
    for package in ("handlers", "mentoring", "bot")
    for path in sorted((ROOT / package).rglob("*.py"))
}

NOT_TEXT = {
    "handlers/blocks/help.py": {"`/mentoring "},
    "handlers/blocks/profile.py": {"“", "”"},
    "handlers/forms/profile.py": {"\"“”„'«»"},
    "handlers/calendar.py": {"-//Bothways//Reciprocal mentoring//EN"},
    "handlers/command_parser.py": {"cohort new", "organiser @name", "“”\"'.,!/"},
    "handlers/texts/extract.py": {"# Translators:", "Bothways", ": to be translated: "},
    "mentoring/languages.py": {
        "Bengali",
        "en ar bn zh cs nl fr de el gu hi it ja pl pt pa ro ru so es sv tl tr uk ur vi cy",
    },
    "mentoring/agenda/plan.py": {"Role reversal (Moreno)"},
    "mentoring/nudges/transitions.py": {"the process went away"},
    "mentoring/programme/own_questions.py": {"our own"},
}
"""What looks like text and is none: commands as they are typed, names that programs read, what operators look up."""

ALSO_NOT_TEXT = {
    "handlers/pages/charts.py": "what matplotlib writes, and what becomes of it",
    "handlers/pages/html.py": "tags",
    "handlers/pages/style.py": "a style sheet",
    "mentoring/topic_words.py": "words to compare topics by",
    "mentoring/agenda/shape.py": "minutes, written as letters and seconds",
    "mentoring/coach/": "patterns, and what the coach answers in the language of a question",
    "mentoring/questions/off_limits.py": "words to look for in what people typed",
    "mentoring/questions/themes.py": "the groups of the taxonomy, as keys",
    "bot/__main__.py": "the command line",
    "bot/calendars/": "why a calendar was not read, for the log",
    "bot/cli/": "the command line",
    "bot/clock.py": "what is logged of the machine's clock",
    "bot/config.py": "what the installer is told of a setting",
    "bot/health.py": "what an operator's probe is told",
    "bot/logs.py": "how a traceback is written",
    "bot/metrics.py": "what each metric counts",
    "bot/running.py": "names of tasks, in the log",
    "bot/scheduler.py": "names of tasks, in the log",
    "bot/delivery/database_clock.py": "SQL",
    "bot/slack/": "headers, names of tasks, and what a refused connection is told",
}
"""Files and rooms of strings that none of the people reads whom Slack shows something (docs/decisions/0014)."""


def apart(path: str) -> str | None:
    """The exception that a file falls under."""
    return next((where for where in ALSO_NOT_TEXT if path.startswith(where)), None)


@pytest.mark.parametrize("path", [path for path in MODULES if apart(path) is None])
def test_nothing_that_people_read_stands_outside_the_catalogue(path: str) -> None:
    assert set(MODULES[path].loose()) - NOT_TEXT.get(path, set()) == set()


def test_no_exception_outlives_its_reason() -> None:
    loose = {path: set(code.loose()) for path, code in MODULES.items()}

    assert {path for path, texts_ in NOT_TEXT.items() if texts_ - loose[path]} == set()
    assert {where for path in loose if loose[path] and (where := apart(path))} == set(ALSO_NOT_TEXT)


def test_the_search_sees_what_people_read_and_nothing_else(tmp_path: Path) -> None:
    module = tmp_path / "seen.py"
    module.write_text(
        '"""A docstring."""\n'
        "import logging\n"
        'KEYS = {"met_yes": "Yes, we met", "label": "Join"}\n'
        'def draw(t, name):\n    """Another."""\n    logging.info("Not drawn")\n'
        '    return [t("Hello {name}", name=name), f"{name} opens", msg("Later"), "C0FFEE", "under_score"]\n',
        encoding="utf-8",
    )

    assert set(Code(module).loose()) == {"Yes, we met", "Join", " opens"}


@pytest.mark.parametrize("path", [path for path in MODULES if path.startswith("handlers/")])
def test_messages_are_whole_and_their_placeholders_are_filled_in(path: str) -> None:
    assert [f"{call.lineno}: {fault}" for call in MODULES[path].calls() for fault in faults(call)] == []


@pytest.mark.parametrize(
    ("written", "fault"),
    [
        ('t(f"Hello {name}")', "put together from parts"),
        ('t("Hello " + name)', "put together from parts"),
        ('t("Hello {}", name)', "a placeholder has no name"),
        ('t("Hello {name}")', "name is not filled in"),
        ('t.n("{count} day", "{count} days {rest}", 2)', "rest is not filled in"),
        ('t("Hello", name=1)', "name is in no placeholder"),
    ],
)
def test_a_message_that_cannot_be_translated_is_found(written: str, fault: str) -> None:
    call = ast.parse(written, mode="eval").body

    assert isinstance(call, ast.Call)
    assert fault in faults(call)


def test_the_catalogues_are_up_to_date_with_the_code() -> None:
    """When this fails: `make messages`."""
    assert out_of_date(PRODUCT, in_python(CODE)) == []


def test_every_language_but_english_has_a_catalogue() -> None:
    assert {file.parent.parent.name for file in catalogues(PRODUCT)} == set(Language) - {Language.ENGLISH}


EACH_LANGUAGE = pytest.mark.parametrize("file", catalogues(PRODUCT), ids=lambda file: file.parent.parent.name)


@EACH_LANGUAGE
def test_every_message_is_translated(file: Path) -> None:
    """What is missing stands here, and `make messages` lists it too: write it into the catalogue, under its English."""
    assert missing(read(file)) == []


@EACH_LANGUAGE
def test_a_translation_keeps_the_placeholders_and_the_marks(file: Path) -> None:
    assert unlike_the_english(file) == []


LONGEST_TITLE = 24
"""What Slack takes at the head of a form."""


def begun() -> list[str]:
    """The titles of forms that open at once, before there is anything to show."""
    calls = [call for path in MODULES if path.startswith("handlers/") for call in ast.walk(MODULES[path].tree)]
    titles = [each.args[0] for each in calls if isinstance(each, ast.Call) and mark_of(each) == "begin" and each.args]
    said = [each.args[0] for each in titles if isinstance(each, ast.Call) and mark_of(each) == "t"]
    return [text for each in said if (text := literal(each)) is not None]


@pytest.mark.parametrize("language", list(Language))
def test_a_form_that_opens_at_once_has_a_title_that_fits(language: Language) -> None:
    titles = {title: texts(language)(title) for title in begun()}

    assert len(titles) > 10
    assert {said for said in titles.values() if len(said) > LONGEST_TITLE} == set()


def test_what_is_missing_is_named() -> None:
    catalogue = Catalog(locale="de")
    catalogue.add("Hello", "Hallo")
    catalogue.add("Goodbye")
    catalogue.add(("{count} day", "{count} days"), ("{count} Tag", ""))
    catalogue.add("Thanks", "Danke", flags=["fuzzy"])

    assert missing(catalogue) == ["Goodbye", "{count} day", "Thanks"]


@pytest.mark.parametrize(
    ("locale", "language"),
    [("en-GB", "en"), ("de", "de"), ("de-AT", "de"), ("de_DE", "de"), ("DE", "de"), ("fr-FR", "en"), ("", "en")],
)
def test_a_locale_has_a_language(locale: str, language: str) -> None:
    assert Language.of(locale) == language


def test_a_translator_fills_in_counts_and_knows_two_meanings_of_one_word() -> None:
    english, german = texts(Language.ENGLISH), texts(Language.GERMAN)

    def minutes(t: Texts, number: int) -> str:
        return t.n("{number} minute", "{number} minutes", number, number=number)

    assert [minutes(t, number) for t in (english, german) for number in (1, 2)] == [
        "1 minute",
        "2 minutes",
        "1 Minute",
        "2 Minuten",
    ]
    assert german(pmsg("part of a session", "Opener")) == german.p("part of a session", "Opener") == "Ankommen"
    assert english(pmsg("part of a session", "Opener")) == "Opener"
    assert german(msg("{time} each"), time="2 Minuten") == "je 2 Minuten"


def test_what_no_translator_has_written_yet_stays_english() -> None:
    assert texts(Language.GERMAN)("No such {thing} at all", thing="message") == "No such message at all"
    assert texts(Language.GERMAN).p("nowhere", "At all") == "At all"


def test_what_somebody_typed_is_no_placeholder() -> None:
    assert texts(Language.ENGLISH)("Hello {name}", name="{0} {x}") == "Hello {0} {x}"
