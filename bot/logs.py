"""Logs: JSON lines or a readable console, with ids and never words, tokens or secrets."""

from __future__ import annotations

import logging
import re
import sys
import threading
import traceback
import warnings
from collections.abc import Mapping, MutableMapping
from types import TracebackType
from typing import Any, TextIO

import structlog
from slack_sdk.errors import SlackApiError
from sqlalchemy.exc import DBAPIError

from storage.errors import StorageError

logger = logging.getLogger(__name__)

SECRET = re.compile(r"\b(?:xox[a-z]|xapp|xwfp)-[\w.%-]+|https://hooks\.slack(?:-gov)?\.com/\S+")
"""Slack's tokens, and the addresses that let anybody who knows them post."""

WORDS = frozenset({"blocks", "body", "message", "metadata", "payload", "private_metadata", "text", "view"})
"""What people wrote or are told is not for the logs, whichever key it comes under."""

REDACTED = "[redacted]"

OURS = ("bot", "bothways", "handlers", "mentoring", "storage", "prompts", "simulator")
"""Loggers that know the rule: ids, never words. LOG_LEVEL is theirs."""

QUIET = ("slack_sdk", "apscheduler", "alembic", "aiohttp.access")
"""At INFO these log each tick, request and migration."""

URL_SECRET = re.compile(r"(?<=://)[^\s/@]*:[^\s/]*@")
"""User and password in an address."""

PARAMETER_SECRET = re.compile(r"(?<=password=)[^\s&]+")
"""A password among an address's parameters."""


def redact(value: Any) -> Any:
    """The value without secrets, however deep they are."""
    if isinstance(value, str):
        without = PARAMETER_SECRET.sub(REDACTED, SECRET.sub(REDACTED, value))
        return URL_SECRET.sub(f"{REDACTED}@", without)
    if isinstance(value, Mapping):
        return {key: REDACTED if key in WORDS else redact(inner) for key, inner in value.items()}
    if isinstance(value, list | tuple | set | frozenset):
        return [redact(inner) for inner in value]
    return value


def redacted(_logger: Any, _method: str, event: MutableMapping[str, Any]) -> MutableMapping[str, Any]:
    """The last step of each log line: no secret and nobody's words leave the process."""
    return {key: REDACTED if key in WORDS else redact(value) for key, value in event.items()}


def configure(*, as_json: bool, level: str = "INFO", to: TextIO | None = None) -> None:
    """Send all logs, also those of libraries, through one redacting formatter; ValueError for an unknown level."""
    shared: list[Any] = [
        structlog.contextvars.merge_contextvars,
        structlog.stdlib.add_log_level,
        structlog.stdlib.add_logger_name,
        structlog.processors.TimeStamper(fmt="iso", utc=True),
        structlog.processors.ExceptionRenderer(without_words),
    ]
    structlog.configure(
        processors=[*shared, structlog.stdlib.ProcessorFormatter.wrap_for_formatter],
        logger_factory=structlog.stdlib.LoggerFactory(),
        wrapper_class=structlog.stdlib.BoundLogger,
        cache_logger_on_first_use=False,
    )
    shown: Any = structlog.processors.JSONRenderer() if as_json else structlog.dev.ConsoleRenderer(colors=False)
    handler = logging.StreamHandler(to or sys.stderr)
    handler.setFormatter(
        structlog.stdlib.ProcessorFormatter(
            foreign_pre_chain=[structlog.stdlib.PositionalArgumentsFormatter(), structlog.stdlib.ExtraAdder(), *shared],
            processors=[structlog.stdlib.ProcessorFormatter.remove_processors_meta, redacted, shown],
        )
    )
    root = logging.getLogger()
    root.handlers = [handler]
    _hold(level.upper())


def _hold(level: str) -> None:
    """Our own loggers at the level that was asked for; every library at INFO or above, whichever it is.

    At DEBUG libraries log tokens (slack_sdk), whole payloads (slack_bolt), each statement with its values (aiosqlite):
    a list of the loud ones would miss the next one. A logger that sets a level of its own is held at its handler.
    """
    root = logging.getLogger()
    root.setLevel(level)
    wanted = root.level
    root.setLevel(max(wanted, logging.INFO))
    for name in OURS:
        logging.getLogger(name).setLevel(wanted)
    for name in QUIET:
        logging.getLogger(name).setLevel(max(wanted, logging.WARNING))
    for handler in root.handlers:
        handler.addFilter(_is_held)


def _is_held(record: logging.LogRecord) -> bool:
    """Whether a line is one of ours, or no library's whisper."""
    return record.levelno >= logging.INFO or record.name.partition(".")[0] in OURS


def hold_the_process() -> None:
    """What Python itself would write beside the logs goes through them: warnings of libraries, which quote values, and
    errors that nobody handled, in whichever thread.
    """
    warnings.showwarning = _warned
    sys.excepthook = _unhandled
    threading.excepthook = lambda args: _unhandled(args.exc_type, args.exc_value, args.exc_traceback)
    sys.unraisablehook = lambda args: _unhandled(args.exc_type, args.exc_value, args.exc_traceback)


def _warned(
    message: Warning | str,  # noqa: ARG001 - Python's signature
    category: type[Warning],
    filename: str,
    lineno: int,
    file: TextIO | None = None,  # noqa: ARG001
    line: str | None = None,  # noqa: ARG001
) -> None:
    """Which kind of warning, and where; its words may be somebody's."""
    logger.warning("a library warns", extra={"kind": category.__name__, "where": f"{filename}:{lineno}"})


def _unhandled(kind: type[BaseException], error: BaseException | None, frames: TracebackType | None) -> None:
    """An error that ends a thread, or all."""
    if not issubclass(kind, KeyboardInterrupt):
        logger.critical("nobody handled an error", exc_info=(kind, error or kind(), frames))


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
