"""`make messages`: extract every message of the bot into the template, and bring each catalogue up to date.

Read from the syntax tree: Babel's own extractor goes by words, and takes the translator `t` that is handed on inside of
a message's arguments for the beginning of another message.
"""

from __future__ import annotations

import ast
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path

from babel.messages import Catalog
from babel.messages.pofile import read_po, write_po

from handlers.texts import PRODUCT, Domain

CODE = PRODUCT.folder.parent
"""Where the bot's messages are extracted from: everything that draws text stands in this package."""

MARKS = {"t": 1, "n": 2, "p": 2, "msg": 1, "pmsg": 2}
"""The calls that make a message, and how many arguments are its text: with `n` a plural, with `p` a context."""

NOTE = "# Translators:"
"""A comment right above a message that begins like this goes into the catalogues with it."""

WIDTH = 110


@dataclass(frozen=True, kw_only=True)
class Extracted:
    """A message as it stands in the code; `file` is relative to the repository."""

    text: str | tuple[str, str]
    context: str | None = None
    line: int = 0
    note: str = ""
    file: str = ""


def messages(source: str) -> Iterator[Extracted]:
    """Every message of a module, from top to bottom; a call that hands on a message from a table is none."""
    lines = source.splitlines()
    calls = [node for node in ast.walk(ast.parse(source)) if isinstance(node, ast.Call) and mark_of(node) in MARKS]
    for call in sorted(calls, key=lambda call: (call.lineno, call.col_offset)):
        mark = mark_of(call)
        said = [text for each in call.args[: MARKS[mark]] if (text := literal(each)) is not None]
        if len(said) == MARKS[mark]:
            above = lines[call.lineno - 2].strip() if call.lineno > 1 else ""
            yield _extracted(mark, said, call.lineno, above.removeprefix("# ") if above.startswith(NOTE) else "")


def mark_of(call: ast.Call) -> str:
    """By which name something is called: `t` for `t(…)`, `n` for `reply.t.n(…)`."""
    match call.func:
        case ast.Name(id=name) | ast.Attribute(attr=name):
            return name
    return ""


def literal(argument: ast.expr) -> str | None:
    """The text of an argument that is written out in the code."""
    match argument:
        case ast.Constant(value=str(text)):
            return text
    return None


def in_python(folder: Path) -> Iterator[Extracted]:
    """The messages of a package, by file in the order in which they stand."""
    for file in sorted(folder.rglob("*.py")):
        for each in messages(file.read_text(encoding="utf-8")):
            yield replace(each, file=str(file.relative_to(CODE.parent)))


def extracted(domain: Domain, found: Iterable[Extracted]) -> Catalog:
    """Messages as a fresh template."""
    template = Catalog(domain=domain.name, project="Bothways", charset="utf-8")
    for each in found:
        notes = [each.note] if each.note else []
        template.add(each.text, locations=[(each.file, each.line)], auto_comments=notes, context=each.context)
    return template


def catalogues(domain: Domain) -> list[Path]:
    """The catalogue of each language but English."""
    return sorted(domain.folder.glob(f"*/LC_MESSAGES/{domain.name}.po"))


def read(file: Path) -> Catalog:
    """A template or catalogue as it is stored."""
    with file.open("rb") as stored:
        return read_po(stored, locale=None if file.suffix == ".pot" else file.parent.parent.name)


def missing(catalogue: Catalog) -> list[str]:
    """The messages that a catalogue has in English only, or that nobody has looked at since they changed."""
    return [
        "".join(each.id[:1] if isinstance(each.id, tuple) else each.id)
        for each in catalogue
        if each.id and (each.fuzzy or not all(each.string if isinstance(each.string, tuple) else [each.string]))
    ]


def bring_up_to_date(domain: Domain, found: Iterable[Extracted]) -> None:
    """Write the template, then each catalogue with its new messages and without those that are gone; say what is
    missing in each.
    """
    template = extracted(domain, found)
    _write(domain.template, template)
    for file in catalogues(domain):
        catalogue = read(file)
        catalogue.update(template, no_fuzzy_matching=True, update_creation_date=False)
        _write(file, catalogue)
        for each in missing(catalogue):
            sys.stdout.write(f"{file.parent.parent.name}: to be translated: {each}\n")


def _extracted(mark: str, said: list[str], line: int, note: str) -> Extracted:
    if mark == "n":
        return Extracted(text=(said[0], said[1]), context=None, line=line, note=note)
    return Extracted(text=said[-1], context=said[0] if len(said) > 1 else None, line=line, note=note)


def _write(file: Path, catalogue: Catalog) -> None:
    """Files without line numbers and dates: a diff shows what changed in the texts, and nothing else."""
    headless = file.suffix == ".pot"
    with file.open("wb") as stored:
        write_po(stored, catalogue, width=WIDTH, include_lineno=False, omit_header=headless, ignore_obsolete=True)


if __name__ == "__main__":
    bring_up_to_date(PRODUCT, in_python(CODE))
