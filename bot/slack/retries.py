"""Retries of requests to Slack that may be repeated: how often, how long they may wait, counted and logged."""

from __future__ import annotations

import logging
from collections.abc import Callable
from datetime import timedelta
from urllib.parse import urlsplit

from slack_sdk.http_retry.async_handler import AsyncRetryHandler
from slack_sdk.http_retry.builtin_async_handlers import (
    AsyncConnectionErrorRetryHandler,
    AsyncRateLimitErrorRetryHandler,
    AsyncServerErrorRetryHandler,
)
from slack_sdk.http_retry.request import HttpRequest
from slack_sdk.http_retry.response import HttpResponse
from slack_sdk.http_retry.state import RetryState

logger = logging.getLogger(__name__)

WHILE_SOMEBODY_LOOKS = timedelta(seconds=1)
"""A listener waits no longer for Slack: somebody looks at a screen, and what waits holds up what others asked for."""

IN_THE_BACKGROUND = timedelta(hours=1)
"""What is only drawn anew (an announcement's count, App Home) may wait as long as Slack ever asks for."""

NoteRetry = Callable[[str, str], object]
"""Told of each retry: the API method and why."""


class RateLimitRetry(AsyncRateLimitErrorRetryHandler):
    """Waits as long as Slack asks after a 429, unless that is longer than anybody should wait here."""

    def __init__(self, longest: timedelta, counted: NoteRetry) -> None:
        """Three times at most."""
        super().__init__(max_retry_count=3)
        self._longest, self._counted = longest, counted

    async def _can_retry_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        if not await super()._can_retry_async(state=state, request=request, response=response, error=error):
            return False
        wait = wait_of(response)
        if wait > self._longest:
            return False
        _note(self._counted, request, "ratelimited", wait)
        return True


class CountedRetry(AsyncRetryHandler):
    """A retry of Slack's library, counted and logged; beside one of its handlers, which decides."""

    _counted: NoteRetry

    async def _can_retry_async(
        self,
        *,
        state: RetryState,
        request: HttpRequest,
        response: HttpResponse | None = None,
        error: Exception | None = None,
    ) -> bool:
        can = await super()._can_retry_async(state=state, request=request, response=response, error=error)
        if can:
            _note(self._counted, request, f"http_{response.status_code}" if response else type(error).__name__)
        return can


class ConnectionRetry(CountedRetry, AsyncConnectionErrorRetryHandler):
    """Once more after a dropped connection."""

    def __init__(self, counted: NoteRetry) -> None:
        """Twice at most."""
        super().__init__(max_retry_count=2)
        self._counted = counted


class ServerErrorRetry(CountedRetry, AsyncServerErrorRetryHandler):
    """Once more after a 500 or 503."""

    def __init__(self, counted: NoteRetry) -> None:
        """Once."""
        super().__init__(max_retry_count=1)
        self._counted = counted


def retries(longest: timedelta, counted: NoteRetry) -> list[AsyncRetryHandler]:
    """Everything that is tried again; `longest` bounds each wait that Slack asks for."""
    return [ConnectionRetry(counted), RateLimitRetry(longest, counted), ServerErrorRetry(counted)]


def wait_of(response: HttpResponse | None) -> timedelta:
    """How long Slack asks to be left alone; a second where it does not say."""
    headers = response.headers if response is not None else {}
    value = next((value for name, value in headers.items() if name.lower() == "retry-after"), None)
    said = str(value[0] if isinstance(value, list) and value else value)
    return timedelta(seconds=int(said)) if said.isdigit() else timedelta(seconds=1)


def _note(counted: NoteRetry, request: HttpRequest, why: str, wait: timedelta = timedelta(0)) -> None:
    """One line and one count; never the body."""
    method = urlsplit(request.url).path.rpartition("/")[2]
    counted(method, why)
    facts = {"action": "retry", "method": method, "error": why, "seconds": wait.total_seconds()}
    logger.info("Slack is asked again", extra=facts)
