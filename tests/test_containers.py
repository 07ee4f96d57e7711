"""The Dockerfile and compose.yaml say what is true; their commands are tried here without Docker."""

from __future__ import annotations

import asyncio
import json
import re
import shutil
import sys
import tomllib
from importlib import import_module
from pathlib import Path
from typing import Any

import pytest
import yaml
from aiohttp import web
from sqlalchemy import make_url, text

from bot.config import Settings
from storage.database import Database
from tests import postgres

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


def test_everything_that_is_copied_is_there_and_the_bot_comes_without_the_pretend_slack() -> None:
    sources = [source for line in instructions("COPY") if "--from" not in line for source in line.split()[:-1]]
    assert [source for source in sources if not (ROOT / source).exists()] == []
    packages = set(PROJECT["tool"]["hatch"]["build"]["targets"]["wheel"]["packages"])
    assert set(sources) & packages == packages - {"simulator"}


async def test_what_is_copied_runs_and_finds_its_manifest(tmp_path: Path) -> None:
    for source in (source for line in instructions("COPY") if "--from" not in line for source in line.split()[:-1]):
        if (ROOT / source).is_dir():
            shutil.copytree(ROOT / source, tmp_path / source, ignore=shutil.ignore_patterns("__pycache__"))
        else:
            shutil.copy(ROOT / source, tmp_path)
    [entry] = instructions("ENTRYPOINT")
    arguments = json.loads(entry)[1:]
    (tmp_path / "elsewhere").mkdir()
    process = await asyncio.create_subprocess_exec(
        *(sys.executable, "-s", *arguments, "manifest"),
        cwd=tmp_path / "elsewhere",
        env={"PYTHONPATH": str(tmp_path), "PYTHONDONTWRITEBYTECODE": "1"},
        stdout=asyncio.subprocess.PIPE,
    )
    told, _ = await process.communicate()
    assert told.decode().strip() == (ROOT / "app_manifest.yaml").read_text(encoding="utf-8").strip()


def test_its_command_runs_the_bot() -> None:
    [entry], [command] = instructions("ENTRYPOINT"), instructions("CMD")
    assert [*json.loads(entry)[1:], *json.loads(command)] == ["-m", "bot", "run"]
    module, _, function = PROJECT["project"]["scripts"]["bothways"].partition(":")
    assert callable(getattr(import_module(module), function))


def pins(name: str) -> dict[str, list[str]]:
    """Each package of a lock, as `name==version`, and its hashes."""
    text = (ROOT / "requirements" / name).read_text(encoding="utf-8").replace("\\\n", " ")
    lines = [line.split() for line in text.splitlines() if line.strip() and not line.strip().startswith("#")]
    return {words[0]: [word for word in words if word.startswith("--hash=sha256:")] for words in lines}


def test_the_image_installs_the_runtime_lock_alone_and_checks_every_hash() -> None:
    [install] = [run for run in instructions("RUN") if "pip install" in run]
    assert {"--require-hashes", "--only-binary"} <= set(install.split())
    assert instructions("COPY")[0] == "requirements/runtime.txt runtime.txt"
    assert install.endswith("--requirement runtime.txt")


def test_the_runtime_lock_is_what_the_bot_needs_at_the_versions_that_are_tested() -> None:
    runtime, developing = pins("runtime.txt"), pins("dev.txt")
    assert [pin for pin, hashes in runtime.items() if not re.fullmatch(r"[a-z0-9.-]+==[\w.]+", pin) or not hashes] == []
    assert set(runtime) <= set(developing)
    asked = {re.split(r"[\[=<>]", each)[0] for each in PROJECT["project"]["dependencies"]}
    assert asked <= {pin.partition("==")[0] for pin in runtime}
    assert {"pytest", "hypothesis", "playwright", "ruff", "mypy"} & {pin.partition("==")[0] for pin in runtime} == set()


def test_images_are_named_by_tag_and_the_step_that_pins_them_is_told() -> None:
    images = [*re.findall(r"^FROM (\S+)", DOCKERFILE, re.MULTILINE), COMPOSE["services"]["postgres"]["image"]]
    assert [image for image in images if not re.fullmatch(r"[a-z]+:[\w.-]+", image)] == []
    told = (ROOT / "docs" / "operating.md").read_text(encoding="utf-8")
    assert "docker buildx imagetools inspect" in told


def test_every_service_has_limits_and_its_log_rotates() -> None:
    for service in COMPOSE["services"].values():
        assert service["mem_limit"]
        assert service["cpus"]
        assert set(service["logging"]["options"]) == {"max-size", "max-file"}


@pytest.mark.postgres
async def test_the_role_of_the_bot_is_no_superuser_and_can_do_all_that_the_bot_does() -> None:
    script = (ROOT / "deploy" / "postgres" / "role.sh").read_text(encoding="utf-8")
    statements = script.partition("<<'SQL'\n")[2].partition("\nSQL")[0].replace(":'password'", "'secret'")
    with postgres.running() as server:
        for statement in statements.splitlines():
            server.run(statement)
        parts = make_url(server.url("bothways"))
        address = parts.set(username="bothways", password="secret").render_as_string(hide_password=False)
        database = await Database.open(address)
        await database.migrate()
        async with database.begin() as connection:
            asked = text("SELECT rolsuper, rolcreatedb, rolcreaterole FROM pg_roles WHERE rolname = current_user")
            assert tuple((await connection.execute(asked)).one()) == (False, False, False)
        await database.close()


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
    bots = [service for name, service in services.items() if name.startswith("bot-")]
    assert len(bots) == 2
    for bot in bots:
        assert bot["environment"]["DATABASE_URL"].startswith("postgresql://")
        assert bot["depends_on"]["postgres"]["condition"] == "service_healthy"
        assert int(bot["stop_grace_period"].removesuffix("s")) > 15
        assert bot["read_only"] is True
        assert {name.lower() for name in bot["environment"]} - WITHHELD <= set(Settings.model_fields)
        assert all(port.startswith("127.0.0.1:") for port in bot["ports"])


WITHHELD = {"postgres_password"}
"""What `.env` may hold for the server alone."""


def test_no_service_but_the_server_is_told_the_superusers_password() -> None:
    told = {name for name, service in COMPOSE["services"].items() if service["environment"].get("POSTGRES_PASSWORD")}
    assert told == {"postgres"}
    for name in {*COMPOSE["services"]} - {"postgres"}:
        assert COMPOSE["services"][name]["environment"]["POSTGRES_PASSWORD"] == "", "else the one of .env holds"


def test_old_backups_go_only_once_there_is_a_new_one() -> None:
    [script] = COMPOSE["services"]["backup"]["command"]
    [cronjob] = yaml.safe_load_all((ROOT / "deploy" / "kubernetes" / "backup.yaml").read_text(encoding="utf-8"))
    [box] = cronjob["spec"]["jobTemplate"]["spec"]["template"]["spec"]["containers"]
    for told in (script, box["args"][0]):
        assert re.search(r'bot backup "[^"]+" && find ', " ".join(told.split())), told


def test_the_tools_that_audit_are_pinned_too_and_never_in_the_image() -> None:
    tools = pins("audit.txt")
    names = {pin.partition("==")[0] for pin in tools}
    assert {"pip-audit", "cyclonedx-bom"} <= names
    assert all(tools.values()), "each with its hashes"
    assert not {"pip-audit", "cyclonedx-bom"} & {pin.partition("==")[0] for pin in pins("runtime.txt")}
    makefile = (ROOT / "Makefile").read_text(encoding="utf-8")
    assert (
        "cyclonedx-py requirements --output-reproducible --output-file sbom.json requirements/runtime.txt" in makefile
    )
    assert "pip-audit --disable-pip --require-hashes --requirement requirements/runtime.txt" in makefile


def test_what_the_image_sets_are_settings() -> None:
    [line] = instructions("ENV")
    names = {pair.partition("=")[0] for pair in line.split()} - {
        "PYTHONPATH",
        "PYTHONUNBUFFERED",
        "PYTHONDONTWRITEBYTECODE",
    }
    assert {name.lower() for name in names} <= set(Settings.model_fields)
