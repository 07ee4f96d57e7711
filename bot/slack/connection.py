"""The ways to Slack: clients that may repeat a request, the Bolt app that hears, and who we are there."""

from __future__ import annotations

import aiohttp
from slack_bolt.async_app import AsyncApp
from slack_bolt.authorization import AuthorizeResult
from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.web.async_client import AsyncWebClient

import handlers
from bot.config import Settings
from bot.slack.middleware import ListenerMiddleware
from bot.slack.outbound import Tokens
from mentoring.model import WorkspaceId


def bolt_app(
    client: AsyncWebClient, settings: Settings, us: AuthorizeResult, middleware: ListenerMiddleware, *, waits: bool
) -> AsyncApp:
    """What Slack talks to. Whose request it is we know already: left to itself, Bolt would ask Slack again, and turn to
    files of tokens wherever the environment happens to hold an OAuth client.
    """

    async def authorize(team_id: str | None) -> AuthorizeResult | None:
        return us if team_id == us.team_id else None

    app = AsyncApp(
        client=client,
        signing_secret=settings.slack_signing_secret.get_secret_value(),
        authorize=authorize,  # type: ignore[arg-type] # None, "not ours", is an answer that Bolt knows
        process_before_response=waits,
    )
    app.use(middleware.let_in)
    handlers.register(app)
    return app


def own_token(settings: Settings, workspace: WorkspaceId) -> Tokens:
    """The token of the settings, for its own workspace."""

    async def own_token(asked: WorkspaceId) -> str | None:
        return settings.slack_bot_token.get_secret_value() if asked == workspace else None

    return own_token


async def who_we_are(settings: Settings, client: AsyncWebClient, session: aiohttp.ClientSession) -> AuthorizeResult:
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


def client_of(
    settings: Settings, session: aiohttp.ClientSession, *, token: str | None, retry: list[AsyncRetryHandler]
) -> AsyncWebClient:
    """For requests that may be repeated; what must not be posted twice goes through delivery."""
    return AsyncWebClient(token=token, base_url=settings.slack_api_url, session=session, retry_handlers=retry)
