"""From Slack's payload to the domain: who acts, and whether we have seen this before."""

from __future__ import annotations

import json
from collections import OrderedDict
from collections.abc import Awaitable, Callable
from functools import partial
from hashlib import sha256
from typing import Any

from slack_bolt.context.async_context import AsyncBoltContext
from slack_bolt.response import BoltResponse

from bot.slack.acknowledging import Ack, AckOfForm
from bot.slack.concurrency import ListenerConcurrency, RequestTurn
from bot.slack.readers import PATIENCE, ReaderLanguages
from bot.slack.responses import Replies
from bot.slack.turn_taking import in_turn
from handlers.blocks.apologies import too_many
from handlers.reply import Reply
from handlers.texts import Texts, texts
from mentoring.errors import NotEligible
from mentoring.model import Actor, Language, MemberId, Standing, WorkspaceId
from mentoring.programme import Programme, Services

Next = Callable[[], Awaitable[BoltResponse]]

DOINGS = frozenset({"app_home_opened", "message"})
"""Events that are something a person does; Slack may repeat them for a day."""

MOST_REMEMBERED = 20_000
"""Clicks and commands of the last minutes; Slack's signature is good for five."""


class ListenerMiddleware:
    """Lets each request in once, with its actor and the programme."""

    def __init__(
        self, services: Services, replies: Replies, concurrency: ListenerConcurrency | None, *, shared: bool = False
    ) -> None:
        """For one process. Events are remembered in the database; clicks live too short for that.

        Where the database is `shared` with other processes, clicks are remembered there too, since a repeat may come to
        another process; alone, no click waits for a write before it is acknowledged. Without `concurrency`, Slack is
        answered when a listener has finished, and nobody waits for anybody.
        """
        self._programme = Programme(services)
        self._services = services
        patience = PATIENCE if concurrency is not None else None
        self._languages = ReaderLanguages(self._programme.readers.language, services.clock, patience)
        self._replies = replies
        self._concurrency = concurrency
        self._shared = shared
        self._seen: OrderedDict[str, None] = OrderedDict()

    async def let_in(self, context: AsyncBoltContext, body: dict[str, Any], next_: Next) -> BoltResponse:
        """Put `actor` and `programme` into the context, or answer a repeat with silence."""
        self._lend(context, body, texts(await self._language(context, body)))
        if not context.team_id or not (context.user_id or "event" in body):
            return BoltResponse(status=400, body="")
        workspace = WorkspaceId(context.team_id)
        if not await self._first_time(workspace, body):
            return BoltResponse(status=200, body="")
        if not context.user_id:
            return await next_()
        if (
            self._concurrency is not None
            and self._concurrency.has_many((context.team_id, context.user_id))
            and "view" not in body
        ):
            # Said in the acknowledgement, which costs nothing; a form is let in, since what was typed would be lost.
            return BoltResponse(status=200, body=too_many(context["reply"].t) if "command" in body else "")
        context["actor"] = Actor(workspace=workspace, member=MemberId(context.user_id))
        if _is_foreign(body, context.team_id) and not await self._is_of_our_grid(context):
            raise NotEligible(why=Standing.ELSEWHERE)
        await self._look_at_the_actor(context, body)
        return await next_()

    async def _is_of_our_grid(self, context: AsyncBoltContext) -> bool:
        """Whether somebody whose home is another workspace belongs to this one too, as many in a Grid do."""
        if not context.enterprise_id:
            return False
        actor: Actor = context["actor"]
        person = await self._services.directory.person(actor.workspace, actor.member)
        return person.standing not in (Standing.ELSEWHERE, Standing.UNKNOWN)

    async def _look_at_the_actor(self, context: AsyncBoltContext, body: dict[str, Any]) -> None:
        """Whoever acts may be back: asked when it is the request's turn, so that no click waits for it."""
        if not _does_something(body):
            return
        seen = partial(self._programme.standing.seen, context["actor"], proof="event" not in body)
        turn: RequestTurn | None = context.get("turn")
        if turn is None:
            await seen()
        else:
            turn.first = seen

    async def _language(self, context: AsyncBoltContext, body: dict[str, Any]) -> Language:
        """What the person reads who does something; nobody reads an answer to what Slack says about them."""
        if not context.team_id or not context.user_id or not _does_something(body):
            return Language.ENGLISH
        return await self._languages.of(Actor(workspace=WorkspaceId(context.team_id), member=MemberId(context.user_id)))

    def _lend(self, context: AsyncBoltContext, body: dict[str, Any], t: Texts) -> None:
        """What a listener acknowledges with, works with and answers with."""
        url = body.get("response_url")
        if isinstance(url, str) and url:
            context["respond"] = self._replies.to(url)
        context["programme"] = self._programme
        if self._concurrency is not None:
            turn = None if "event" in body else RequestTurn(self._concurrency, (context.team_id, context.user_id))
            if turn is not None:
                context["turn"] = turn
                context["programme"] = in_turn(self._services, turn)
            is_form = body.get("type") == "view_submission" and isinstance(body.get("view"), dict)
            context["ack"] = AckOfForm(turn, body["view"], t) if is_form else Ack(turn)
        if context.user_id:
            context["reply"] = Reply(context.client, body, context.respond, context.user_id, t)

    async def _first_time(self, workspace: WorkspaceId, body: dict[str, Any]) -> bool:
        event = body.get("event_id")
        if isinstance(event, str):
            return await self._programme.requests.first_time(workspace, f"event {event}")
        click = _digest(body)
        if click in self._seen:
            return False
        self._seen[click] = None
        if len(self._seen) > MOST_REMEMBERED:
            self._seen.popitem(last=False)
        return not self._shared or await self._programme.requests.first_time(workspace, f"click {click}")


def _digest(body: dict[str, Any]) -> str:
    """What tells one click or command from the next: all of it, since a repeat is the same to the letter."""
    return sha256(json.dumps(body, sort_keys=True).encode("utf-8", "surrogatepass")).hexdigest()


def _is_foreign(body: dict[str, Any], team: str) -> bool:
    """Whether somebody acts whose home is another workspace, as in a channel that two share, or in a Grid."""
    user = body.get("user")
    return isinstance(user, dict) and str(user.get("team_id") or team) != team


def _does_something(body: dict[str, Any]) -> bool:
    """Whether this is somebody's own doing, and not something that Slack says about them."""
    event = body.get("event")
    return "event" not in body or (isinstance(event, dict) and event.get("type") in DOINGS)
