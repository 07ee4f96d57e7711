"""The settings: what each one is for, and a complete list of what is missing or wrong before anything starts."""

from __future__ import annotations

from datetime import date
from pathlib import Path
from typing import Annotated

from pydantic import Field, SecretStr, ValidationError, field_validator
from pydantic_settings import BaseSettings, NoDecode, SettingsConfigDict

from prompts.taxonomy import LIBRARY, TaxonomyError, load_taxonomy

DOTENV = Path(".env")

MISCONFIGURED = 2
"""The exit code of a command whose settings, or what was typed after it, do not do."""


JOURNAL = "bothways.erased"
"""How the journal of erasures is called where nothing else is said."""


class Settings(BaseSettings):
    """Everything that can be set, from the environment or a `.env` file; the environment wins."""

    model_config = SettingsConfigDict(env_file=DOTENV, env_file_encoding="utf-8", extra="ignore", frozen=True)

    slack_bot_token: SecretStr = SecretStr("")
    slack_app_token: SecretStr = SecretStr("")
    slack_signing_secret: SecretStr = SecretStr("")
    slack_api_url: str = "https://slack.com/api/"
    database_url: str = "sqlite:///bothways.db"
    erasure_journal: str = ""
    host: str = "127.0.0.1"
    port: int = Field(default=3000, ge=0, le=65535)
    metrics_host: str = "127.0.0.1"
    metrics_port: int = Field(default=0, ge=0, le=65535)
    organisers: Annotated[frozenset[str], NoDecode] = frozenset()
    days_off: Annotated[frozenset[date], NoDecode] = frozenset()
    language: str = "en"
    topics: str = ""
    topic_packs: Annotated[frozenset[str], NoDecode] = frozenset()
    calendar_hosts: Annotated[frozenset[str], NoDecode] = frozenset()
    log_level: str = "INFO"
    log_format: str = "json"

    @field_validator("organisers", "days_off", "topic_packs", "calendar_hosts", mode="before")
    @classmethod
    def _split(cls, value: object) -> object:
        return frozenset(filter(None, (each.strip() for each in value.split(",")))) if isinstance(value, str) else value

    @field_validator("slack_api_url")
    @classmethod
    def _slash(cls, value: str) -> str:
        return value if value.endswith("/") else f"{value}/"

    @property
    def topics_file(self) -> Path:
        """Where the topics are that people offer and seek."""
        return Path(self.topics) if self.topics else LIBRARY

    @property
    def journal(self) -> Path:
        """The file that remembers who was erased, so that a restored backup does not bring them back.

        Beside a SQLite file it has a name of its own: a backup is restored into another file.
        """
        if self.erasure_journal:
            return Path(self.erasure_journal)
        kind, _, file = self.database_url.partition(":///")
        if not (kind.startswith("sqlite") and file):
            return Path(JOURNAL)
        begun_before = Path(f"{file}.erased")  # its name up to now: who stands in it stays erased
        return begun_before if begun_before.exists() else Path(file).with_name(JOURNAL)

    @property
    def socket_mode(self) -> bool:
        """Whether Slack is reached over a socket of ours; otherwise Slack reaches us over HTTP."""
        return bool(self.slack_app_token.get_secret_value())


class Unready(Exception):
    """The settings as they are do not start a bot; each problem is a line with its remedy."""

    def __init__(self, problems: list[str]) -> None:
        """All problems at once."""
        self.problems = problems
        super().__init__("\n".join(problems))


def read(env_file: Path | None = DOTENV, *, needs_slack: bool = True) -> Settings:
    """The settings of this process. Raises Unready with every problem; `needs_slack` asks for Slack’s too."""
    try:
        settings = Settings(_env_file=env_file)
    except ValidationError as invalid:
        problems = [f"{str(each['loc'][0]).upper()}: {each['msg']}." for each in invalid.errors()]
        raise Unready(problems) from invalid
    problems = problems_of(settings) if needs_slack else []
    if problems:
        raise Unready(problems)
    return settings


def problems_of(settings: Settings) -> list[str]:
    """What is missing or wrong, each with what to do."""
    bot, app = settings.slack_bot_token.get_secret_value(), settings.slack_app_token.get_secret_value()
    problems = []
    if not bot:
        problems.append("SLACK_BOT_TOKEN is missing: copy the Bot User OAuth Token (xoxb-…) from OAuth & Permissions.")
    elif not bot.startswith("xox"):
        problems.append("SLACK_BOT_TOKEN doesn’t look like a bot token: it begins with xoxb-.")
    if app and not app.startswith("xapp-"):
        problems.append("SLACK_APP_TOKEN doesn’t look like an app-level token: it begins with xapp-.")
    if not app and not settings.slack_signing_secret.get_secret_value():
        problems.append(
            "SLACK_APP_TOKEN (Socket Mode) or SLACK_SIGNING_SECRET (HTTP) is missing: set the one for how Slack "
            "reaches you. Both stand under Basic Information."
        )
    if not settings.slack_api_url.startswith(("https://", "http://127.0.0.1", "http://localhost", "http://[::1]")):
        problems.append("SLACK_API_URL must begin with https:// (plain http only for this computer).")
    if settings.language not in ("en", "de"):
        problems.append("LANGUAGE must be en or de.")
    try:
        load_taxonomy(settings.topics_file, sorted(settings.topic_packs))
    except TaxonomyError as error:
        problems.append(f"TOPICS or TOPIC_PACKS: {str(error).rstrip('.')}.")
    if settings.log_level.upper() not in ("DEBUG", "INFO", "WARNING", "ERROR"):
        problems.append("LOG_LEVEL must be DEBUG, INFO, WARNING or ERROR.")
    if settings.log_format not in ("json", "console"):
        problems.append("LOG_FORMAT must be json or console.")
    return problems
