"""Every message and form, word by word: a changed word is a changed golden, and the diff is the review."""

from __future__ import annotations

import importlib
import inspect
import pkgutil
import re
from pathlib import Path

import pytest

import handlers.blocks
from handlers.blocks import block_kit, nudges
from handlers.blocks.block_kit import Message
from simulator.limits import message_findings, view_findings
from tests.handlers.blocks.cases import drawn
from tests.handlers.blocks.cases.kind import Drawn
from tests.handlers.blocks.reading import marked_up, read, texts
from tests.handlers.blocks.samples import Samples

GOLDENS = Path(__file__).parent / "goldens"
CASES = drawn(Samples())
HOSTILE = drawn(Samples(name="<!channel> & <@U1|you> *now*", own="<@U1> <https://example.org|free> `x` & _y_"))
EACH = sorted(CASES)
LIVE = re.compile("<!channel|<@U1|<https:")

NOT_SEEN_BY_ITSELF = {block_kit.__name__, nudges.__name__}
"""The shapes that everything is made of, and the table of contents of nudges."""


def functions_that_draw() -> set[str]:
    """`journey.function` of everything public in `handlers/blocks` that makes a whole message or form."""
    modules = [
        importlib.import_module(f"{handlers.blocks.__name__}.{found.name}")
        for found in pkgutil.iter_modules(handlers.blocks.__path__)
    ]
    return {
        f"{module.__name__.rpartition('.')[2]}.{name}"
        for module in modules
        if module.__name__ not in NOT_SEEN_BY_ITSELF
        for name, function in inspect.getmembers(module, inspect.isfunction)
        if function.__module__ == module.__name__
        and not name.startswith("_")
        and function.__annotations__.get("return") in (Message.__name__, "View")
    }


def page(cases: dict[str, Drawn]) -> str:
    return "\n".join(f"=== {case}\n{read(shown)}" if case else read(shown) for case, shown in cases.items())


def test_everything_that_people_see_has_a_golden() -> None:
    assert set(CASES) == functions_that_draw()


@pytest.mark.parametrize("name", EACH)
def test_people_read_what_the_golden_says(name: str, update_goldens: bool) -> None:
    golden = GOLDENS / f"{name}.txt"
    shown = page(CASES[name])

    if update_goldens:
        golden.write_text(shown, encoding="utf-8")
    assert shown == golden.read_text(encoding="utf-8")


def test_no_golden_is_left_over(update_goldens: bool) -> None:
    kept = {file.stem: file for file in GOLDENS.glob("*.txt")}
    if update_goldens:
        for name in kept.keys() - CASES.keys():
            kept.pop(name).unlink()

    assert set(kept) == set(CASES)


def findings(shown: Drawn) -> list[str]:
    return message_findings(list(shown.blocks)) if isinstance(shown, Message) else view_findings(shown)


@pytest.mark.parametrize("name", EACH)
def test_slack_takes_it_whatever_people_typed(name: str) -> None:
    shown = [*CASES[name].values(), *HOSTILE[name].values()]

    assert [finding for each in shown for finding in findings(each)] == []


@pytest.mark.parametrize("name", EACH)
def test_the_text_alone_says_what_the_blocks_say(name: str) -> None:
    messages = [shown for shown in CASES[name].values() if isinstance(shown, Message)]

    assert [line for shown in messages for line in texts(shown.blocks) if line not in shown.text] == []


@pytest.mark.parametrize("name", EACH)
def test_what_people_typed_calls_nobody_and_links_nowhere(name: str) -> None:
    alive = [text for shown in HOSTILE[name].values() for text in read_by_slack(shown) if LIVE.search(text)]

    assert alive == []


def read_by_slack(shown: Drawn) -> list[str]:
    """Every text in which Slack would bring a mention or a link to life."""
    return [shown.text, *marked_up(shown.blocks)] if isinstance(shown, Message) else list(marked_up(shown))
