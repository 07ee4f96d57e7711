"""The command line imports what a command needs when it is called, and says of each what it says itself."""

from __future__ import annotations

import json
import subprocess
import sys
from inspect import getdoc
from pathlib import Path

import pytest
from typer.testing import CliRunner

from bot.__main__ import Commands, cli

HEAVY = (
    "aiohttp", "alembic", "apscheduler", "cachetools", "handlers", "langcodes", "mentoring", "numpy", "prompts",
    "pydantic", "rapidfuzz", "rustworkx", "scipy", "slack_bolt", "slack_sdk", "sqlalchemy", "sqlmodel", "storage",
    "structlog", "yaml",
)  # fmt: skip
"""What costs tenths of a second, or leads there."""

OF_NO_USE_TO_PAIRING = (
    "aiohttp", "alembic", "apscheduler", "handlers.commands", "handlers.reply", "mentoring.coach",
    "mentoring.programme", "rich", "slack_bolt", "slack_sdk", "sqlalchemy", "sqlmodel", "storage", "structlog",
)  # fmt: skip
"""NumPy and SciPy are left: the exact assignment is theirs, also for two people. Of `handlers` it needs the words."""

PEOPLE = "id,level,offers,wants\nA,5,strategy,excel\nB,2,excel,strategy\n"


def imported(*arguments: str) -> set[str]:
    """The modules that a fresh process has imported when the command line ends."""
    program = (
        "import atexit, json, sys\n"
        "atexit.register(lambda: print(json.dumps(sorted(sys.modules)), file=sys.stderr))\n"
        "from bot.__main__ import main\n"
        "main()\n"
    )
    ended = subprocess.run([sys.executable, "-c", program, *arguments], capture_output=True, text=True, check=False)
    assert ended.returncode == 0, ended.stderr
    return set(json.loads(ended.stderr.splitlines()[-1]))


def test_help_imports_nothing_heavy() -> None:
    assert imported("--help").intersection(HEAVY) == set()


def test_a_small_command_imports_nothing_of_another() -> None:
    assert imported("manifest").intersection(HEAVY) <= {"pydantic"}, "Typer reads options by pydantic"


def test_pairing_imports_nothing_that_it_does_not_need(tmp_path: Path) -> None:
    file = tmp_path / "people.csv"
    file.write_text(PEOPLE, encoding="utf-8")

    assert imported("pair", str(file)).intersection(OF_NO_USE_TO_PAIRING) == set()


@pytest.mark.parametrize("name", Commands.table)
def test_the_list_says_of_a_command_what_it_says_itself(name: str) -> None:
    command = Commands.load(name)
    said = getdoc(command.callback) if command.callback else command.help

    assert Commands.table[name].help == said.split("\n\n")[0].replace("\n", " ")
    assert CliRunner().invoke(cli, [name, "--help"]).exit_code == 0


def test_a_typo_gets_the_command_that_was_meant() -> None:
    result = CliRunner().invoke(cli, ["docter"])

    assert result.exit_code == 2
    assert "Did you mean 'doctor'?" in result.output


def test_the_manifest_is_printed_as_it_stands_in_the_repository() -> None:
    result = CliRunner().invoke(cli, ["manifest"])

    assert result.output.strip() == Path("app_manifest.yaml").read_text(encoding="utf-8").strip()
