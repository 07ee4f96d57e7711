"""`make messages`, for the demo: its messages stand in Python, in the page's scripts and HTML, and in the cast."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from handlers.texts.extract import Extracted, bring_up_to_date, in_python
from simulator.cast import CAST, DEPARTMENT, JOB
from simulator.texts import DEMO
from simulator.texts.page import MESSAGE
from simulator.texts.scripts import messages

CODE = DEMO.folder.parent
PAGE = CODE / "web" / "page"
CAST_NOTE = "Translators: of somebody invented; without a word that names a gender."


def found() -> Iterator[Extracted]:
    """All of them, by file in the order in which they stand."""
    yield from in_python(CODE)
    for file in sorted(PAGE.glob("*.js")):
        yield from (replace(each, file=_name(file)) for each in messages(file.read_text(encoding="utf-8")))
    index = PAGE / "index.html"
    for text in MESSAGE.findall(index.read_text(encoding="utf-8")):
        yield Extracted(text=text, file=_name(index))
    for role in CAST:
        for context, text in ((JOB, role.title), (DEPARTMENT, role.department)):
            yield Extracted(text=text, context=context, note=CAST_NOTE, file="simulator/cast.py")


def _name(file: Path) -> str:
    return str(file.relative_to(CODE.parent))


if __name__ == "__main__":
    bring_up_to_date(DEMO, found())
