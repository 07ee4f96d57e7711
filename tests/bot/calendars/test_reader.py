"""Calendars are read from where people publish them, and from nowhere else."""

from __future__ import annotations

import asyncio
import socket
from collections.abc import AsyncIterator
from datetime import UTC, datetime

import aiohttp
import pytest
from aiohttp import web
from aiohttp.abc import AbstractResolver, ResolveResult

from bot.calendars import reader
from bot.calendars.reader import LARGEST, PublicOnly, PublishedCalendars, fetch
from mentoring.model import MemberId, PublishedCalendar
from mentoring.ports.calendars import CalendarUnreadable

NOW = datetime(2027, 3, 22, tzinfo=UTC)
GOOGLE = "https://calendar.google.com/calendar/ical/somebody/private-abc/basic.ics"


@pytest.mark.parametrize(
    "link",
    [
        GOOGLE,
        "https://outlook.office365.com/owa/calendar/x@y/z/calendar.ics",
        "https://outlook.office.com/owa/calendar/x/calendar.ics",
        "https://p42-caldav.icloud.com/published/2/abc",
        "https://calendar.proton.me/api/calendar/v1/url/a/calendar.ics?CacheKey=b",
        "https://user.fastmail.com/calendar/x.ics",
        "https://calendar.example.org/me.ics",
    ],
)
def test_links_that_are_taken(link: str) -> None:
    assert PublishedCalendars(["calendar.example.org"]).takes(link)


@pytest.mark.parametrize(
    "link",
    [
        "",
        "http://calendar.google.com/basic.ics",
        "webcal://calendar.google.com/basic.ics",
        "https://calendar.google.com.evil.example/basic.ics",
        "https://evil.example/calendar.google.com",
        "https://calendar.google.com@evil.example/",
        "https://me:secret@calendar.google.com/",
        "https://calendar.google.com:8443/basic.ics",
        "https://calendar.google.com:port/basic.ics",
        "https://127.0.0.1/basic.ics",
        "https://[::1]/basic.ics",
        "https://icloud.com.evil.example/",
        "https://calendar.google.com/a b",
        "https://calendar.google.com/\nHost: evil.example",
        "https://calendar.google.com/" + "x" * 1000,
        "file:///etc/passwd",
    ],
)
async def test_links_that_are_not_taken_and_never_asked_for(link: str) -> None:
    calendars = PublishedCalendars()

    assert not calendars.takes(link)
    with pytest.raises(CalendarUnreadable, match="not at a place that is known"):
        await calendars.busy(link, NOW, NOW, "UTC")


class Says(AbstractResolver):
    """A resolver that has one answer."""

    def __init__(self, *addresses: str) -> None:
        self.addresses = addresses

    async def resolve(self, host: str, port: int = 0, family: int = socket.AF_INET) -> list[ResolveResult]:
        return [
            ResolveResult(hostname=host, host=each, port=port, family=family or socket.AF_INET, proto=0, flags=0)
            for each in self.addresses
        ]

    async def close(self) -> None:
        """Nothing is open."""


@pytest.mark.parametrize(
    "address", ["127.0.0.1", "10.1.2.3", "192.168.0.7", "169.254.169.254", "::1", "fd00::1", "0.0.0.0", "100.64.0.1"]
)
async def test_an_address_inside_is_refused_even_beside_a_public_one(address: str) -> None:
    with pytest.raises(OSError, match="not public"):
        await PublicOnly(Says("93.184.216.34", address)).resolve("calendar.google.com")
    with pytest.raises(CalendarUnreadable) as refused:
        await PublishedCalendars(resolver=Says(address)).busy(GOOGLE, NOW, NOW, "UTC")
    assert "private-abc" not in str(refused.value)


async def test_a_public_address_is_used() -> None:
    (found,) = await PublicOnly(Says("93.184.216.34")).resolve("calendar.google.com", 443)

    assert found["host"] == "93.184.216.34"


REFUSED = {"elsewhere": "302", "nothing": "404", "endless": "too large", "silent": "TimeoutError"}


@pytest.fixture
async def there() -> AsyncIterator[str]:
    """A server that answers well, leads elsewhere, has no end, or says nothing."""

    async def endless(request: web.Request) -> web.StreamResponse:
        answer = web.StreamResponse()
        await answer.prepare(request)
        for _ in range(LARGEST // 1_000_000 + 2):
            await answer.write(b"x" * 1_000_000)
        return answer

    async def elsewhere(_: web.Request) -> web.Response:
        raise web.HTTPFound("/good")

    async def good(_: web.Request) -> web.Response:
        return web.Response(body=b"BEGIN:VCALENDAR")

    async def silent(_: web.Request) -> web.Response:
        await asyncio.Event().wait()
        return web.Response()

    app = web.Application()
    app.add_routes([web.get(f"/{each.__name__}", each) for each in (endless, elsewhere, good, silent)])
    runner = web.AppRunner(app, shutdown_timeout=0.1)
    await runner.setup()
    site = web.TCPSite(runner, "127.0.0.1", 0)
    await site.start()
    yield site.name if not runner.addresses else f"http://127.0.0.1:{runner.addresses[0][1]}"
    await runner.cleanup()


async def test_what_is_there_is_fetched_and_redirects_floods_and_silence_are_not_followed(there: str) -> None:
    quick = aiohttp.ClientTimeout(total=1)
    async with aiohttp.ClientSession(timeout=quick) as session:
        assert await fetch(session, f"{there}/good") == b"BEGIN:VCALENDAR"
        for path, why in REFUSED.items():
            with pytest.raises(CalendarUnreadable, match=why) as refused:
                await fetch(session, f"{there}/{path}")
            assert there not in str(refused.value)


def test_a_link_is_in_no_representation() -> None:
    calendar = PublishedCalendar(member=MemberId("U1"), link=GOOGLE, look_again_at=NOW)

    assert "private-abc" not in repr(calendar)
    assert reader.WITHIN.total == 15
