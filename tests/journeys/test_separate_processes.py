"""The bot as operators run it: its own process, only environment variables, against a pretend Slack in another."""

from __future__ import annotations

import asyncio
import json
import os
import signal
import sys
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

import aiohttp
import pytest

from tests import invariants

ROOT = Path(__file__).parent.parent.parent
BASE = {name: value for name, value in os.environ.items() if not name.startswith(("SLACK_", "DATABASE_"))}


@asynccontextmanager
async def process(*arguments: str, env: dict[str, str] | None = None) -> AsyncIterator[asyncio.subprocess.Process]:
    started = await asyncio.create_subprocess_exec(
        sys.executable,
        *arguments,
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
        env=BASE | (env or {}),
        cwd=ROOT,
    )
    try:
        yield started
    finally:
        if started.returncode is None:
            started.send_signal(signal.SIGTERM)
        await asyncio.wait_for(started.communicate(), timeout=20)


async def ready(bot: asyncio.subprocess.Process) -> dict[str, Any]:
    assert bot.stderr is not None
    async for line in bot.stderr:
        logged: dict[str, Any] = json.loads(line)
        if logged.get("action") == "ready":
            return logged
    raise AssertionError("the bot ended before it was ready")


@pytest.mark.parametrize("mode", ["socket", "http"])
async def test_the_bot_runs_by_environment_alone(mode: str, tmp_path: Path) -> None:
    people = tmp_path / "people.csv"
    people.write_text("name,admin\nGita Rao,yes\n", encoding="utf-8")
    port = 18900 + os.getpid() % 1000
    transport = ("--request-url", f"http://127.0.0.1:{port}/slack/events") if mode == "http" else ()
    arguments = ("--people", str(people), "--manifest", str(ROOT / "app_manifest.yaml"), *transport)
    async with process("-m", "simulator", *arguments) as simulator, aiohttp.ClientSession() as session:
        assert simulator.stdout is not None
        slack = json.loads(await asyncio.wait_for(simulator.stdout.readline(), timeout=20))
        token = {"SLACK_APP_TOKEN": slack["SLACK_APP_TOKEN"]} if mode == "socket" else {}
        env = {
            "SLACK_API_URL": slack["SLACK_API_URL"],
            "SLACK_BOT_TOKEN": slack["SLACK_BOT_TOKEN"],
            "SLACK_SIGNING_SECRET": slack["SLACK_SIGNING_SECRET"],
            "DATABASE_URL": f"sqlite:///{tmp_path}/bot.db",
            "HOST": "127.0.0.1",
            "PORT": str(port),
            **token,
        }
        async with process("-m", "bot", "run", env=env) as bot:
            logged = await asyncio.wait_for(ready(bot), timeout=30)
            typed = {"person": "Gita Rao", "kind": "types", "text": "/mentoring setup"}
            async with session.post(f"{slack['control']}act", json=typed) as response:
                told = await response.json()
            async with session.get(f"http://127.0.0.1:{logged['port']}/healthz") as response:
                health = await response.json()

            async with process("-m", "bot", "run", env=env) as second:
                _, refused = await asyncio.wait_for(second.communicate(), timeout=20)

    await invariants.hold_in(env["DATABASE_URL"])
    assert logged["mode"] == mode
    assert told["failure"] is None
    assert health["ok"] is True
    assert (second.returncode, b"is in use by another Bothways process" in refused) == (2, True)


async def test_missing_settings_are_listed_with_exit_code_2() -> None:
    async with process("-m", "bot", "run") as bot:
        _, said = await bot.communicate()

    lines = said.decode().splitlines()
    assert bot.returncode == 2
    assert [line.split()[0] for line in lines] == ["SLACK_BOT_TOKEN", "SLACK_APP_TOKEN"]
