"""What people read of the simulator and the demo's page is a message of the catalogue: in Python, scripts and HTML.

A script of an invented person presses what stands on their screen, and names it as the bot's own catalogue has it.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from handlers.ids import COMMAND
from handlers.texts import PRODUCT
from handlers.texts.extract import read
from prompts.taxonomy import topic_names
from simulator.texts.page import MESSAGE
from tests.handlers.text_in_code import OUR_MISTAKES, Code, faults
from tests.simulator import text_in_scripts

ROOT = Path(__file__).parent.parent.parent
DECISION = ROOT / "docs" / "decisions" / "0014-what-stays-out-of-the-catalogue.md"

TOLD_TO_THE_DRIVER = {"NotVisible", "CannotDo", "UnreadablePeople"}
SLACKS_API = {"SlackError"}
MODULES = {
    str(path.relative_to(ROOT)): Code(path, OUR_MISTAKES | TOLD_TO_THE_DRIVER | SLACKS_API)
    for path in sorted((ROOT / "simulator").rglob("*.py"))
}
SCRIPTS = sorted((ROOT / "simulator" / "web" / "page").rglob("*.js"))

DRIVER = "told to whoever drives the simulator from a test or the command line"
API = "what Slack's API answers an app, and headers"

APART = {
    "simulator/__main__.py": DRIVER,
    "simulator/demo.py": DRIVER,
    "simulator/control.py": DRIVER,
    "simulator/api.py": API,
    "simulator/delivery.py": API,
    "simulator/limits/": API,
    "simulator/rates.py": API,
    "simulator/socket_mode.py": API,
    "simulator/web_api/": API,
}
"""Files and rooms without a word for those who look at a screen."""

NOT_TEXT = {
    "simulator/actions.py": {"on the screen is:\n", "on the screen is the modal ", "Home:\n"},
    "simulator/app.py": {"Bothways"},
    "simulator/interactions.py": {"the answer to ", " is refused: ", "the answer to a submission is refused: "},
    "simulator/locators.py": {"(no label)", " beside "},
    "simulator/model.py": {"Europe/London", "Northfield Group"},
    "simulator/payloads.py": {"Ev"},
    "simulator/people.py": {"no modal", "no button ", "nothing to choose called ", "no field "},
    "simulator/quick_database.py": {"PRAGMA synchronous=OFF"},
    "simulator/slack.py": {"Acme"},
    "simulator/stage.py": {"Northfield Trust"},
    "simulator/story.py": {"Gita Rao", "Tomasz Zielinski", "Hanna Weber", "Europe/London"},
    "simulator/team.py": {"Slackbot"},
    "simulator/texts/extract.py": {"Translators: of somebody invented; without a word that names a gender."},
    "simulator/texts/page.py": {'<html lang="en">', '<html lang="'},
    "simulator/web/happened.py": {"put off"},
    "simulator/web/routes.py": {"Content-Disposition", 'attachment; filename="'},
    "simulator/workspace.py": {"Europe/London", "a user has no "},
}
"""What looks like text and is none: names, keys, headers, and what is said of a screen to whoever drives it."""

NOT_TEXT_PATTERNS = {
    "simulator/cast.py": re.compile(r"\nAmina Diallo\||Europe/London|09:00 to 17:00"),
    "simulator/texts/scripts.py": re.compile(r"\(\?xs\)"),
    "simulator/web/server.py": re.compile(r"[A-Z]\w+-[A-Z][\w-]+|[a-z-]+ ('(none|self)'|data:)"),
}
"""The same for long ones. What the cast is called and does is taken into the catalogue from the table of it."""

NOT_TEXT_IN_SCRIPTS = {
    "api.js": {"Content-Type"},
    "chart.js": {"…", "chart-way series-", "chart-area series-", "chart-picture pie"},
    "composer.js": {"Escape", "Enter"},
    "dialogs.js": {"Escape"},
    "dom.js": {"Tab"},
    "elements.js": {"Escape"},
    "happened.js": {"put off"},
    "modal.js": {".modal-body input, .modal-body select, .modal-body textarea"},
    "mrkdwn.js": {"noopener noreferrer"},
    "panes.js": {"#panes button"},
    "picker.js": {"Enter", "Escape", "Backspace"},
}
"""Keys of the keyboard, headers, classes, selectors, and what became of a nudge as the server calls it."""


def on_the_bots_screen() -> set[str]:
    """What a script may name in English: `Person.called` says how it stands on a screen in another language."""
    messages = {each.id if isinstance(each.id, str) else each.id[0] for each in read(PRODUCT.template) if each.id}
    return messages.union(*(names.labels for names in topic_names().values()))


NAMED = on_the_bots_screen()


def apart(path: str) -> str | None:
    """The exception that a file falls under."""
    return next((where for where in APART if path.startswith(where)), None)


def unnamed(path: str) -> set[str]:
    """The strings of a module that are no messages, no labels of the bot's, and no commands."""
    return {text for text in MODULES[path].loose() if text not in NAMED and not text.startswith(f"{COMMAND} ")}


def no_text(path: str, text: str) -> bool:
    """Whether a string is listed as none that people read."""
    pattern = NOT_TEXT_PATTERNS.get(path)
    return text in NOT_TEXT.get(path, ()) or bool(pattern and pattern.match(text))


@pytest.mark.parametrize("path", [path for path in MODULES if apart(path) is None])
def test_nothing_that_people_read_stands_outside_the_catalogues(path: str) -> None:
    assert {text for text in unnamed(path) if not no_text(path, text)} == set()


def test_no_exception_outlives_its_reason() -> None:
    assert {path for path, texts in NOT_TEXT.items() if texts - unnamed(path)} == set()
    assert {path for path, each in NOT_TEXT_PATTERNS.items() if not any(map(each.match, unnamed(path)))} == set()
    assert {where for path in MODULES if unnamed(path) and (where := apart(path))} == set(APART)
    scripts = {script.name: set(text_in_scripts.loose(script.read_text(encoding="utf-8"))) for script in SCRIPTS}
    assert {name for name, texts in NOT_TEXT_IN_SCRIPTS.items() if texts - scripts[name]} == set()


@pytest.mark.parametrize("path", MODULES)
def test_messages_are_whole_and_their_placeholders_are_filled_in(path: str) -> None:
    assert [f"{call.lineno}: {fault}" for call in MODULES[path].calls() for fault in faults(call)] == []


@pytest.mark.parametrize("script", SCRIPTS, ids=lambda script: script.name)
def test_nothing_that_people_read_stands_outside_the_catalogue_in_a_script(script: Path) -> None:
    source = script.read_text(encoding="utf-8")

    assert set(text_in_scripts.loose(source)) - NOT_TEXT_IN_SCRIPTS.get(script.name, set()) == set()
    assert script.name == "texts.js" or text_in_scripts.put_together(source) == []


class Shown(HTMLParser):
    """The texts and labels of a page."""

    def __init__(self, source: str) -> None:
        """All of them, in order."""
        super().__init__()
        self.texts: list[str] = []
        self.feed(source)

    def handle_data(self, data: str) -> None:
        """Text between tags."""
        self.texts += [data.strip()] if data.strip() else []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """A label that is read aloud or shown on hovering, of whatever tag."""
        del tag
        self.texts += [
            value for name, value in attrs if name in ("aria-label", "title", "placeholder", "alt") and value
        ]


@pytest.mark.parametrize("page", sorted((ROOT / "simulator").rglob("*.html")), ids=lambda page: page.name)
def test_nothing_that_people_read_stands_outside_the_catalogue_in_a_page(page: Path) -> None:
    texts = Shown(page.read_text(encoding="utf-8")).texts

    assert len(texts) > 5
    assert [text for text in texts if re.search(r"[^\W\d_]", MESSAGE.sub("", text))] == []


def test_the_decision_names_what_stays_outside() -> None:
    decision = DECISION.read_text(encoding="utf-8")

    assert [where for where in APART if where.rstrip("/") not in decision] == []


def test_words_of_scripts_are_found() -> None:
    source = """
    // A comment with words.
    const found = h("button.button", { "aria-label": "all", click: () => go(`Now ${person.name} acts`) }, "go");
    /* More of them. */
    if (event.key === "Escape") post("clock", /[`"]no text/);
    node.append(h("p", {}, kind === "im" ? "edited" : [t("Said"), "listed"]), t("Also", { of: "them" }), many("x"));
    n("{count} day", "{count} days", 2, { of: t("June") });
    """

    assert text_in_scripts.loose(source) == ["all", "Now  acts", "go", "Escape", "edited", "listed"]
    assert text_in_scripts.put_together(source) == []
    assert text_in_scripts.put_together('t("Hello " + name);\nt(`Hello ${name}`);\nn("day", days, 2)') == [1, 2, 3]


def test_words_of_pages_are_found() -> None:
    assert Shown('<nav aria-label="Views"><p>Hello <b>there</b></p></nav>').texts == ["Views", "Hello", "there"]
