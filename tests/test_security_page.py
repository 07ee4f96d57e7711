"""`docs/security.md` names a test for each of its rows, and each of them exists."""

from __future__ import annotations

import re
from pathlib import Path

ROOT = Path(__file__).parent.parent
PAGE = (ROOT / "docs" / "security.md").read_text(encoding="utf-8")


def test_each_test_that_is_named_exists() -> None:
    named = set(re.findall(r"`(tests/[\w/.]+)`", PAGE))
    assert len(named) > 10
    assert {name for name in named if not (ROOT / name).exists()} == set()


def test_each_row_about_what_holds_names_its_test() -> None:
    holds, _, _ = PAGE.partition("## Windows that stay open")
    rows = [line for line in holds.splitlines() if line.startswith("| ") and not line.startswith(("| what", "| where"))]
    assert len(rows) > 20
    assert [row for row in rows if "`tests/" not in row and not row.endswith("| same |")] == []
