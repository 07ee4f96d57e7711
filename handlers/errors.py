"""The one place where a refusal becomes a sentence, a form that needs another look says so under its fields, and
anything else becomes a reference that is shown and logged.
"""

from __future__ import annotations

import logging
import secrets

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from handlers.blocks import help as help_blocks
from handlers.blocks.block_kit import Message, View
from handlers.blocks.formatting import shorten
from handlers.forms import Invalid
from handlers.refusals import worded
from handlers.reply import Body, Reply
from handlers.texts import Language, Texts, texts
from mentoring.errors import Refusal

logger = logging.getLogger(__name__)

LATE = frozenset({"expired_trigger_id", "trigger_expired", "exchanged_trigger_id", "trigger_exchanged"})
"""Slack opens a form only within three seconds of the click."""


def register(app: AsyncApp) -> None:
    """Take every error of every listener."""
    app.error(explain)


async def explain(
    error: Exception, body: Body, context: AsyncBoltContext, client: AsyncWebClient, response: BoltResponse | None
) -> BoltResponse | None:
    """Say what happened on the surface where the person is; the request itself is answered with 200.

    `response` is None when the listener had acknowledged before it failed: then there is nothing left to answer.
    """
    in_the_form = response is not None and body.get("type") == "view_submission"
    if in_the_form and isinstance(error, Invalid):
        return _under_its_fields(error)
    reply: Reply | None = context.get("reply")
    t = reply.t if reply else texts(Language.ENGLISH)
    said = _sentence(t, error)
    if in_the_form:
        return _in_its_place(t, said)
    try:
        if context.user_id:
            await _show(said, reply or Reply(client, body, context.respond, context.user_id, t))
    except (SlackClientError, OSError, KeyError) as unsaid:
        logger.warning("An explanation could not be shown", extra={"action": "unsaid", "error": repr(unsaid)})
    return None if response is None else BoltResponse(status=200, body="")


def _under_its_fields(invalid: Invalid) -> BoltResponse:
    """In the form that was submitted, which stays open with everything that was filled in."""
    return BoltResponse(status=200, body={"response_action": "errors", "errors": invalid.errors})


def _in_its_place(t: Texts, said: Message) -> BoltResponse:
    """In the place of the form that was submitted, which Slack would close otherwise."""
    return BoltResponse(status=200, body={"response_action": "update", "view": _view(t, said)})


def _sentence(t: Texts, error: Exception) -> Message:
    if isinstance(error, Refusal):
        return help_blocks.refusal(worded(t, error))
    if isinstance(error, SlackApiError) and error.response.get("error") in LATE:
        return help_blocks.refusal(help_blocks.too_late(t))
    reference = secrets.token_hex(4).upper()
    logger.error("A listener failed", exc_info=error, extra={"action": "listener_failed", "reference": reference})
    return help_blocks.broken(t, reference)


async def _show(said: Message, reply: Reply) -> None:
    if reply.in_a_form:
        await reply.show(_view(reply.t, said))
    else:
        await reply.say(said)


def _view(t: Texts, said: Message) -> View:
    return help_blocks.refusal_view(t, shorten(said.text, 2900))
