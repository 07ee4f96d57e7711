"""What each test file costs: `python -m pytest -p tests.costs -q tests` ends with processor seconds, dearest first.

Seconds of a processor, children's too, and not of a clock: they are the same on a busy machine. Run without `-n`.
"""

from __future__ import annotations

import os
from collections import Counter

import pytest

SHOWN = 40


class Costs:
    """What was spent, file by file, since the tests were collected."""

    def __init__(self) -> None:
        self.spent = Counter[str]()
        self.since = 0.0

    def pytest_collection_finish(self) -> None:
        self.since = spent_so_far()

    def pytest_runtest_logfinish(self, nodeid: str) -> None:
        now = spent_so_far()
        self.spent[nodeid.partition("::")[0]] += now - self.since
        self.since = now

    def pytest_terminal_summary(self, terminalreporter: pytest.TerminalReporter) -> None:
        terminalreporter.section(f"{sum(self.spent.values()):.0f} processor seconds")
        for file, seconds in self.spent.most_common(SHOWN):
            terminalreporter.write_line(f"{seconds:8.2f}  {file}")


def spent_so_far() -> float:
    """Seconds of this process and of its children that have ended."""
    used = os.times()
    return used.user + used.system + used.children_user + used.children_system


def pytest_configure(config: pytest.Config) -> None:
    """Count from here on."""
    config.pluginmanager.register(Costs())
