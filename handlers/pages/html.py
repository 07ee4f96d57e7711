"""The few shapes that a page is made of; whatever is said in them is escaped here."""

from __future__ import annotations

from collections.abc import Sequence
from html import escape

from handlers.pages.style import STYLE


def page(language: str, title: str, parts: Sequence[str]) -> str:
    """A whole page that needs nothing else."""
    body = "\n".join(parts)
    return (
        f'<!doctype html>\n<html lang="{language}"><head><meta charset="utf-8">'
        '<meta name="viewport" content="width=device-width, initial-scale=1">'
        f"<title>{escape(title)}</title><style>{STYLE}</style></head><body><main>\n{body}\n</main></body></html>\n"
    )


def headline(text: str) -> str:
    """The one at the top."""
    return f"<h1>{escape(text)}</h1>"


def heading(text: str) -> str:
    """Of a part."""
    return f"<h2>{escape(text)}</h2>"


def paragraph(text: str, kind: str = "") -> str:
    """A paragraph; `kind` is its class in the style sheet."""
    return f'<p class="{kind}">{escape(text)}</p>' if kind else f"<p>{escape(text)}</p>"


def numbers(pairs: Sequence[tuple[str, str]]) -> str:
    """Large numbers with a line each."""
    cells = "".join(f"<li><b>{escape(number)}</b><span>{escape(what)}</span></li>" for number, what in pairs)
    return f'<ul class="numbers">{cells}</ul>'


def listing(lines: Sequence[str]) -> str:
    """A list."""
    return f"<ul>{''.join(f'<li>{escape(line)}</li>' for line in lines)}</ul>"


def quotation(words: str) -> str:
    """Somebody's own words."""
    return f"<blockquote>{escape(words)}</blockquote>"


def figure(svg: str, label: str) -> str:
    """A chart with what it shows."""
    return f"<figure>{svg}<figcaption>{escape(label)}</figcaption></figure>"


def table(head: Sequence[str], rows: Sequence[Sequence[str]]) -> str:
    """A table; a row with fewer cells lets its last one go across."""
    top = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in head)
    lines = []
    for row in rows:
        first = f'<th scope="row">{escape(row[0])}</th>'
        cells = [f'<td data-head="{escape(head[at])}">{escape(cell)}</td>' for at, cell in enumerate(row[1:], 1)]
        if len(row) < len(head):
            cells = [f'<td colspan="{len(head) - 1}" class="hidden">{escape(row[-1])}</td>']
        lines.append(f"<tr>{first}{''.join(cells)}</tr>")
    return f"<table><thead><tr>{top}</tr></thead><tbody>{''.join(lines)}</tbody></table>"
