"""The Dockerfile and compose.yaml say what is true; their commands are tried here without Docker."""

from __future__ import annotations

import asyncio
import json
import re
import subprocess
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml
from aiohttp import web

from bot.config import Settings

ROOT = Path(__file__).parent.parent
DOCKERFILE = (ROOT / "Dockerfile").read_text(encoding="utf-8")
COMPOSE: dict[str, Any] = yaml.safe_load((ROOT / "compose.yaml").read_text(encoding="utf-8"))
PROJECT: dict[str, Any] = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))


def instructions(name: str) -> list[str]:
    """What follows each instruction of that name."""
    return re.findall(rf"^{name} (.+)$", DOCKERFILE, re.MULTILINE)


def test_it_runs_as_a_user_without_rights() -> None:
    [user] = instructions("USER")
    assert user.isdigit()
    assert int(user) > 1000
    last_stage = DOCKERFILE[DOCKERFILE.rindex("FROM ") :]
    assert last_stage.index("USER ") < last_stage.index("ENTRYPOINT ")


def test_everything_that_is_copied_is_there_and_the_whole_package_is() -> None:
    sources = [source for line in instructions("COPY") if "--from" not in line for source in line.split()[:-1]]
    assert [source for source in sources if not (ROOT / source).exists()] == []
    assert set(PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"]) <= set(sources)


def test_its_command_is_the_console_script_that_runs_the_bot() -> None:
    [entry], [command] = instructions("ENTRYPOINT"), instructions("CMD")
    assert [Path(json.loads(entry)[0]).name, *json.loads(command)] == ["bothways", "run"]
    module, _, function = PROJECT["project"]["scripts"]["bothways"].partition(":")
    assert callable(getattr(import_module(module), function))


def test_the_constraints_are_the_locked_versions(tmp_path: Path) -> None:
    [command] = [run for run in instructions("RUN") if run.startswith("sed ")]
    (tmp_path / "requirements").mkdir()
    (tmp_path / "requirements" / "dev.txt").write_bytes((ROOT / "requirements" / "dev.txt").read_bytes())
    subprocess.run(["sh", "-c", command], cwd=tmp_path, check=True)
    made = (tmp_path / "constraints.txt").read_text(encoding="utf-8").splitlines()
    pins = [line for line in made if line.strip() and not line.strip().startswith("#")]
    assert [line for line in pins if not re.fullmatch(r"[A-Za-z0-9._-]+(\[[a-z,]+\])?==\S+( ; .+)?", line)] == []
    assert "slack-bolt==1.30.0" in pins


@pytest.mark.parametrize(("status", "code"), [(200, 0), (503, 1)])
async def test_the_health_check_sees_what_the_health_page_says(status: int, code: int) -> None:
    [check] = re.findall(r"HEALTHCHECK .* CMD (\[.+\])", DOCKERFILE)
    _, *arguments = json.loads(check)

    async def healthz(_: web.Request) -> web.Response:
        return web.json_response({}, status=status)

    application = web.Application()
    application.router.add_get("/healthz", healthz)
    runner = web.AppRunner(application)
    await runner.setup()
    await web.TCPSite(runner, "127.0.0.1", 0).start()
    port = str(runner.addresses[0][1])
    process = await asyncio.create_subprocess_exec(
        sys.executable, *arguments, env={"PORT": port}, stderr=asyncio.subprocess.DEVNULL
    )
    assert await process.wait() == code
    await runner.cleanup()


def test_two_replicas_share_one_postgresql_and_have_time_to_stop() -> None:
    services = COMPOSE["services"]
    bots = [service for name, service in services.items() if name.startswith("bot")]
    assert len(bots) == 2
    for bot in bots:
        assert bot["environment"]["DATABASE_URL"].startswith("postgresql://")
        assert bot["depends_on"]["postgres"]["condition"] == "service_healthy"
        assert int(bot["stop_grace_period"].removesuffix("s")) > 15
        assert bot["read_only"] is True
        assert {name.lower() for name in bot["environment"]} <= set(Settings.model_fields)
        assert all(port.startswith("127.0.0.1:") for port in bot["ports"])


def test_what_the_image_sets_are_settings() -> None:
    [line] = instructions("ENV")
    names = {pair.partition("=")[0] for pair in line.split()} - {"PYTHONUNBUFFERED", "PYTHONDONTWRITEBYTECODE"}
    assert {name.lower() for name in names} <= set(Settings.model_fields)
