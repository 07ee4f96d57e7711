"""`bothways doctor`: is everything in place? Each answer is a line, each failure says what to do."""

from __future__ import annotations

import asyncio
from collections.abc import AsyncIterator

import typer
import yaml
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.web.async_client import AsyncWebClient

from bot.cli.manifest import MANIFEST
from bot.cli.settings import settings
from bot.config import Settings
from bot.slack.http import slack_session
from storage.database import Database
from storage.errors import StorageError

REMEDIES = {
    "invalid_auth": "Slack doesn’t know SLACK_BOT_TOKEN. Copy it again from OAuth & Permissions.",
    "account_inactive": "The app was removed from the workspace. Install it again, then copy the new token.",
    "token_revoked": "The token was revoked. Install the app again, then copy the new token.",
    "not_authed": "SLACK_BOT_TOKEN is empty. Copy it from OAuth & Permissions.",
    "not_allowed_token_type": "A token is of the wrong kind. The bot's begins with xoxb-, the app-level with xapp-.",
}


def doctor() -> None:
    """Check settings, token, scopes and database; each failure says what to do."""
    raise typer.Exit(asyncio.run(examine(settings())))


def remedy(error: Exception) -> str:
    """What to do about a Slack that does not answer as it should."""
    if isinstance(error, SlackApiError):
        word = str(error.response.get("error", "an unknown error"))
        return REMEDIES.get(word, f"Slack answered {word}. `bothways doctor` looks closer.")
    return f"Slack can’t be reached ({error}). Check the network, and SLACK_API_URL if it is set."


async def examine(settings: Settings) -> int:
    """Print what is well and what is not; 0 when all is well, else 1."""
    well = True
    async for fine, line in _findings(settings):
        print(f"{'ok   ' if fine else 'WRONG'}  {line}")  # noqa: T201 - this command talks to a terminal
        well = well and fine
    return 0 if well else 1


async def _findings(settings: Settings) -> AsyncIterator[tuple[bool, str]]:
    yield True, f"Settings are complete; Slack is reached {'by socket' if settings.socket_mode else 'over HTTP'}."
    yield await _database(settings)
    async with slack_session() as session:
        client = AsyncWebClient(
            token=settings.slack_bot_token.get_secret_value(), base_url=settings.slack_api_url, session=session
        )
        try:
            answer = await client.auth_test()
        except (SlackClientError, OSError) as error:
            yield False, remedy(error)
            return
        yield True, f"The bot token works in the workspace {answer.get('team')}."
        yield _scopes(str(answer.headers.get("x-oauth-scopes", "")))
        if settings.socket_mode:
            yield await _socket(client, settings.slack_app_token.get_secret_value())


async def _database(settings: Settings) -> tuple[bool, str]:
    try:
        database = await Database.open(settings.database_url)
        try:
            await database.migrate()
        finally:
            await database.close()
    except StorageError as error:
        return False, str(error)
    return True, "The database can be written and is up to date."


def _scopes(granted: str) -> tuple[bool, str]:
    wanted = set(yaml.safe_load(MANIFEST.read_text(encoding="utf-8"))["oauth_config"]["scopes"]["bot"])
    missing = wanted - set(granted.replace(" ", "").split(","))
    if missing:
        return (
            False,
            f"Scopes are missing: {', '.join(sorted(missing))}. Update the app's manifest and install it again.",
        )
    return True, "All scopes are granted."


async def _socket(client: AsyncWebClient, app_token: str) -> tuple[bool, str]:
    try:
        await client.apps_connections_open(app_token=app_token)
    except (SlackClientError, OSError) as error:
        return False, f"Socket Mode doesn’t open: {remedy(error)}"
    return True, "Socket Mode opens."
