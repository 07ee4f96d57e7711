"""Tracebacks without words: where it happened and what kind of error, and of its message only what holds no values.

A library's message quotes what it stumbled over: PostgreSQL the failing row, pydantic the input, a KeyError the key.
"""

from __future__ import annotations

import traceback
from types import TracebackType

from slack_sdk.errors import SlackApiError
from sqlalchemy.exc import DBAPIError

from storage.errors import StorageError

NAMES_ONLY = (AttributeError, ImportError, NameError, OSError, RecursionError, StorageError, TimeoutError)
"""Errors whose message names things of ours or the system's, and no value that somebody gave."""

ExcInfo = tuple[type[BaseException], BaseException, TracebackType | None]


def without_words(exc_info: ExcInfo) -> str:
    """The traceback of an error and of what led to it, oldest first."""
    chain: list[tuple[BaseException, str]] = []
    error: BaseException | None = exc_info[1]
    seen: set[int] = set()
    while error is not None and id(error) not in seen:
        seen.add(id(error))
        cause = error.__cause__
        link = "which led to" if cause is not None else "while that was handled"
        chain.append((error, link))
        error = cause or (None if error.__suppress_context__ else error.__context__)
    parts = [_one(each) + (f"\n{link}:" if number else "") for number, (each, link) in _oldest_first(chain)]
    return "\n".join(parts)


def _oldest_first(chain: list[tuple[BaseException, str]]) -> list[tuple[int, tuple[BaseException, str]]]:
    """Each error with how many come after it, and how it led to the next."""
    links = ["", *(link for _, link in chain)]
    return [(number, (chain[number][0], links[number])) for number in reversed(range(len(chain)))]


def _one(error: BaseException) -> str:
    """Frames, type and the harmless part of the message."""
    frames = "".join(traceback.format_tb(error.__traceback__)).rstrip()
    kind = f"{type(error).__module__}.{type(error).__qualname__}".removeprefix("builtins.")
    said = _harmless(error)
    head = "Traceback (most recent call last):\n" if frames else ""
    return f"{head}{frames}\n{kind}{f': {said}' if said else ''}".lstrip()


def _harmless(error: BaseException) -> str:
    """What of the message holds no value."""
    if isinstance(error, DBAPIError):
        state = getattr(error.orig, "sqlstate", None)
        return f"SQLSTATE {state}" if state else str(error.orig).partition("\n")[0]
    if isinstance(error, SlackApiError):
        data = getattr(error.response, "data", None)
        return str(data.get("error", "")) if isinstance(data, dict) else ""
    return str(error) if isinstance(error, NAMES_ONLY) else ""
