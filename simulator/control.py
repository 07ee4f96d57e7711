"""The control endpoints under `/sim/`: the same acts and readings as in Python, as JSON on loopback."""

from __future__ import annotations

import contextlib
import json
from collections.abc import Awaitable, Callable
from dataclasses import asdict
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from aiohttp import web
from aiohttp.typedefs import Handler

from simulator.control_acts import act, administer
from simulator.control_views import conversation, conversations, overview, seen_view, state
from simulator.errors import CannotDo, NotVisible, SlackError
from simulator.faults import FaultRule
from simulator.model import Json
from simulator.people import Person
from simulator.workspace import Workspace

if TYPE_CHECKING:
    from simulator.slack import SlackSimulator

LOCAL_NAMES = frozenset({"127.0.0.1", "localhost", "::1"})


@web.middleware
async def local_only(request: web.Request, handler: Handler) -> web.StreamResponse:
    """Refuse names that are not this machine's, and pages from elsewhere (DNS rebinding, cross-site requests)."""
    if not _is_local(f"//{request.host}"):
        raise web.HTTPForbidden(text="this simulator answers to loopback names only")
    origin = request.headers.get("Origin")
    if origin and (not _is_local(origin) or urlsplit(origin).netloc != request.host):
        raise web.HTTPForbidden(text="requests from other sites are refused")
    return await handler(request)


def _is_local(address: str) -> bool:
    try:
        return urlsplit(address).hostname in LOCAL_NAMES
    except ValueError:
        return False


def add_control(server: web.Application, control: ControlApi) -> None:
    """Add the endpoints to a server."""
    server.middlewares.append(local_only)
    answers = {
        ("GET", "workspaces"): control.workspaces,
        ("POST", "workspaces"): control.add_workspace,
        ("GET", "state"): control.state,
        ("GET", "conversations"): control.conversations,
        ("GET", "conversation"): control.conversation,
        ("GET", "modal"): control.modal,
        ("GET", "home"): control.home,
        ("POST", "act"): control.act,
        ("POST", "read"): control.read,
        ("POST", "admin"): control.admin,
        ("GET", "clock"): control.clock,
        ("POST", "clock"): control.move_clock,
        ("GET", "faults"): control.faults,
        ("POST", "faults"): control.add_fault,
        ("DELETE", "faults"): control.clear_faults,
        ("GET", "ledger"): control.ledger,
        ("GET", "deliveries"): control.deliveries,
        ("POST", "replay"): control.replay,
        ("POST", "forge"): control.forge,
        ("POST", "settle"): control.settle,
    }
    for (method, name), answer in answers.items():
        server.router.add_route(method, f"/sim/{name}", as_json(answer))
    server.router.add_get("/sim/events", control.events)


def as_json(answer: Callable[[Json], Awaitable[Json]]) -> Handler:
    """An endpoint that takes its query or JSON body, and says in JSON what came of it or what was wrong."""

    async def handle(request: web.Request) -> web.StreamResponse:
        try:
            given = dict(request.query) if request.method == "GET" else await _body(request)
            return web.json_response(await answer(given))
        except NotVisible as missing:
            return web.json_response({"error": str(missing)}, status=404)
        except (CannotDo, SlackError, ValueError, KeyError, TypeError) as wrong:
            return web.json_response({"error": f"{type(wrong).__name__}: {wrong}"}, status=400)
        except TimeoutError:
            return web.json_response({"error": "it did not settle in time"}, status=504)

    return handle


async def _body(request: web.Request) -> Json:
    if not request.can_read_body:
        return {}
    if request.content_type != "application/json":
        raise ValueError("send JSON")
    given = json.loads(await request.text())
    if not isinstance(given, dict):
        raise ValueError("send a JSON object")
    return given


class ControlApi:
    """What each endpoint does; `given` is the query or the JSON body. `team` may be left out with one workspace."""

    def __init__(self, slack: Callable[[], SlackSimulator]) -> None:
        """Control the simulator of the moment, which may be replaced by a fresh one."""
        self._now = slack

    @property
    def _slack(self) -> SlackSimulator:
        return self._now()

    def _workspace(self, given: Json) -> Workspace:
        if "team" in given:
            for workspace in self._slack.workspaces:
                if given["team"] in (workspace.id, workspace.name):
                    return workspace
            raise NotVisible(f"there is no workspace {given['team']!r}")
        return self._slack.workspaces[0] if self._slack.workspaces else self._slack.workspace()

    def _person(self, given: Json) -> Person:
        return self._workspace(given).person(str(given["person"]))

    async def workspaces(self, _given: Json) -> Json:
        """All workspaces with their people, channels and tokens (of the pretend kind)."""
        return {"workspaces": [overview(workspace) for workspace in self._slack.workspaces]}

    async def add_workspace(self, given: Json) -> Json:
        """A workspace with this `name`, the app installed."""
        return overview(self._slack.workspace(str(given["name"])))

    async def state(self, given: Json) -> Json:
        """All that a page needs to draw one `person`'s Slack."""
        return state(self._slack, self._workspace(given), self._person(given))

    async def conversations(self, given: Json) -> Json:
        """The conversations of a `person`, with unread counts."""
        return {"conversations": conversations(self._person(given))}

    async def conversation(self, given: Json) -> Json:
        """The messages of one `channel` as a `person` sees them."""
        return conversation(self._workspace(given), self._person(given), str(given["channel"]))

    async def modal(self, given: Json) -> Json:
        """The modal that a `person` has before them."""
        person = self._person(given)
        return {"modal": seen_view(person, person.screen.team.shelf.top(person.id))}

    async def home(self, given: Json) -> Json:
        """The Home tab of a `person`."""
        person = self._person(given)
        return {"home": seen_view(person, person.screen.team.shelf.homes.get(person.id))}

    async def act(self, given: Json) -> Json:
        """Have a `person` do something: `kind` is the name of an act of `Person`, the rest its arguments."""
        return await act(self._person(given), given)

    async def read(self, given: Json) -> Json:
        """Have a `person` look at a `channel`."""
        self._person(given).reads(str(given["channel"]))
        return {"ok": True}

    async def admin(self, given: Json) -> Json:
        """Have the workspace's admin do something; `kind` is the name of an act of `Workspace`."""
        return await administer(self._workspace(given), given)

    async def clock(self, _given: Json) -> Json:
        """The time."""
        return {"now": self._slack.clock().isoformat(), "ticking": self._slack.clock.ticking}

    async def move_clock(self, given: Json) -> Json:
        """Go forward by `advance` seconds or `to` an ISO moment with its offset."""
        if "advance" in given:
            self._slack.clock.advance(timedelta(seconds=float(given["advance"])))
        else:
            self._slack.clock.travel_to(datetime.fromisoformat(str(given["to"])))
        return await self.clock(given)

    async def faults(self, _given: Json) -> Json:
        """The rules in force, with how often each was seen and used."""
        rules = [asdict(rule) | {"by": rule.by.total_seconds()} for rule in self._slack.faults.rules]
        return {"seed": self._slack.faults.seed, "rules": rules}

    async def add_fault(self, given: Json) -> Json:
        """Put one rule in force: the fields of `Rule`, `by` in seconds."""
        self._slack.faults.rules.append(FaultRule.from_json(given))
        return await self.faults(given)

    async def clear_faults(self, given: Json) -> Json:
        """Let everything go well again."""
        self._slack.faults.clear()
        return await self.faults(given)

    async def ledger(self, given: Json) -> Json:
        """The calls after entry number `since`, of one `method` or all."""
        since = int(given.get("since", 0))
        entries = self._slack.ledger.calls(given.get("method"))
        return {"entries": [asdict(entry) for entry in entries if entry.number > since]}

    async def deliveries(self, given: Json) -> Json:
        """What was handed to the bot after number `since`."""
        since = int(given.get("since", 0))
        listed = [
            {
                "number": number,
                "kind": delivered.parcel.kind,
                "payload": delivered.parcel.payload,
                "attempt": delivered.attempt,
                "status": delivered.answer.status,
                "answer": delivered.answer.body,
                "problem": delivered.answer.problem,
            }
            for number, delivered in enumerate(self._slack.deliveries, start=1)
            if number > since
        ]
        return {"deliveries": listed, "problems": self._slack.problems, "failures": self._slack.failures}

    async def replay(self, given: Json) -> Json:
        """Hand delivery `number` over once more."""
        return asdict(await self._slack.replay(self._slack.deliveries[int(given["number"]) - 1]))

    async def forge(self, given: Json) -> Json:
        """Send anything: the arguments of `SlackSimulator.forge`, `body` as text."""
        known = {"payload", "kind", "content_type", "signature", "timestamp", "secret"}
        wanted: dict[str, Any] = {key: value for key, value in given.items() if key in known}
        if "body" in given:
            wanted["body"] = str(given["body"]).encode()
        return asdict(await self._slack.forge(**wanted))

    async def settle(self, given: Json) -> Json:
        """Wait until nothing moves, for `quiet` seconds."""
        quiet = timedelta(seconds=float(given["quiet"])) if "quiet" in given else None
        await self._slack.settled(quiet)
        return {"ok": True}

    async def events(self, request: web.Request) -> web.StreamResponse:
        """All news from now on, as server-sent events; a listener stays when a fresh simulator takes over."""
        stream = web.StreamResponse(headers={"Content-Type": "text/event-stream", "Cache-Control": "no-store"})
        await stream.prepare(request)
        with contextlib.suppress(ConnectionResetError):  # whoever listened has gone
            await stream.write(b": listening\n\n")
            while not (slack := self._slack).stopping.is_set():
                with slack.feed.subscribed() as queue:
                    while not slack.stopping.is_set():
                        news = await queue.get()
                        await stream.write(f"id: {news['number']}\ndata: {json.dumps(news)}\n\n".encode())
        return stream
