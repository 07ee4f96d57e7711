"""What Slack's answer to a post proves: that it arrived, that it did not, or nothing.

The names are Slack's own, from the error tables of chat.postMessage and conversations.open. Only what is known to be
a refusal counts as one: a name that we never saw proves nothing.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from typing import Any

import aiohttp
from slack_sdk.errors import SlackApiError

from bot.slack.http import TooLate
from mentoring.nudges.evidence import ApiOutcome, Evidence

PAUSING = frozenset(
    {
        "access_denied",
        "account_inactive",
        "app_not_installed",
        "enterprise_is_restricted",
        "invalid_auth",
        "missing_scope",
        "no_permission",
        "not_allowed_token_type",
        "not_authed",
        "org_login_required",
        "team_access_not_granted",
        "team_added_to_org",
        "team_not_found",
        "token_revoked",
    }
)
"""The workspace cannot be written to until somebody installs the app again, or as it should be."""

NO_SUCH_CHANNEL = frozenset({"channel_not_found", "conversation_not_found"})

NO_SUCH_PERSON = frozenset(
    {
        "cannot_dm_bot",
        "user_disabled",
        "user_not_found",
        "user_not_visible",
        "users_not_found",
    }
)

NEVER = frozenset(
    {
        "as_user_not_supported",
        "cannot_reply_to_message",
        "ekm_access_denied",
        "invalid_arguments",
        "invalid_blocks",
        "invalid_blocks_format",
        "invalid_metadata_format",
        "invalid_metadata_schema",
        "is_archived",
        "markdown_text_conflict",
        "message_limit_exceeded",
        "messages_tab_disabled",
        "metadata_must_be_sent_from_app",
        "metadata_too_large",
        "method_not_supported_for_channel_type",
        "msg_blocks_too_long",
        "msg_too_long",
        "no_text",
        "not_in_channel",
        "restricted_action",
        "restricted_action_non_threadable_channel",
        "restricted_action_read_only_channel",
        "restricted_action_thread_locked",
        "restricted_action_thread_only_channel",
        "too_many_attachments",
        "too_many_contact_cards",
        "too_many_users",
    }
)
"""Refused, and will be each time: our own mistake, or a setting of the workspace that its organiser must hear of."""

LIMITS = frozenset({"ratelimited", "rate_limited"})

RESTORED = "restored from a backup: bothways confirm"
"""Why an introduction waits: nobody has said yet that the pairs of the backup are the pairs of today."""

NOT_POSTED = "not_posted"
"""Our own word for a request that we held back ourselves."""

STALE_TOKEN = frozenset({"token_expired"})
"""The token lookup gives a fresh one next time."""


def by_name(error: str) -> Evidence:
    """What one of Slack's error names proves about a post."""
    known = (
        (LIMITS, Evidence.LIMITED),
        (STALE_TOKEN, Evidence.NOT_SENT),
        (PAUSING, Evidence.PAUSE),
        (NO_SUCH_CHANNEL, Evidence.REOPEN),
        (NO_SUCH_PERSON, Evidence.GONE),
        (NEVER, Evidence.DEAD),
    )
    return next((verdict for names, verdict in known if error in names), Evidence.UNCERTAIN)


def of_response(data: Any, status: int, headers: Mapping[str, str]) -> ApiOutcome:
    """What a response proves; anything but a JSON answer with status 200 or 429 proves nothing."""
    if status == 429:
        return ApiOutcome(verdict=Evidence.LIMITED, error="ratelimited", retry_after=_retry_after(headers))
    if status != 200 or not isinstance(data, dict):
        return ApiOutcome(verdict=Evidence.UNCERTAIN, error=f"http_{status}")
    ts = data.get("ts")
    if data.get("ok") is True and isinstance(ts, str):
        return ApiOutcome(verdict=Evidence.SENT, ts=ts)
    error = str(data.get("error", "no_error_name"))
    verdict = by_name(error)
    wait = _retry_after(headers) if verdict is Evidence.LIMITED else None
    return ApiOutcome(verdict=verdict, error=error, retry_after=wait)


def of_failure(error: Exception) -> ApiOutcome:
    """What a failed request proves: nothing, unless no byte of it can have left us."""
    if isinstance(error, SlackApiError):
        response = error.response
        # A body that is no JSON comes with aiohttp's own response, which has `status`.
        status = getattr(response, "status_code", None) or getattr(response, "status", None) or 0
        return of_response(getattr(response, "data", None), int(status), getattr(response, "headers", {}))
    if isinstance(error, TooLate):
        return ApiOutcome(verdict=Evidence.NOT_SENT, error=NOT_POSTED)
    name = type(error).__name__
    if isinstance(error, aiohttp.ClientConnectorError):  # refused, no such host, no TLS: before any request
        return ApiOutcome(verdict=Evidence.NOT_SENT, error=name)
    return ApiOutcome(verdict=Evidence.UNCERTAIN, error=name)


def _retry_after(headers: Mapping[str, str]) -> timedelta:
    """The wait that Slack asks for, at least a second."""
    value = next((value for name, value in headers.items() if name.lower() == "retry-after"), "")
    return timedelta(seconds=max(1, int(value))) if value.isdigit() else timedelta(seconds=30)
