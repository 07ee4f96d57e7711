"""The HTTP side of the Web API: tokens, arguments, faults, the account, response URLs and uploads."""

from __future__ import annotations

import asyncio
import json
import time
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from aiohttp import web

from simulator.errors import SlackError
from simulator.faults import NEVER_ACCEPTED, Fault, FaultRule
from simulator.ledger import LedgerEntry
from simulator.model import Json
from simulator.rates import ratelimited
from simulator.responses import respond
from simulator.socket_mode import SocketMode
from simulator.team import Team
from simulator.web_api import Call, Method, all_methods
from simulator.world import World


@dataclass(frozen=True, kw_only=True)
class Asked:
    """One request as it came in; `unreadable` is the error name that its body earns, if any."""

    method: str
    args: Json
    token: str | None
    unreadable: str | None = None


class WebApi:
    """Answers `/api/<method>`, response URLs and uploads for all workspaces."""

    def __init__(self, world: World, teams: dict[str, Team], sockets: SocketMode) -> None:
        """Speak for these workspaces."""
        self._world = world
        self._teams = teams
        self._sockets = sockets
        self._methods = all_methods()

    async def call(self, request: web.Request) -> web.StreamResponse:
        """`/api/<method>`."""
        with self._world.traffic.passing():
            self._world.catch_up()
            asked = await _read(request)
            team = self._team_of(asked.token)
            rule = self._world.faults.strike(asked.method, team.id if team else None, _channel_of(asked.args))
            if rule and rule.fault is Fault.DELAY:
                await asyncio.sleep(rule.by.total_seconds())
            if rule and rule.fault in NEVER_ACCEPTED:
                return self._spoilt(request, asked, team, rule)
            if rule and rule.fault is Fault.LATE_ACCEPTANCE:
                return self._late(request, asked, team, rule)
            return self._answered(request, asked, team, rule)

    def _answered(
        self, request: web.Request, asked: Asked, team: Team | None, rule: FaultRule | None
    ) -> web.StreamResponse:
        answer, refusal = self._carried_out(asked, team)
        if rule and rule.fault is Fault.HISTORY_LAG:
            self._hide(team, answer, rule.by)
        badly = {
            Fault.ACCEPT_THEN_RESET: None,
            Fault.ACCEPT_THEN_500: 500,
            Fault.ACCEPT_THEN_NOT_JSON: 200,
        }
        status = refusal.status if refusal else 200
        if rule and rule.fault in badly:
            status_told = badly[rule.fault]
            self._enter(asked, team, answer, status=status_told, accepted=refusal is None, fault=rule)
            return _cut(request) if status_told is None else _not_json(status_told)
        self._enter(asked, team, answer, status=status, accepted=refusal is None, fault=rule)
        return self._reply(answer, status, refusal.headers if refusal else {})

    def _spoilt(self, request: web.Request, asked: Asked, team: Team | None, rule: FaultRule) -> web.StreamResponse:
        team_id = team.id if team else None
        if rule.fault is Fault.RATE_LIMIT:
            self._world.rates.block(team_id, asked.method, rule.retry_after)
            refusal = ratelimited(rule.retry_after)
        else:
            refusal = SlackError(rule.error)
        if rule.fault in (Fault.RATE_LIMIT, Fault.ERROR):
            answer = refusal.as_answer()
            self._enter(asked, team, answer, status=refusal.status, accepted=False, fault=rule)
            return self._reply(answer, refusal.status, refusal.headers)
        status = {Fault.REFUSE_500: 500, Fault.REFUSE_503: 503, Fault.NOT_JSON: 200}.get(rule.fault)
        self._enter(asked, team, {}, status=status, accepted=False, fault=rule)
        return _cut(request) if status is None else _not_json(status)

    def _late(self, request: web.Request, asked: Asked, team: Team | None, rule: FaultRule) -> web.StreamResponse:
        def accept() -> None:
            answer, refusal = self._carried_out(asked, team)
            self._enter(asked, team, answer, status=None, accepted=refusal is None, fault=rule)

        self._world.later(self._world.clock() + rule.by, accept)
        return _cut(request)

    def _carried_out(self, asked: Asked, team: Team | None) -> tuple[Json, SlackError | None]:
        try:
            return {"ok": True, **self._run(asked, team)}, None
        except SlackError as refusal:
            return refusal.as_answer(), refusal

    def _run(self, asked: Asked, team: Team | None) -> Json:
        if asked.unreadable:
            raise SlackError(asked.unreadable)
        if asked.method == "apps.connections.open":
            if asked.token is None:
                raise SlackError("not_authed")
            self._sockets.check_token(asked.token)
            return self._sockets.open()
        method = self._methods.get(asked.method)
        if method is None:
            raise SlackError("unknown_method", req_method=asked.method)
        if method.public and asked.token is None:
            team = next(iter(self._teams.values()))
        authorised = team if method.public and team else self._authorised(asked.token, team)
        call = Call(world=self._world, team=authorised, method=asked.method, args=asked.args)
        self._check_rate(call, method)
        if method.scopes:
            call.need(*method.scopes)
        return method.run(call)

    def _check_rate(self, call: Call, method: Method) -> None:
        if wait := self._world.rates.blocked_for(call.team.id, call.method):
            raise ratelimited(wait)
        channel = _channel_of(call.args)
        if channel in call.team.users:
            channel = call.team.dm(channel).id
        self._world.rates.count(call.team.id, call.method, method.per_minute, channel)

    def _team_of(self, token: str | None) -> Team | None:
        return next((team for team in self._teams.values() if token in team.tokens), None)

    def _authorised(self, token: str | None, team: Team | None) -> Team:
        if token is None:
            raise SlackError("not_authed")
        if token == self._world.app.app_token:
            raise SlackError("not_allowed_token_type")
        if team is None:
            raise SlackError("invalid_auth")
        if problem := team.tokens[token]:
            raise SlackError(problem)
        return team

    def _hide(self, team: Team | None, answer: Json, by: timedelta) -> None:
        if team and answer["ok"] and "ts" in answer:
            message = team.channels[answer["channel"]].messages[answer["ts"]]
            message.hidden_until = self._world.clock() + by

    def _enter(
        self,
        asked: Asked,
        team: Team | None,
        answer: Json,
        *,
        status: int | None,
        accepted: bool,
        fault: FaultRule | None,
    ) -> LedgerEntry:
        team_id = team.id if team else None
        early = answer.get("error") == "ratelimited" and not (fault and fault.fault is Fault.RATE_LIMIT)
        entry = self._world.ledger.add(
            at=self._world.clock().isoformat(),
            seconds=time.monotonic(),
            team=team_id,
            method=asked.method,
            args=asked.args,
            accepted=accepted,
            status=status,
            answer=answer,
            fault=fault.fault.value if fault else None,
            early=early,
        )
        self._world.feed.tell("call", team=team_id, method=asked.method, entry=entry.number, error=answer.get("error"))
        return entry

    def _reply(self, answer: Json, status: int, headers: dict[str, str]) -> web.Response:
        scopes = ",".join(sorted(self._world.app.scopes))
        return web.json_response(answer, status=status, headers=headers | {"x-oauth-scopes": scopes})

    async def response_url(self, request: web.Request) -> web.Response:
        """`/actions/…` and `/commands/…`: a message into the conversation of an interaction."""
        with self._world.traffic.passing():
            self._world.catch_up()
            team = self._teams.get(request.match_info["team"])
            try:
                body = json.loads(await request.text())
            except json.JSONDecodeError:
                return web.Response(status=400, text="invalid_payload")
            if team is None or not isinstance(body, dict):
                return web.Response(status=404, text="expired_url")
            answer: Json = {"ok": True}
            status = 200
            try:
                respond(self._world, team, request.match_info["ticket"], body)
            except SlackError as refusal:
                answer, status = refusal.as_answer(), refusal.status if refusal.status != 200 else 400
            asked = Asked(method="response_url", args=body, token=None)
            self._enter(asked, team, answer, status=status, accepted=answer["ok"], fault=None)
            return web.Response(status=status, text=answer.get("error", "ok"))

    async def upload(self, request: web.Request) -> web.Response:
        """`/upload/v1/…`: the bytes of a file, plain or as a multipart form."""
        with self._world.traffic.passing():
            team = self._teams.get(request.match_info["team"])
            file = team.files.get(request.match_info["file"]) if team else None
            if file is None or file.done:
                return web.Response(status=404, text="not found")
            file.content = await _uploaded(request)
            return web.Response(text=f"OK - {len(file.content)}")

    async def download(self, request: web.Request) -> web.Response:
        """`/files/…`: a finished file, as `url_private` gives it to those who may see it."""
        team = self._teams.get(request.match_info["team"])
        file = team.files.get(request.match_info["file"]) if team else None
        if file is None or not file.done or file.content is None:
            raise web.HTTPNotFound
        disposition = f'attachment; filename="{file.name}"'
        return web.Response(body=file.content, content_type=file.mimetype, headers={"Content-Disposition": disposition})


async def _read(request: web.Request) -> Asked:
    args: dict[str, Any] = dict(request.query)
    unreadable = None
    if request.content_type == "application/json":
        given, unreadable = _parsed(await request.text())
        args |= given
    elif request.can_read_body:
        args |= dict(await request.post())
    header = request.headers.get("Authorization", "")
    token = header.removeprefix("Bearer ").strip() or None
    in_args = args.pop("token", None)
    return Asked(method=request.match_info["method"], args=args, token=token or in_args, unreadable=unreadable)


def _parsed(text: str) -> tuple[Json, str | None]:
    try:
        given = json.loads(text or "{}")
    except json.JSONDecodeError:
        return {}, "invalid_json"
    return (given, None) if isinstance(given, dict) else ({}, "json_not_object")


async def _uploaded(request: web.Request) -> bytes:
    if not request.content_type.startswith("multipart/"):
        return await request.read()
    form = await request.post()
    for value in form.values():
        if isinstance(value, web.FileField):
            return value.file.read()
    return b""


def _channel_of(args: Json) -> str | None:
    channel = args.get("channel")
    return channel if isinstance(channel, str) else None


def _cut(request: web.Request) -> web.Response:
    # The answer below goes nowhere: aiohttp needs one, but the connection is gone.
    if request.transport:
        request.transport.abort()
    return web.Response()


def _not_json(status: int) -> web.Response:
    return web.Response(status=status, text="<html>upstream error</html>", content_type="text/html")
