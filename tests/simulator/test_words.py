"""Every file of the simulator and of the demo's page in which words stand that people read is named, with its reason.

They are in no catalogue (docs/decisions/0014): a new file with words is a decision, made here.
"""

from __future__ import annotations

import re
from html.parser import HTMLParser
from pathlib import Path

import pytest

from tests.handlers.text_in_code import Code

ROOT = Path(__file__).parent.parent.parent
DECISION = ROOT / "docs" / "decisions" / "0014-what-stays-out-of-the-catalogue.md"

SLACK = "Slack's own words, which the simulator repeats"
SCRIPT = "an invented person, who presses what stands in English and types English"
DRIVER = "told to whoever drives the simulator from a test or the command line"
DEMO = "the demo's own words"

ROOMS = {
    "simulator/autopilot/": SCRIPT,
    "simulator/cast.py": SCRIPT,
    "simulator/joining.py": SCRIPT,
    "simulator/story.py": SCRIPT,
    "simulator/story_answers.py": SCRIPT,
    "simulator/together.py": SCRIPT,
    "simulator/web/acts.py": SCRIPT,
    "simulator/web/setting.py": SCRIPT,
    "simulator/__main__.py": DRIVER,
    "simulator/actions.py": DRIVER,
    "simulator/control.py": DRIVER,
    "simulator/control_acts.py": DRIVER,
    "simulator/demo.py": DRIVER,
    "simulator/locators.py": DRIVER,
    "simulator/people.py": DRIVER,
    "simulator/render.py": DRIVER,
    "simulator/stage.py": DRIVER,
    "simulator/workspace.py": DRIVER,
    "simulator/api.py": SLACK,
    "simulator/app.py": SLACK,
    "simulator/delivery.py": SLACK,
    "simulator/filling.py": SLACK,
    "simulator/interactions.py": SLACK,
    "simulator/limits/": SLACK,
    "simulator/model.py": SLACK,
    "simulator/mrkdwn.py": SLACK,
    "simulator/payloads.py": SLACK,
    "simulator/quick_database.py": SLACK,
    "simulator/rates.py": SLACK,
    "simulator/screen.py": SLACK,
    "simulator/slack.py": SLACK,
    "simulator/socket_mode.py": SLACK,
    "simulator/team.py": SLACK,
    "simulator/web_api/": SLACK,
    "simulator/web/ahead.py": DEMO,
    "simulator/web/happened.py": DEMO,
    "simulator/web/routes.py": DEMO,
    "simulator/web/server.py": DEMO,
    "simulator/web/show.py": DEMO,
    "simulator/web/steps.py": DEMO,
    "simulator/web/tour.py": DEMO,
    "simulator/web/page/index.html": DEMO,
    "simulator/web/page/app.js": DEMO,
    "simulator/web/page/chart.js": DEMO,
    "simulator/web/page/clock.js": DEMO,
    "simulator/web/page/happened.js": DEMO,
    "simulator/web/page/panes.js": DEMO,
    "simulator/web/page/side.js": DEMO,
    "simulator/web/page/tools.js": DEMO,
    "simulator/web/page/tour.js": DEMO,
    "simulator/web/page/blocks.js": SLACK,
    "simulator/web/page/composer.js": SLACK,
    "simulator/web/page/dates.js": SLACK,
    "simulator/web/page/dialogs.js": SLACK,
    "simulator/web/page/elements.js": SLACK,
    "simulator/web/page/modal.js": SLACK,
    "simulator/web/page/mrkdwn.js": SLACK,
    "simulator/web/page/picker.js": SLACK,
    "simulator/web/page/talk.js": SLACK,
}
"""Where words stand, and whose they are."""

_COMMENT = re.compile(r"/\*.*?\*/|^\s*//.*?$|\s// .*?$", re.DOTALL | re.MULTILINE)
_STRING = re.compile(r'"((?:[^"\\\n]|\\.)*)"|`((?:[^`\\]|\\.)*)`', re.DOTALL)
_CODE = re.compile(r"\$\{(?:[^{}]|\{[^{}]*\})*\}")
_WORDS = re.compile(r"^[A-Z][a-z]+\b|[a-z]{2,} [a-z]{2,}")
KEYS = frozenset(
    "ArrowDown ArrowUp Escape Enter Backspace Tab Space Home End PageUp PageDown Alt Content-Type Storage".split()
)
"""What a key of the keyboard, or a header, is called."""


def in_script(source: str) -> list[str]:
    """The strings of a script that read like words."""
    strings = [one or many for one, many in _STRING.findall(_COMMENT.sub("", source))]
    texts = [_CODE.sub("", each).strip() for each in strings]
    return [text for text in texts if _WORDS.search(text) and text not in KEYS and not text.startswith("M110")]


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


def words_of(file: Path) -> list[str]:
    """What people read in a file."""
    source = file.read_text(encoding="utf-8")
    if file.suffix == ".py":
        return Code(file).loose()
    return Shown(source).texts if file.suffix == ".html" else in_script(source)


WITH_WORDS = {
    str(file.relative_to(ROOT)): words
    for kind in ("py", "js", "html")
    for file in sorted((ROOT / "simulator").rglob(f"*.{kind}"))
    if (words := words_of(file))
}


@pytest.mark.parametrize("path", WITH_WORDS)
def test_words_outside_the_catalogue_are_somebodys(path: str) -> None:
    assert [room for room in ROOMS if path.startswith(room)]


def test_no_room_is_left_without_words() -> None:
    assert [room for room in ROOMS if not any(path.startswith(room) for path in WITH_WORDS)] == []


def test_the_decision_names_the_demo_and_the_simulator() -> None:
    decision = DECISION.read_text(encoding="utf-8")

    assert "`simulator/web/page/`" in decision
    assert "| `simulator/`, but for the demo's page |" in decision


def test_words_of_scripts_are_found() -> None:
    source = """
    // A comment with words.
    const found = h("button.button", { "aria-label": "Show all", click: () => go(`Now ${person.name} acts`) }, "Next");
    /* More of them. */
    if (event.key === "Escape") post("clock");
    """

    assert in_script(source) == ["Show all", "Now  acts", "Next"]


def test_words_of_pages_are_found() -> None:
    assert Shown('<nav aria-label="Views"><p>Hello <b>there</b></p></nav>').texts == ["Views", "Hello", "there"]
