"""Faults of Bolt 1.30 that people would notice, mended until they are mended there."""

from __future__ import annotations

import json
import logging
from typing import Any
from urllib.parse import parse_qsl

import slack_bolt.request.async_request
from slack_bolt.request.internals import parse_body as original

FORM = "application/x-www-form-urlencoded"


def parse_body(body: str, content_type: str | None) -> dict[str, Any]:
    """As Bolt's own, but for a form that contains the word "payload" without a field of that name.

    Bolt takes `text=what+is+the+payload` for an interaction and finds nothing in it, so the command is answered 404.
    """
    if content_type == FORM or not body.lstrip().startswith("{"):
        fields = dict(parse_qsl(body, keep_blank_values=True))
        if "payload" not in fields:
            return fields
        try:
            found = json.loads(fields["payload"])
        except ValueError:
            return {}
        return found if isinstance(found, dict) else {}
    return dict(original(body, content_type))


def _says_something(record: logging.LogRecord) -> bool:
    """Bolt reads SLACK_BOT_TOKEN from the environment on its own, then warns that it does not need it."""
    return "`token`" not in record.getMessage()


def apply() -> None:
    """Put the mended function in the place of Bolt's, and leave out its empty warning; safe to repeat."""
    slack_bolt.request.async_request.parse_body = parse_body  # type: ignore[attr-defined]
    logging.getLogger("slack_bolt.AsyncApp").addFilter(_says_something)
