"""Which strings of the page's scripts people would read, and are no messages of the catalogue: over their tokens."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator

from simulator.texts.scripts import MARKS, Token, message_calls, tokens

_WORDS = re.compile(r"^[A-Z][a-z]+\b|[a-z]{2,} [a-z]{2,}|[“”’…]")
_LETTER = re.compile(r"[^\W\d_]")

LABELS = frozenset({"aria-label", "title", "placeholder", "alt", "textContent"})
"""What is shown or read aloud of an element besides what stands in it."""


def loose(source: str) -> list[str]:
    """The strings that read like words, stand in an element or label one, in order; a template is one string."""
    script = tokens(source)
    said = {at for _, places in message_calls(script) for at in places}
    seen = {*_children(script), *_labels(script)}
    templates: dict[int, list[int]] = defaultdict(list)
    for at, token in enumerate(script):
        if token.kind in ("text", "piece") and at not in said:
            templates[token.template or -at].append(at)
    strings = [("".join(script[at].value for at in places), bool(seen & {*places})) for places in templates.values()]
    return [text for text, shown in strings if _WORDS.search(text) or (shown and _LETTER.search(text))]


def put_together(source: str) -> list[int]:
    """The lines of messages that no translator can be given: not written out, or put together from parts."""
    script = tokens(source)
    calls = message_calls(script)
    return [script[at].line for at, places in calls if len(places) < MARKS[script[at].value]]


def _children(script: list[Token]) -> Iterator[int]:
    """Where strings stand that `h(what, given, …)` puts into an element."""
    # For each bracket that is open: which it is, and how many commas have come since; a list is in what it stands in.
    inside: list[list[str | int]] = []
    for at, token in enumerate(script):
        before = script[at - 1] if at else token
        if token.value in ("(", "[", "{") and token.kind == "mark":
            called = before.kind == "word" and before.value != "return"
            kind = ("h" if before.value == "h" else "call") if token.value == "(" and called else token.value
            inside.append([kind, 0])
        elif token.value in (")", "]", "}") and token.kind == "mark" and inside:
            inside.pop()
        elif token.value == "," and inside:
            inside[-1][1] = int(inside[-1][1]) + 1
        elif token.kind in ("text", "piece") and before.value != "=" and _is_child(inside):
            yield at


def _is_child(inside: list[list[str | int]]) -> bool:
    for kind, commas in reversed(inside):
        if kind == "h":
            return int(commas) >= 2
        if kind in ("call", "{"):
            return False
    return False


def _labels(script: list[Token]) -> Iterator[int]:
    """Where strings stand that label an element: `"aria-label": "…"`, `.placeholder = "…"`."""
    for at, token in enumerate(script[2:], 2):
        name, mark = script[at - 2].value, script[at - 1].value
        if token.kind in ("text", "piece") and mark in (":", "=", ",") and name in LABELS:
            yield at
