"""Which strings of a module people would read, and whether they are messages of the catalogue: over its syntax tree."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from string import Formatter

from handlers.texts.extract import MARKS, literal, mark_of

NOT_FOR_PEOPLE = {"getLogger", "debug", "info", "warning", "error", "exception", "compile", "TypeVar", "NewType"}
"""Calls whose strings nobody reads who uses the product: logs, patterns, types."""

OUR_MISTAKES = frozenset(
    {"ValueError", "TypeError", "KeyError", "RuntimeError", "UnfitForSlack", "Unanswered", "AssertionError"}
)
"""Exceptions that only a mistake of ours raises; people get a reference."""

_WORDS = re.compile(r"[^\W\d_]\s|\s[^\W\d_]|^\W*[A-Z][^\W\d_]*[a-z]|[“”„]")
"""Words with a space, a word that begins as a label does, or typography: what keys and codes do not have."""


@dataclass(frozen=True)
class Code:
    """One module's syntax tree; what is raised as one of `mistakes`, no user of the product reads."""

    path: Path
    mistakes: frozenset[str] = OUR_MISTAKES

    @cached_property
    def tree(self) -> ast.Module:
        """The module, parsed."""
        return ast.parse(self.path.read_text(encoding="utf-8"))

    def loose(self) -> list[str]:
        """The strings that people would read and that no translator ever sees, in order."""
        silent = {id(part) for node in self._silent() for part in ast.walk(node)}
        return [
            text.value
            for text in ast.walk(self.tree)
            if isinstance(text, ast.Constant)
            and isinstance(text.value, str)
            and id(text) not in silent
            and _WORDS.search(text.value)
        ]

    def calls(self) -> Iterator[ast.Call]:
        """Each call that makes a message, or hands on one from a table."""
        yield from (node for node in ast.walk(self.tree) if isinstance(node, ast.Call) and mark_of(node) in MARKS)

    def _silent(self) -> Iterator[ast.AST]:
        """The parts of the tree whose strings are messages already, or that no user of the product reads."""
        for node in ast.walk(self.tree):
            match node:
                case ast.ClassDef(bases=[ast.Name(id="StrEnum")]):
                    yield node
                case ast.Module() | ast.ClassDef() | ast.FunctionDef() | ast.AsyncFunctionDef():
                    yield from (each.value for each in node.body if _is_a_docstring(each))
                case ast.Assign(targets=[ast.Name(id="__all__")]):
                    yield node
                case ast.Call() if (mark := mark_of(node)) in MARKS:
                    yield from (each for each in node.args[: MARKS[mark]] if literal(each) is not None)
                case ast.Call() if mark_of(node) in NOT_FOR_PEOPLE:
                    yield node
                case ast.Raise(exc=ast.Call() as raised) if mark_of(raised) in self.mistakes:
                    yield node
                case ast.arg(annotation=ast.expr() as annotation) | ast.AnnAssign(annotation=annotation):
                    yield annotation


def placeholders(text: str) -> set[str]:
    """The names that a message waits for."""
    return {name for _, name, _, _ in Formatter().parse(text) if name is not None}


def faults(call: ast.Call) -> list[str]:
    """What is wrong with one message as it is made."""
    given = call.args[: MARKS[mark_of(call)]]
    written = [text for each in given if (text := literal(each)) is not None]
    names = {keyword.arg for keyword in call.keywords}
    filled = names | ({"count"} if mark_of(call) == "n" else set())
    found = []
    if any(isinstance(each, ast.JoinedStr | ast.BinOp) for each in given):
        found.append("put together from parts")
    if not all(name.isidentifier() for text in written for name in placeholders(text)):
        found.append("a placeholder has no name")
    if written and None not in names and mark_of(call) not in ("msg", "pmsg"):
        found += [f"{name} is not filled in" for name in placeholders(written[-1]) - filled]
        found += [f"{name} is in no placeholder" for name in names - placeholders(written[-1])]
    return found


def _is_a_docstring(node: ast.stmt) -> bool:
    return isinstance(node, ast.Expr) and isinstance(node.value, ast.Constant)
