"""Links that open a new entry in somebody's own calendar. They carry a time and a plain title: no name, no topic."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from urllib.parse import urlencode

GOOGLE = "https://calendar.google.com/calendar/render"
OUTLOOK = "https://outlook.office.com/calendar/0/deeplink/compose"
HUDDLE = "https://app.slack.com/huddle"
"""Slack's own address for the huddle of a conversation, with the workspace's id and the conversation's behind it."""


def google(title: str, starts_at: datetime, length: timedelta) -> str:
    """A new entry in Google Calendar."""
    begin, end = (f"{moment.astimezone(UTC):%Y%m%dT%H%M%SZ}" for moment in (starts_at, starts_at + length))
    return f"{GOOGLE}?{urlencode({'action': 'TEMPLATE', 'text': title, 'dates': f'{begin}/{end}'})}"


def outlook(title: str, starts_at: datetime, length: timedelta) -> str:
    """A new entry in Outlook on the web."""
    begin, end = (f"{moment.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}" for moment in (starts_at, starts_at + length))
    path = "/calendar/action/compose"
    asked = {"path": path, "rru": "addevent", "subject": title, "startdt": begin, "enddt": end}
    return f"{OUTLOOK}?{urlencode(asked)}"


def huddle(workspace: str, conversation: str) -> str:
    """The huddle of a conversation."""
    return f"{HUDDLE}/{workspace}/{conversation}"
