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
from handlers.blocks.formatting import escape, shorten
from handlers.forms import Invalid
from handlers.reply import Body, Reply
from mentoring.errors import Refusal

logger = logging.getLogger(__name__)

LATE = frozenset({"expired_trigger_id", "trigger_expired", "exchanged_trigger_id", "trigger_exchanged"})
"""Slack opens a form only within three seconds of the click."""

TYPED = frozenset({"cohort"})
"""Facts of refusals that somebody typed."""

TOO_LATE = "That took me too long to open, and Slack no longer lets me. Please press it once more."


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
    said = _sentence(error)
    if in_the_form:
        return _in_its_place(said)
    try:
        if context.user_id:
            await _show(said, context.get("reply") or Reply(client, body, context.respond, context.user_id))
    except (SlackClientError, OSError, KeyError) as unsaid:
        logger.warning("An explanation could not be shown", extra={"action": "unsaid", "error": repr(unsaid)})
    return None if response is None else BoltResponse(status=200, body="")


def _under_its_fields(invalid: Invalid) -> BoltResponse:
    """In the form that was submitted, which stays open with everything that was filled in."""
    return BoltResponse(status=200, body={"response_action": "errors", "errors": invalid.errors})


def _in_its_place(said: Message) -> BoltResponse:
    """In the place of the form that was submitted, which Slack would close otherwise."""
    return BoltResponse(status=200, body={"response_action": "update", "view": _view(said)})


def _sentence(error: Exception) -> Message:
    if isinstance(error, Refusal):
        return help_blocks.refusal(readable(error))
    if isinstance(error, SlackApiError) and error.response.get("error") in LATE:
        return help_blocks.refusal(TOO_LATE)
    reference = secrets.token_hex(4).upper()
    logger.error("A listener failed", exc_info=error, extra={"action": "listener_failed", "reference": reference})
    return help_blocks.broken(reference)


def readable(refusal: Refusal) -> str:
    """The sentence of a refusal, with what people typed made harmless; ids of people and channels stay alive."""
    facts = {name: escape(str(fact)) if name in TYPED else fact for name, fact in refusal.facts.items()}
    return str(type(refusal)(**facts))


async def _show(said: Message, reply: Reply) -> None:
    if reply.in_a_form:
        await reply.show(_view(said))
    else:
        await reply.say(said)


def _view(said: Message) -> View:
    return help_blocks.refusal_view(shorten(said.text, 2900))
