"""In which language to answer whoever does something: known within moments, or else English."""

from __future__ import annotations

import asyncio
import logging
from collections.abc import Awaitable, Callable
from datetime import timedelta

import aiohttp
from cachetools import TTLCache
from slack_sdk.errors import SlackClientError

from mentoring.model import Actor, Language
from mentoring.ports import Clock, MemoryUnavailable

logger = logging.getLogger(__name__)

REMEMBERED_FOR = timedelta(minutes=1)
MOST_REMEMBERED = 20_000

PATIENCE = 0.5
"""Seconds: Slack waits three for an acknowledgement, and what is drawn after it needs some of them."""


class ReaderLanguages:
    """The languages of those who press something, remembered for a moment, since people press several things."""

    def __init__(self, read: Callable[[Actor], Awaitable[Language]], clock: Clock) -> None:
        """`read` says what somebody reads."""
        self._read = read
        self._known: TTLCache[Actor, Language, float] = TTLCache(
            MOST_REMEMBERED, REMEMBERED_FOR.total_seconds(), timer=lambda: clock().timestamp()
        )

    async def of(self, actor: Actor) -> Language:
        """What the person reads; English where that cannot be found out in time."""
        known = self._known.get(actor)
        if known is None:
            try:
                async with asyncio.timeout(PATIENCE):
                    known = await self._read(actor)
            except (MemoryUnavailable, SlackClientError, aiohttp.ClientError, OSError, TimeoutError) as error:
                logger.warning("Somebody's language was not found out: %s", error, extra={"action": "no_language"})
                return Language.ENGLISH
            self._known[actor] = known
        return known
