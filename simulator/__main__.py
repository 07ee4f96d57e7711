"""`python -m simulator`: the pretend Slack as a process of its own, for a bot in another."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import json
import signal
import sys
from datetime import datetime
from pathlib import Path
from typing import Any

from simulator.app import PretendApp, Transport
from simulator.clock import SimulatedClock
from simulator.faults import FaultPlan, FaultRule
from simulator.ledger import Ledger
from simulator.roster import read_roster, settle_in
from simulator.slack import SlackSimulator


def main(arguments: list[str] | None = None) -> int:
    """Run until told to stop; 2 and one clear line when something given is wrong."""
    given = _parser().parse_args(arguments)
    try:
        simulator = _built(given)
        roster = read_roster(given.people) if given.people else {"people": [], "channels": []}
    except (OSError, ValueError, KeyError, ImportError) as problem:
        print(f"simulator: {problem}", file=sys.stderr)  # noqa: T201 - the one line of a command
        return 2
    try:
        asyncio.run(_run(simulator, given, roster))
    except OSError as problem:
        print(f"simulator: cannot listen on port {given.port}: {problem}", file=sys.stderr)  # noqa: T201 - same
        return 2
    return 0


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m simulator", description="A pretend Slack on loopback.")
    add = parser.add_argument
    add("--port", type=int, default=0, help="where to listen (default: a free port)")
    add("--manifest", type=Path, help="the app's manifest, JSON or YAML")
    add("--workspace", default="Acme", help="the workspace's name")
    add("--people", type=Path, help="who works there, JSON or CSV")
    add("--token", help="the bot token (default: made up)")
    add("--app-token", help="the app-level token for Socket Mode (default: made up)")
    add("--signing-secret", help="the signing secret for HTTP (default: made up)")
    add("--request-url", help="deliver by signed HTTP to this address, instead of Socket Mode")
    add("--start", type=datetime.fromisoformat, help="pretend time to start at, ISO with offset (default: now)")
    add("--paused", action="store_true", help="keep the clock still between jumps")
    add("--seed", type=int, default=0, help="the seed of the fault plan")
    add("--faults", type=Path, help="a JSON list of fault rules to start with")
    add("--ledger", type=Path, help="append every call to this JSONL file")
    add("--rate-limits", action="store_true", help="enforce Slack's rate tiers")
    return parser


def _built(given: argparse.Namespace) -> SlackSimulator:
    rules = json.loads(given.faults.read_text(encoding="utf-8")) if given.faults else []
    return SlackSimulator(
        app=_app(given),
        clock=_clock(given),
        faults=FaultPlan([FaultRule.from_json(rule) for rule in rules], seed=given.seed),
        ledger=Ledger(given.ledger),
        port=given.port,
        enforce_rate_limits=given.rate_limits,
    )


def _app(given: argparse.Namespace) -> PretendApp:
    settings: dict[str, Any] = {"transport": Transport.HTTP if given.request_url else Transport.SOCKET}
    settings["request_url"] = given.request_url
    if given.app_token:
        settings["app_token"] = given.app_token
    if given.signing_secret:
        settings["signing_secret"] = given.signing_secret
    return PretendApp.from_file(given.manifest, **settings) if given.manifest else PretendApp(**settings)


def _clock(given: argparse.Namespace) -> SimulatedClock:
    if given.start:
        return SimulatedClock(given.start, ticking=not given.paused)
    now = SimulatedClock.keeping_real_time()
    return SimulatedClock(now(), ticking=False) if given.paused else now


async def _run(slack: SlackSimulator, given: argparse.Namespace, roster: dict[str, Any]) -> None:
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(number, stop.set)
    async with slack:
        workspace = slack.workspace(given.workspace, token=given.token)
        await settle_in(workspace, roster)
        ready = {
            "ready": True,
            "SLACK_API_URL": slack.api_url,
            "SLACK_BOT_TOKEN": workspace.bot_token,
            "SLACK_APP_TOKEN": slack.app.app_token,
            "SLACK_SIGNING_SECRET": slack.app.signing_secret,
            "control": f"{slack.base_url}/sim/",
        }
        # One line of JSON, so that whoever started this process can read where it is.
        print(json.dumps(ready), flush=True)  # noqa: T201 - this is what the command says
        await stop.wait()


if __name__ == "__main__":
    sys.exit(main())
