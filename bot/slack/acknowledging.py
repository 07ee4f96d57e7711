"""Acknowledgements: a click is answered at once; a form closes only when what was typed into it has been kept."""

from __future__ import annotations

import asyncio
from typing import Any

from slack_bolt.context.ack.async_ack import AsyncAck
from slack_bolt.response import BoltResponse

from bot.slack.concurrency import RequestTurn
from handlers.blocks.apologies import still_at_it
from handlers.errors import still_open
from handlers.texts import Texts

FORM_WAITS = 2.3
"""Seconds in which a form waits for its listener; Slack closes the connection after three."""


class Ack(AsyncAck):
    """Bolt's `ack`, but what was acknowledged stays so: Bolt forgets it when the listener fails right afterwards.

    Whoever has said it is counted as unfinished from then on.
    """

    def __init__(self, turn: RequestTurn | None = None) -> None:
        """Nothing is acknowledged; without a turn, as for an event, nobody waits for anybody."""
        self._given: BoltResponse | None = None
        self._turn = turn

    @property
    def response(self) -> BoltResponse | None:
        """What Slack is told; None as long as nothing may be."""
        return self._given

    @response.setter
    def response(self, given: BoltResponse | None) -> None:
        self._given = given or self._given

    async def __call__(self, *args: Any, **kwargs: Any) -> BoltResponse:
        """Acknowledge."""
        response = await super().__call__(*args, **kwargs)
        if self._turn is not None:
            self._turn.begin()
        return response


class AckOfForm(Ack):
    """The acknowledgement of a submitted form: given when its listener has ended, or when Slack would wait no longer.

    A listener that fails before it is given leaves the form open with all that it holds (`handlers.errors`), wherever
    in it the failure comes: a disk that is full, a database that is locked, a Slack that asks for a wait.
    """

    def __init__(self, turn: RequestTurn | None, view: dict[str, Any], t: Texts, waits: float = FORM_WAITS) -> None:
        """Wait so many seconds from now, at most; `t` is the translator into the person's language."""
        super().__init__(turn)
        self._held: BoltResponse | None = None
        self._holding = False
        self._view, self._t = view, t
        self._timer = asyncio.get_running_loop().call_later(waits, self._answer_now)

    @property
    def response(self) -> BoltResponse | None:
        """What Slack is told; None as long as the listener is at work."""
        return self._given

    @response.setter
    def response(self, given: BoltResponse | None) -> None:
        if self._holding:
            self._held = given
        elif given is not None and self._given is None:
            self._timer.cancel()
            self._given = given

    async def __call__(self, *args: Any, **kwargs: Any) -> BoltResponse:
        """Say how the form is to be answered once the running task, its listener, has ended."""
        self._holding = True
        try:
            response = await super().__call__(*args, **kwargs)
        finally:
            self._holding = False
        task = asyncio.current_task()
        if task is not None:
            task.add_done_callback(lambda _: self._give())
        return response

    def _give(self) -> None:
        """The listener has ended; what it failed with, if it did, has been given before."""
        if self._held is not None:
            self.response = self._held

    def _answer_now(self) -> None:
        """The listener is still at work, and the person must not see Slack's own error."""
        self.response = still_open(self._view, still_at_it(self._t))
