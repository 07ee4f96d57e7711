"""The first thing a newcomer types: another Python than ours gets one sentence with the next step."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

import pytest

MAKEFILE = Path(__file__).parent.parent / "Makefile"

PRETENDS = """\
#!/bin/sh
exec {python} -c "import sys; sys.version_info = {version}; $2"
"""
"""A Python that says it is of another version."""


def pretender(folder: Path, version: tuple[int, ...]) -> Path:
    """Such a Python, in a file."""
    file = folder / "python"
    file.write_text(PRETENDS.format(python=sys.executable, version=version), encoding="utf-8")
    file.chmod(0o755)
    return file


@pytest.mark.parametrize("version", [(3, 10, 13), (3, 14, 0), (2, 7, 18)])
@pytest.mark.parametrize("target", ["demo", "setup"])
def test_another_python_gets_a_sentence_and_nothing_is_installed(
    tmp_path: Path, version: tuple[int, ...], target: str
) -> None:
    for wanted in ("requirements/runtime.txt", "requirements/dev.txt", "requirements/link.py", "pyproject.toml"):
        (tmp_path / wanted).parent.mkdir(exist_ok=True)
        (tmp_path / wanted).touch()

    command = ["make", "--file", str(MAKEFILE), target, f"PYTHON={pretender(tmp_path, version)}"]
    ended = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert ended.returncode != 0
    assert f"Bothways needs Python 3.11, 3.12 or 3.13, and {tmp_path / 'python'} is {version[0]}.{version[1]}." in (
        ended.stderr
    )
    assert not (tmp_path / ".venv").exists()


@pytest.mark.parametrize("target", ["demo", "run", "transcript"])
def test_whoever_tries_or_runs_it_installs_what_running_needs_and_no_tool(tmp_path: Path, target: str) -> None:
    for wanted in ("requirements/runtime.txt", "requirements/dev.txt", "requirements/link.py", "pyproject.toml"):
        (tmp_path / wanted).parent.mkdir(exist_ok=True)
        (tmp_path / wanted).touch()

    command = ["make", "--dry-run", "--file", str(MAKEFILE), target, f"PYTHON={sys.executable}"]
    steps = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=True).stdout

    assert "--require-hashes --only-binary :all: --no-compile --requirement requirements/runtime.txt" in steps
    assert "dev.txt" not in steps
