"""Fetches a published calendar: from hosts that are known, over https, without redirects, and never from inside."""

from __future__ import annotations

import asyncio
from collections.abc import Collection
from datetime import datetime
from fnmatch import fnmatchcase
from ipaddress import ip_address
from urllib.parse import urlsplit

import aiohttp
from aiohttp.abc import AbstractResolver, ResolveResult
from aiohttp.resolver import ThreadedResolver

from bot.calendars.intervals import busy_times
from mentoring.model import Busy
from mentoring.ports.calendars import CalendarUnreadable

HOSTS = (
    "outlook.office365.com",
    "outlook.office.com",
    "outlook.live.com",
    "calendar.google.com",
    "calendar.proton.me",
    "*.icloud.com",
    "*.fastmail.com",
)
"""Where people publish calendars: Microsoft, Google, Proton, Apple, Fastmail."""

LARGEST = 4_000_000
"""Bytes; a calendar of ten busy years has fewer."""

LONGEST_LINK = 1000
WITHIN = aiohttp.ClientTimeout(total=15)
READ_WITHIN = 20.0
"""Seconds for making sense of it."""

OK = 200


class PublicOnly(AbstractResolver):
    """Finds addresses, and refuses those inside a network of ours: what is checked is what is connected to."""

    def __init__(self, inner: AbstractResolver | None = None) -> None:
        """Over the system's own resolver."""
        self._inner = inner or ThreadedResolver()

    async def resolve(self, host: str, port: int = 0, family: int = 0) -> list[ResolveResult]:
        """The addresses. Raises OSError where one of them is not public."""
        found = await self._inner.resolve(host, port, family)  # type: ignore[arg-type]
        if not found or not all(ip_address(each["host"]).is_global for each in found):
            raise OSError("an address that is not public")
        return found

    async def close(self) -> None:
        """Let go."""
        await self._inner.close()


class PublishedCalendars:
    """`mentoring.ports.CalendarReader` over HTTPS."""

    def __init__(self, more_hosts: Collection[str] = (), resolver: AbstractResolver | None = None) -> None:
        """`more_hosts`: those of an organisation's own, as names or as `*.name`."""
        self._hosts = (*HOSTS, *more_hosts)
        self._resolver = resolver

    def takes(self, link: str) -> bool:
        """Whether it may be asked for at all: https, a known host, its own port, and no password in it."""
        try:
            parts = urlsplit(link)
            port = parts.port
        except ValueError:
            return False
        plain = link.isascii() and link.isprintable() and " " not in link and len(link) <= LONGEST_LINK
        named = parts.hostname is not None and any(fnmatchcase(parts.hostname, host) for host in self._hosts)
        return plain and parts.scheme == "https" and named and port in (None, 443) and "@" not in parts.netloc

    async def busy(self, link: str, after: datetime, until: datetime, tz: str) -> Busy:
        """What is taken between the two, in the zone `tz`. Raises CalendarUnreadable, which never holds the link."""
        if not self.takes(link):
            raise CalendarUnreadable("it is not at a place that is known")
        connector = aiohttp.TCPConnector(resolver=PublicOnly(self._resolver), use_dns_cache=False)
        async with aiohttp.ClientSession(connector=connector, timeout=WITHIN, trust_env=False) as session:
            content = await fetch(session, link)
        try:
            return await asyncio.wait_for(asyncio.to_thread(busy_times, content, after, until, tz), READ_WITHIN)
        except TimeoutError:
            raise CalendarUnreadable("it takes too long to read") from None


async def fetch(session: aiohttp.ClientSession, link: str) -> bytes:
    """What is there. Raises CalendarUnreadable, which never holds the link."""
    try:
        async with session.get(link, allow_redirects=False) as answer:
            if answer.status != OK:
                raise CalendarUnreadable(f"it was answered with {answer.status}")
            content = bytearray()
            async for part in answer.content.iter_chunked(65_536):
                content += part
                if len(content) > LARGEST:
                    raise CalendarUnreadable("it is too large")
            return bytes(content)
    except (aiohttp.ClientError, OSError, TimeoutError, ValueError) as error:
        raise CalendarUnreadable(f"it could not be fetched ({type(error).__name__})") from None
