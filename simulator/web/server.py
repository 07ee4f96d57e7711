"""The server of the page: loopback only, its own files only, and told to load nothing from anywhere else."""

from __future__ import annotations

import contextlib
from collections.abc import AsyncIterator
from pathlib import Path

from aiohttp import web
from aiohttp.typedefs import Handler

from simulator.texts.page import drawn
from simulator.web.routes import add_demo
from simulator.web.show import Show

PAGE = Path(__file__).parent / "page"
LOOPBACK = "127.0.0.1"
PORT = 8765

POLICY = "; ".join(
    (
        "default-src 'none'",
        "script-src 'self'",
        "style-src 'self'",
        "img-src 'self' data:",
        "connect-src 'self'",
        "manifest-src 'self'",
        "base-uri 'none'",
        "form-action 'none'",
        "frame-ancestors 'none'",
    )
)
"""The browser itself sees to it that nothing leaves this computer."""

HEADERS = {
    "Content-Security-Policy": POLICY,
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cache-Control": "no-store",
}


@web.middleware
async def guarded(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Every answer, refusals too, carries the policy."""
    try:
        answer = await handler(request)
    except web.HTTPException as refusal:
        refusal.headers.update(HEADERS)
        raise
    if not answer.prepared:
        answer.headers.update(HEADERS)
    return answer


def index(show: Show) -> Handler:
    """The page, in the language of the moment."""

    async def answer(_request: web.Request) -> web.StreamResponse:
        source = (PAGE / "index.html").read_text(encoding="utf-8")
        return web.Response(text=drawn(source, show.t), content_type="text/html")

    return answer


def server_of(show: Show) -> web.Application:
    """The page and all endpoints; requests under other names or from other sites are refused."""
    server = web.Application(middlewares=[guarded])
    server.router.add_get("/", index(show))
    add_demo(server, show)
    server.router.add_static("/page/", PAGE)
    return server


@contextlib.asynccontextmanager
async def serving(show: Show, port: int = PORT) -> AsyncIterator[str]:
    """Serve the page on loopback for as long as this lasts; its address. OSError when the port is taken."""
    await show.open()
    runner = web.AppRunner(server_of(show), access_log=None, shutdown_timeout=0.5)
    try:
        await runner.setup()
        await web.TCPSite(runner, LOOPBACK, port).start()
        yield f"http://{LOOPBACK}:{runner.addresses[0][1]}"
    finally:
        await show.close()
        await runner.cleanup()
