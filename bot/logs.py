"""Logs: JSON lines or a readable console, with ids and never words, tokens or secrets."""

from __future__ import annotations

import logging
import re
import sys
from collections.abc import Mapping, MutableMapping
from typing import Any, TextIO

import structlog

from bot.tracebacks import without_words

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


def redact(value: Any) -> Any:
    """The value without secrets, however deep they are."""
    if isinstance(value, str):
        return URL_SECRET.sub(f"{REDACTED}@", SECRET.sub(REDACTED, value))
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
