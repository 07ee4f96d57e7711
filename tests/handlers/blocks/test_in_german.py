"""Every message and form once more in German, which is longer: Slack takes each, whatever people typed."""

from __future__ import annotations

import importlib
import pkgutil
from collections.abc import Iterator
from types import ModuleType

import pytest

import tests.handlers.blocks.cases as all_cases
from handlers.blocks.block_kit import Message
from handlers.texts import texts
from mentoring.model import Language
from simulator.limits import message_findings, view_findings
from tests.handlers.blocks import samples
from tests.handlers.blocks.cases.kind import Cases, Drawn


def modules() -> list[ModuleType]:
    """The modules of cases, each of which takes the translator of the samples as it is when it is loaded."""
    found = pkgutil.iter_modules(all_cases.__path__)
    return [importlib.import_module(f"{all_cases.__name__}.{each.name}") for each in found if each.name != "kind"]


@pytest.fixture(scope="module")
def german() -> Iterator[list[Cases]]:
    """Every case as a German reads it: with names as they are, and with names that try to be something else."""
    usual = samples.T
    samples.T = texts(Language.GERMAN)
    try:
        for module in modules():
            importlib.reload(module)
        yield [
            all_cases.drawn(samples.Samples()),
            all_cases.drawn(samples.Samples(name="<!channel> & <@U1|you> *now*", own="<@U1> `x` & _y_")),
        ]
    finally:
        samples.T = usual
        for module in modules():
            importlib.reload(module)


def findings(shown: Drawn) -> list[str]:
    return message_findings(list(shown.blocks)) if isinstance(shown, Message) else view_findings(shown)


def test_slack_takes_everything_in_german(german: list[Cases]) -> None:
    assert len(german[0]) > 100
    assert [
        (name, case, finding)
        for cases in german
        for name, shown in cases.items()
        for case, each in shown.items()
        for finding in findings(each)
    ] == []
