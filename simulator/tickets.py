"""The short-lived rights that an interaction gives the bot: a trigger to open one modal, and a response URL."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from simulator.errors import SlackError
from simulator.model import SlackMessage

TRIGGER_LIFE = timedelta(seconds=3)
RESPONSE_LIFE = timedelta(minutes=30)
RESPONSE_USES = 5


@dataclass(kw_only=True)
class Trigger:
    """The right to open or push one modal for one person."""

    id: str
    team: str
    user: str
    view_id: str | None
    made: datetime
    made_real: float
    used: bool = False


@dataclass(kw_only=True)
class ResponseUrl:
    """The right to answer into one conversation up to five times within half an hour."""

    id: str
    team: str
    user: str
    channel: str
    made: datetime
    message: SlackMessage | None = None
    from_command: bool = False
    uses: int = 0


@dataclass(kw_only=True)
class Tickets:
    """All triggers and response URLs handed out.

    A trigger dies after 3 seconds of real *or* of simulated time, whichever comes first: real time because that is
    what a slow bot loses to, simulated time because nothing from before a jump of the clock is still at hand.
    """

    clock: Callable[[], datetime]
    triggers: dict[str, Trigger] = field(default_factory=dict)
    responses: dict[str, ResponseUrl] = field(default_factory=dict)

    def trigger(self, team: str, user: str, view_id: str | None = None) -> str:
        """Hand out a trigger and answer with its id; `view_id` is the modal it came from, if from one."""
        number = len(self.triggers) + 1
        trigger_id = f"{4_000_000_000 + number}.{1_000_000_000 + number}.{number * 0x9E3779B97F4A7C15 % 2**64:016x}"
        self.triggers[trigger_id] = Trigger(
            id=trigger_id, team=team, user=user, view_id=view_id, made=self.clock(), made_real=time.monotonic()
        )
        return trigger_id

    def use_trigger(self, trigger_id: str, team: str) -> Trigger:
        """Take a trigger in; refused as Slack does when unknown, used before, or older than three seconds."""
        trigger = self.triggers.get(trigger_id)
        if trigger is None or trigger.team != team:
            raise SlackError("invalid_trigger_id")
        if trigger.used:
            raise SlackError("exchanged_trigger_id")
        life = TRIGGER_LIFE
        if self.clock() - trigger.made > life or time.monotonic() - trigger.made_real > life.total_seconds():
            raise SlackError("expired_trigger_id")
        trigger.used = True
        return trigger

    def response(
        self, team: str, user: str, channel: str, message: SlackMessage | None = None, *, from_command: bool = False
    ) -> str:
        """Hand out a response URL and answer with its id."""
        number = len(self.responses) + 1
        response_id = f"{number:06d}{number * 0xD1B54A32D192ED03 % 2**64:016x}"
        self.responses[response_id] = ResponseUrl(
            id=response_id,
            team=team,
            user=user,
            channel=channel,
            made=self.clock(),
            message=message,
            from_command=from_command,
        )
        return response_id

    def use_response(self, response_id: str) -> ResponseUrl:
        """Take one use; SlackError `expired_url` after 30 minutes, `used_url` after five uses (both HTTP 404)."""
        response = self.responses.get(response_id)
        if response is None or self.clock() - response.made > RESPONSE_LIFE:
            raise SlackError("expired_url", status=404)
        if response.uses >= RESPONSE_USES:
            raise SlackError("used_url", status=404)
        response.uses += 1
        return response
