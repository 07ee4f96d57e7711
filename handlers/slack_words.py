"""What Slack's own answers say of why something failed: its word for it, and whether Slack itself is unwell."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus

import aiohttp
from slack_sdk.errors import SlackApiError

from mentoring.ports import DirectoryAway

RATELIMITED = "ratelimited"

UNWELL = frozenset({"", "fatal_error", "internal_error", "request_timeout", "service_unavailable"})
"""Slack's words for a failure of its own; an answer that is no JSON has no word at all."""


UNPERMITTED = frozenset({"missing_scope", "no_permission", "not_allowed_token_type"})
"""Slack's words for a right that whoever installed the app left out."""


def word_of(error: SlackApiError) -> str:
    """Slack's own word for what went wrong; empty where its answer is no JSON."""
    if getattr(error.response, "status_code", None) == HTTPStatus.TOO_MANY_REQUESTS:
        return RATELIMITED
    data = getattr(error.response, "data", error.response)
    return str(data.get("error", "")) if isinstance(data, Mapping) else ""


def is_unwell(error: Exception) -> bool:
    """Whether Slack did not answer, or not as itself: whoever tries again in a minute is likely to get through."""
    if isinstance(error, SlackApiError):
        return word_of(error) in UNWELL
    return isinstance(error, aiohttp.ClientError | TimeoutError | ConnectionError | DirectoryAway)
