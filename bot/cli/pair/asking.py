"""A question to whoever sits before the terminal; without anybody there, everything stays open and is told."""

from __future__ import annotations

import sys
from collections.abc import Callable, Sequence

import typer

AskPerson = Callable[[str, Sequence[str]], int | None]
"""Puts a question with options, and answers the place of the one that was chosen, or None."""


def nobody_to_ask(_question: str, _options: Sequence[str]) -> int | None:
    """No answer."""
    return None


def at_the_terminal(question: str, options: Sequence[str]) -> int | None:
    """Ask on the terminal; just Enter, or anything that is no number of the list, leaves the question open."""
    typer.echo(question, err=True)
    for number, option in enumerate(options, 1):
        typer.echo(f"  {number}  {option}", err=True)
    answer = typer.prompt("Which one? (Enter: none of these)", default="", show_default=False, err=True).strip()
    return int(answer) - 1 if answer.isdecimal() and 1 <= int(answer) <= len(options) else None


def somebody_is_there() -> bool:
    """Whether a person sits before this terminal."""
    return sys.stdin.isatty() and sys.stderr.isatty()
