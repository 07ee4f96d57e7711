"""The one place where a refusal becomes a sentence, a form that needs another look says so under its fields, and
anything else becomes a reference that is shown and logged.
"""

from __future__ import annotations

import logging
import secrets
from collections.abc import Awaitable, Callable

from slack_bolt.async_app import AsyncApp
from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.response import BoltResponse
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from handlers.blocks import apologies
from handlers.blocks.block_kit import Message, View, section
from handlers.blocks.formatting import shorten
from handlers.forms import Invalid
from handlers.organisers_only import write_down
from handlers.refusals import worded
from handlers.reply import Body, Reply, Unanswered
from handlers.slack_words import RATELIMITED, UNPERMITTED, is_unwell, word_of
from handlers.texts import Texts, texts
from mentoring.errors import Refusal
from mentoring.model import Language
from mentoring.ports import MemoryUnavailable

logger = logging.getLogger(__name__)

LATE = frozenset({"expired_trigger_id", "trigger_expired", "exchanged_trigger_id", "trigger_exchanged"})
"""Slack opens a form only within three seconds of the click."""

LESS_THAN_A_MINUTE = 45
"""Seconds that are told as a minute."""

LIMITS = frozenset({RATELIMITED, "rate_limited"})
"""Slack asks for a wait that is too long to wait for while somebody looks at the screen."""

STILL_OPEN = "still_open"
"""The block that says why a form is open still."""

KEPT = (
    "type",
    "callback_id",
    "title",
    "submit",
    "close",
    "private_metadata",
    "clear_on_close",
    "notify_on_close",
    "external_id",
)
"""What of a form as Slack sends it may be sent back."""


def register(app: AsyncApp) -> None:
    """Take every error of every listener."""
    app.error(explain)


async def explain(
    error: Exception, body: Body, context: AsyncBoltContext, client: AsyncWebClient, response: BoltResponse | None
) -> BoltResponse | None:
    """Say what happened on the surface where the person is; the request itself is answered with 200.

    `response` is None when the listener had acknowledged before it failed: then there is nothing left to answer.
    """
    await write_down(error, body, context)
    in_the_form = response is not None and body.get("type") == "view_submission"
    if in_the_form and isinstance(error, Invalid):
        return _under_its_fields(error)
    reply: Reply | None = context.get("reply")
    t = reply.t if reply else texts(Language.ENGLISH)
    if in_the_form and not isinstance(error, Refusal):
        return still_open(body["view"], _sentence(t, error, in_form=True).text)
    said = _sentence(t, error)
    if in_the_form:
        return _in_its_place(t, said)
    if context.user_id:
        await _show(said, reply or Reply(client, body, context.respond, context.user_id, t))
    return None if response is None else BoltResponse(status=200, body="")


def still_open(view: View, sentence: str) -> BoltResponse:
    """The form that was submitted, with everything that was filled in, and a sentence on what to do."""
    fields = [block["block_id"] for block in view.get("blocks", ()) if block.get("type") == "input"]
    if fields:
        return BoltResponse(status=200, body={"response_action": "errors", "errors": {fields[0]: sentence}})
    said = section(sentence, block_id=STILL_OPEN)
    kept = {name: view[name] for name in KEPT if view.get(name)}
    blocks = [said, *(block for block in view.get("blocks", ()) if block.get("block_id") != STILL_OPEN)]
    return BoltResponse(status=200, body={"response_action": "update", "view": {**kept, "blocks": blocks}})


def _under_its_fields(invalid: Invalid) -> BoltResponse:
    """In the form that was submitted, which stays open with everything that was filled in."""
    errors = {field: plainly(said) for field, said in invalid.errors.items()}
    return BoltResponse(status=200, body={"response_action": "errors", "errors": errors})


def plainly(said: str) -> str:
    """A sentence without marks for code and bold: under a field Slack shows them as they are."""
    return said.replace("`", "").replace("*", "")


def _in_its_place(t: Texts, said: Message) -> BoltResponse:
    """In the place of the form that was submitted, which Slack would close otherwise."""
    return BoltResponse(status=200, body={"response_action": "update", "view": _view(t, said)})


def _sentence(t: Texts, error: Exception, *, in_form: bool = False) -> Message:
    if isinstance(error, Refusal):
        return apologies.refusal(worded(t, error))
    if isinstance(error, SlackApiError) and word_of(error) in LATE:
        return apologies.refusal(apologies.too_late(t))
    if isinstance(error, SlackApiError) and word_of(error) in LIMITS:
        seconds = _retry_after(error)
        logger.warning("Slack asked a listener to wait", extra={"action": "listener_limited", "seconds": seconds})
        minutes = 1 if seconds < LESS_THAN_A_MINUTE else max(2, -(-seconds // 60))
        return apologies.refusal((apologies.limited_in_form if in_form else apologies.limited)(t, minutes))
    if isinstance(error, MemoryUnavailable):
        logger.error("The database did not take what somebody did: %s", error, extra={"action": "memory_unavailable"})
        return apologies.refusal((apologies.memory_away_in_form if in_form else apologies.memory_away)(t))
    if is_unwell(error):
        facts = {"action": "slack_away", "error": type(error).__name__}
        logger.warning("Slack did not answer a listener", extra=facts)
        return apologies.refusal((apologies.slack_away_in_form if in_form else apologies.slack_away)(t))
    if isinstance(error, SlackApiError) and word_of(error) in UNPERMITTED:
        logger.error("A permission is missing: bothways doctor names it", extra={"action": "not_permitted"})
        return apologies.refusal(apologies.not_permitted(t))
    reference = secrets.token_hex(4).upper()
    logger.error("A listener failed", exc_info=error, extra={"action": "listener_failed", "reference": reference})
    if in_form:
        return apologies.refusal(apologies.broken_in_form(t, reference))
    return apologies.broken(t, reference)


def _retry_after(error: SlackApiError) -> int:
    """For how many seconds Slack asks to be left alone; 1 where it does not say."""
    headers = getattr(error.response, "headers", None) or {}
    value = next((str(value) for name, value in headers.items() if str(name).lower() == "retry-after"), "")
    return int(value) if value.isdigit() else 1


async def _show(said: Message, reply: Reply) -> None:
    """In the form, else beside what was pressed, else in direct messages: each has a limit of its own at Slack."""
    ways: list[Callable[[], Awaitable[object]]] = [lambda: reply.say(said), lambda: reply.tell(said)]
    if reply.in_a_form:
        ways.insert(0, lambda: reply.show(_view(reply.t, said)))
    for way in ways:
        try:
            await way()
        except (SlackClientError, OSError, KeyError, Unanswered) as unsaid:
            facts = {"action": "unsaid", "error": type(unsaid).__name__}
            logger.warning("An explanation could not be shown where the person is", extra=facts)
        else:
            return


def _view(t: Texts, said: Message) -> View:
    return apologies.refusal_view(t, shorten(said.text, 2900))
