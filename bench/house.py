"""How the house is cut: `python -m bench.house [folder]` prints sizes of files and functions, the longest by name, and
ties between modules.

Lines are all lines, with blanks and docstrings. A module is one file; a tie is one module of the project that another
imports, wherever in the file.
"""

from __future__ import annotations

import ast
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path

PACKAGES = ("mentoring", "handlers", "storage", "prompts", "bot", "simulator")
WRITTEN_ONCE = "storage/migrations/versions/"
"""Migrations are history, and nobody works in them again."""

LISTED = 10
"""How many of the longest files and functions are named."""

Trees = dict[str, ast.Module]
"""Each module by its dotted name."""

Sized = tuple[int, str]
"""How many lines, and of what."""


def read(root: Path) -> tuple[Trees, list[Sized]]:
    """The modules of the packages, and the lines of each file."""
    trees: Trees = {}
    lines: list[Sized] = []
    for path in sorted(path for package in PACKAGES for path in (root / package).rglob("*.py")):
        relative = path.relative_to(root)
        if not relative.as_posix().startswith(WRITTEN_ONCE):
            text = path.read_text(encoding="utf-8")
            trees[".".join(relative.with_suffix("").parts).removesuffix(".__init__")] = ast.parse(text)
            lines.append((len(text.splitlines()), relative.as_posix()))
    return trees, lines


def functions(module: str, tree: ast.Module) -> Iterator[Sized]:
    """The lines of each function of a module, methods and inner ones too."""
    for node in ast.walk(tree):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield (node.end_lineno or node.lineno) - node.lineno + 1, f"{module}.{node.name}"


def imported(tree: ast.Module, known: Trees) -> set[str]:
    """The modules of the project that a module imports; of a package, the module that is meant where one is."""
    found = set()
    for node in ast.walk(tree):
        if isinstance(node, ast.Import):
            found |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            inner = {alias.name: f"{node.module}.{alias.name}" for alias in node.names}
            found |= {name if name in known else node.module for name in inner.values()}
    return found & known.keys()


def longest(things: Iterable[Sized]) -> str:
    """The longest of them, longest first."""
    return ", ".join(f"{name} {lines}" for lines, name in sorted(things, reverse=True)[:LISTED])


def spread(numbers: Sequence[int]) -> str:
    """Median, p90 and largest, as cells of a table."""
    ordered = sorted(numbers)
    return f"{ordered[len(ordered) // 2]} | {ordered[len(ordered) * 9 // 10]} | {ordered[-1]}"


def table(root: Path) -> str:
    """The sizes of the project that lies in this folder, as a Markdown table."""
    trees, files = read(root)
    ties = {module: imported(tree, trees) - {module} for module, tree in trees.items()}
    importers = Counter(other for others in ties.values() for other in others)
    lone = [module for module in trees if importers[module] == 1]
    edges, of_each = sum(map(len, ties.values())), [len(others) for others in ties.values()]
    made = [each for module, tree in trees.items() for each in functions(module, tree)]
    lines, lengths = [each for each, _ in files], [each for each, _ in made]
    return "\n".join(
        (
            "| what | how many | median | p90 | largest |",
            "|---|---|---|---|---|",
            f"| lines of a file | {len(files)} | {spread(lines)} |",
            f"| lines of a function | {len(lengths)} | {spread(lengths)} |",
            f"| modules that a module imports | {edges} ({edges / len(trees):.1f} each) | {spread(of_each)} |",
            f"| modules with one importer | {len(lone)} | | | |",
            "",
            f"The longest files: {longest(files)}.",
            "",
            f"The longest functions: {longest(made)}.",
        )
    )


if __name__ == "__main__":
    print(table(Path(sys.argv[1]) if len(sys.argv) > 1 else Path(__file__).parent.parent))
