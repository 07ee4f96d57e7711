"""The ways to Slack: clients that may repeat a request, the Bolt app that hears, and who we are there."""

from __future__ import annotations

from dataclasses import dataclass

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

import handlers
from bot.clock import SteadyClock
from bot.config import Settings
from bot.metrics import Metrics
from bot.slack.http import slack_session
from bot.slack.middleware import ListenerMiddleware
from bot.slack.outbound import SlackLine, Tokens
from bot.slack.retries import IN_THE_BACKGROUND, WHILE_SOMEBODY_LOOKS, retries
from mentoring.model import WorkspaceId
from mentoring.ports import Clock


@dataclass(frozen=True, kw_only=True)
class SlackConnection:
    """One session to Slack, and who asks over it: `client` while somebody looks, `patient` in the background."""

    session: aiohttp.ClientSession
    client: AsyncWebClient
    patient: AsyncWebClient
    unsigned: AsyncWebClient
    line: SlackLine
    us: AuthorizeResult

    @property
    def workspace(self) -> WorkspaceId:
        """The workspace whose token is in the settings."""
        return WorkspaceId(str(self.us.team_id))


async def connect(settings: Settings, clock: Clock, metrics: Metrics, tokens: Tokens | None) -> SlackConnection:
    """Ask Slack once who we are. Raises SlackApiError when it does not know us."""
    session = slack_session(clock.heard if isinstance(clock, SteadyClock) else None)
    token = settings.slack_bot_token.get_secret_value()
    retry = retries(WHILE_SOMEBODY_LOOKS, metrics.retried)
    client = _client(settings, session, token=token, retry=retry)
    us = await _who_we_are(settings, client, session)
    tokens = tokens or _own_token(settings, WorkspaceId(str(us.team_id)))
    return SlackConnection(
        session=session,
        client=client,
        patient=_client(settings, session, token=token, retry=retries(IN_THE_BACKGROUND, metrics.retried)),
        unsigned=_client(settings, session, token=None, retry=retry),
        line=SlackLine(session=session, base_url=settings.slack_api_url, tokens=tokens),
        us=us,
    )


def bolt_app(slack: SlackConnection, settings: Settings, middleware: ListenerMiddleware, *, waits: bool) -> AsyncApp:
    """What Slack talks to. Whose request it is we know already: left to itself, Bolt would ask Slack again, and turn to
    files of tokens wherever the environment happens to hold an OAuth client.
    """

    async def authorize(team_id: str | None) -> AuthorizeResult | None:
        return slack.us if team_id == slack.us.team_id else None

    app = AsyncApp(
        client=slack.unsigned,
        signing_secret=settings.slack_signing_secret.get_secret_value(),
        authorize=authorize,  # type: ignore[arg-type] # None, "not ours", is an answer that Bolt knows
        # `receiver` has proved it, by Slack's time. Bolt would once more, by this machine's, which may be wrong.
        request_verification_enabled=False,
        process_before_response=waits,
    )
    app.use(middleware.let_in)
    handlers.register(app)
    return app


def _own_token(settings: Settings, workspace: WorkspaceId) -> Tokens:
    """The token of the settings, for its own workspace."""

    async def own_token(asked: WorkspaceId) -> str | None:
        return settings.slack_bot_token.get_secret_value() if asked == workspace else None

    return own_token


async def _who_we_are(settings: Settings, client: AsyncWebClient, session: aiohttp.ClientSession) -> AuthorizeResult:
    """Who the token is, and in which workspace; the session is closed when Slack does not say."""
    try:
        said = await client.auth_test()
    except BaseException:
        await session.close()
        raise
    return AuthorizeResult(
        enterprise_id=said.get("enterprise_id"),
        team_id=str(said["team_id"]),
        bot_user_id=said.get("user_id"),
        bot_id=said.get("bot_id"),
        bot_token=settings.slack_bot_token.get_secret_value(),
    )


def _client(
    settings: Settings, session: aiohttp.ClientSession, *, token: str | None, retry: list[AsyncRetryHandler]
) -> AsyncWebClient:
    """For requests that may be repeated; what must not be posted twice goes through delivery."""
    return AsyncWebClient(token=token, base_url=settings.slack_api_url, session=session, retry_handlers=retry)
