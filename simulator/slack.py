"""The pretend Slack itself: a server on loopback that speaks the Web API and Socket Mode, and delivers to the bot."""

from __future__ import annotations

import asyncio
import contextlib
from collections.abc import Callable
from datetime import datetime, timedelta
from types import TracebackType
from typing import Any, Self

from aiohttp import web

from simulator.api import WebApi
from simulator.app import PretendApp, Transport
from simulator.clock import SimulatedClock
from simulator.control import ControlApi, add_control
from simulator.delivery import INTERACTION, BotAnswer, Delivered, Parcel, PostOffice
from simulator.faults import FaultPlan
from simulator.ledger import Ledger
from simulator.rates import RateLimits
from simulator.socket_mode import SocketMode
from simulator.team import Team
from simulator.tickets import Tickets
from simulator.traffic import Feed, Idle
from simulator.workspace import Workspace
from simulator.world import World

LOOPBACK = "127.0.0.1"
LARGEST_REQUEST = 32 * 1024 * 1024
HEARTBEAT = 0.1
"""How often a ticking clock is looked at for what has become due (retries, late acceptances)."""


class SlackSimulator:
    """A Slack of one's own: `async with SlackSimulator(app=PretendApp(...)) as slack:`.

    Give the bot `slack.api_url` as its `SLACK_API_URL`, and `slack.clock` as its clock. `quiet` is how long nothing may
    move before all counts as settled; `settles` whether people's acts wait for that.
    """

    def __init__(
        self,
        *,
        app: PretendApp | None = None,
        clock: SimulatedClock | None = None,
        faults: FaultPlan | None = None,
        ledger: Ledger | None = None,
        port: int = 0,
        quiet: timedelta = timedelta(milliseconds=20),
        ack_deadline: timedelta = timedelta(seconds=3),
        settles: bool = True,
        enforce_rate_limits: bool = False,
        extend: Callable[[web.Application], None] | None = None,
    ) -> None:
        """Set it up; nothing listens before it is entered. `extend` may add pages to the server."""
        clock = clock or SimulatedClock()
        self.world = World(
            app=app or PretendApp(),
            clock=clock,
            faults=faults or FaultPlan(),
            ledger=ledger or Ledger(),
            rates=RateLimits(clock, enforced=enforce_rate_limits),
            tickets=Tickets(clock=clock),
            quiet=quiet,
            ack_deadline=ack_deadline,
            settles=settles,
        )
        self.sockets = SocketMode(self.world)
        self.office = PostOffice(self.world, self.sockets)
        self._teams: dict[str, Team] = {}
        self._workspaces: dict[str, Workspace] = {}
        self._port = port
        self._extend = extend
        self.stopping = asyncio.Event()
        self._runner: web.AppRunner | None = None
        self._heart: asyncio.Task[None] | None = None
        clock.on_move(self._clock_moved)

    async def __aenter__(self) -> Self:
        """Listen on loopback."""
        await self.start()
        return self

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Hang up."""
        await self.stop()

    async def start(self) -> None:
        """Listen on loopback; OSError when the port is taken."""
        self._runner = web.AppRunner(self._server(), access_log=None, shutdown_timeout=0.5)
        await self._runner.setup()
        site = web.TCPSite(self._runner, LOOPBACK, self._port)
        await site.start()
        self._port = self._runner.addresses[0][1]
        self.world.base_url = f"http://{LOOPBACK}:{self._port}"
        await self.office.start()
        self._heart = asyncio.create_task(self._beat())

    async def stop(self) -> None:
        """Hang up on everybody and forget nothing."""
        self.stopping.set()
        self.world.feed.tell("stopped")
        if self._heart:
            self._heart.cancel()
            with contextlib.suppress(asyncio.CancelledError):
                await self._heart
        await self.office.stop()
        await self.sockets.cut()
        if self._runner:
            await self._runner.cleanup()
        self.world.ledger.close()

    def _server(self) -> web.Application:
        api = WebApi(self.world, self._teams, self.sockets)
        server = web.Application(client_max_size=LARGEST_REQUEST)
        server.add_routes(
            [
                web.route("*", "/api/{method}", api.call),
                web.get("/link/", self.sockets.accept),
                web.post("/actions/{team}/{ticket}", api.response_url),
                web.post("/commands/{team}/{ticket}", api.response_url),
                web.post("/upload/v1/{team}/{file}", api.upload),
                web.get("/files/{team}/{file}", api.download),
            ]
        )
        add_control(server, ControlApi(lambda: self))
        if self._extend:
            self._extend(server)
        return server

    async def _beat(self) -> None:
        while True:
            await asyncio.sleep(HEARTBEAT)
            self.world.catch_up()

    def _clock_moved(self, now: datetime) -> None:
        self.world.catch_up()
        self.world.feed.tell("clock", now=now.isoformat())

    @property
    def base_url(self) -> str:
        """Where it listens."""
        return self.world.base_url

    @property
    def api_url(self) -> str:
        """The bot's SLACK_API_URL."""
        return f"{self.world.base_url}/api/"

    @property
    def port(self) -> int:
        """The port that it listens on."""
        return self._port

    @property
    def app(self) -> PretendApp:
        """The pretend app."""
        return self.world.app

    @property
    def clock(self) -> SimulatedClock:
        """The time here."""
        return self.world.clock

    @property
    def faults(self) -> FaultPlan:
        """The fault plan in force."""
        return self.world.faults

    @property
    def ledger(self) -> Ledger:
        """The account of all calls."""
        return self.world.ledger

    @property
    def feed(self) -> Feed:
        """The news of what changes."""
        return self.world.feed

    @property
    def problems(self) -> list[str]:
        """What a bot should never cause, such as an unreadable answer to a submission."""
        return self.world.problems

    @property
    def failures(self) -> list[dict[str, Any]]:
        """Every failure text of Slack's that a person saw."""
        return self.world.failures

    @property
    def deliveries(self) -> list[Delivered]:
        """Everything that was handed to the bot, with its answers."""
        return self.office.sent

    @property
    def workspaces(self) -> list[Workspace]:
        """All workspaces."""
        return list(self._workspaces.values())

    def workspace(self, name: str = "Acme", *, token: str | None = None) -> Workspace:
        """The workspace of this name or id; if there was none, made with the app installed under `token`."""
        if name in self._workspaces:
            return self._workspaces[name]
        for workspace in self._workspaces.values():
            if workspace.name == name:
                return workspace
        team = Team(self.world, number=len(self._teams) + 1, name=name, token=token)
        self._teams[team.id] = team
        self._workspaces[team.id] = Workspace(team, self.office)
        return self._workspaces[team.id]

    def also_ask(self, idle: Idle) -> None:
        """Have `settled` also ask this probe whether the bot is idle, for work that is on no wire."""
        self.world.traffic.also_ask(idle)

    async def settled(self, quiet: timedelta | None = None, patience: timedelta = timedelta(seconds=10)) -> None:
        """Wait until nothing moves: no Web API call, upload, response URL or delivery in flight for `quiet`.

        That is all it can see from outside. Work of the bot that touches no wire for longer than `quiet`, such as a
        long query between an acknowledgement and the next call, needs a larger `quiet` or a probe (`also_ask`). Retries
        of events that wait for the simulated clock do not count. TimeoutError after `patience`.
        """
        await self.world.traffic.settled(self.world.quiet if quiet is None else quiet, patience)

    async def connected(self, within: float = 10.0) -> None:
        """Wait until the bot is connected over Socket Mode."""
        await self.sockets.connected(within)

    async def forge(
        self,
        payload: Any = None,
        *,
        kind: str = INTERACTION,
        body: bytes | None = None,
        content_type: str | None = None,
        signature: str | None = None,
        timestamp: str | None = None,
        secret: str | None = None,
    ) -> BotAnswer:
        """Send the bot anything: an odd payload, raw bytes, a wrong signature or timestamp; its answer.

        What is not given is made as Slack would. Over Socket Mode only payload and kind count.
        """
        parcel = Parcel(kind=kind, payload=payload)
        if self.world.app.transport is Transport.SOCKET:
            return await self.office.deliver(parcel)
        default_type, default_body = parcel.form() if body is None else ("application/json", body)
        headers = self.office.signed(default_body, content_type or default_type, timestamp=timestamp, secret=secret)
        if signature is not None:
            headers["X-Slack-Signature"] = signature
        with self.world.traffic.passing():
            return await self.office.send(default_body, headers)

    async def replay(self, delivered: Delivered) -> BotAnswer:
        """Hand over the very same bytes and headers (HTTP) or payload (Socket Mode) once more."""
        if self.world.app.transport is Transport.SOCKET:
            return await self.office.deliver(delivered.parcel)
        with self.world.traffic.passing():
            return await self.office.send(delivered.body, delivered.headers)
