"""`make demo` as a process: ready in seconds, found where it says, gone when asked, and kind about mistakes."""

from __future__ import annotations

import signal
import socket
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from pathlib import Path

import psutil
import pytest

from simulator.cast import people_of
from simulator.demo import main
from simulator.web.server import serving
from simulator.web.show import Show
from tests.browser.demo import Demo, address_of, playing, started

READY_WITHIN = 10.0
"""Seconds; of the process's own time, so that a busy machine is no failure."""


@pytest.fixture(scope="module")
def running() -> Iterator[Demo]:
    """One demo for all that only look at it."""
    with playing() as demo:
        yield demo


def test_it_is_ready_soon_and_ends_on_ctrl_c() -> None:
    process = started("--port", "0")
    with urllib.request.urlopen(address_of(process), timeout=5) as answer:
        page = answer.read().decode()
    used = psutil.Process(process.pid).cpu_times()

    process.send_signal(signal.SIGINT)
    told, complaints = process.communicate(timeout=15)

    assert used.user + used.system < READY_WITHIN
    assert "<title>Bothways: the demo</title>" in page
    assert (process.returncode, told.splitlines()[-1], complaints) == (0, "Ended. Nothing was kept.", "")


def refused(monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], *arguments: str) -> str:
    """What the command says when it refuses to begin, with exit code 2."""
    monkeypatch.setattr(sys, "argv", ["demo", "--no-open", *arguments])
    with pytest.raises(SystemExit) as left:
        main()
    assert left.value.code == 2
    return capsys.readouterr().err


def test_a_port_that_is_taken_is_said_in_one_line(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        said = refused(monkeypatch, capsys, "--port", str(port))

    assert said == f"Port {port} can’t be used (address already in use). Another one: make demo PORT={port + 1}\n"


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--port", "many"), "“many” is no port"),
        (("--port", "70000"), "“70000” is no port"),
        (("--people", "nowhere.csv"), "nowhere.csv cannot be read"),
        (("--language", "fr"), "“fr” is no language of the demo; there is: en, de"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_starts(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], arguments: tuple[str, ...], says: str
) -> None:
    assert says in refused(monkeypatch, capsys, *arguments)


async def test_names_from_a_spreadsheet_are_the_people_of_the_demo(tmp_path: Path) -> None:
    names = [f"Colleague {letter}" for letter in "ABCDEF"]
    (tmp_path / "people.csv").write_text("name\n" + "\n".join(names), encoding="utf-8")
    show = Show(people_of(tmp_path / "people.csv"))

    async with serving(show, 0):
        people = [person.name for person in show.scene.stage.workspace.people]
        star = show.scene.setting.star.name

    assert (people, star) == (["Gita Rao", *names], "Colleague A")


@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Origin": "https://evil.example"}])
@pytest.mark.parametrize("path", ["/", "/page/app.js", "/sim/demo", "/sim/events"])
def test_other_names_and_other_sites_are_refused(running: Demo, path: str, headers: dict[str, str]) -> None:
    with pytest.raises(urllib.error.HTTPError) as refusal:
        urllib.request.urlopen(urllib.request.Request(running.address + path, headers=headers), timeout=5)

    assert refusal.value.code == 403
    assert refusal.value.headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
    refusal.value.close()


def test_it_listens_on_loopback_only(running: Demo) -> None:
    port = int(running.address.rpartition(":")[2])
    # Any address of 127.0.0.0/8 but the one that it is bound to stands for "elsewhere" without leaving this machine.
    with pytest.raises(ConnectionRefusedError), socket.create_connection(("127.0.0.2", port), timeout=2):
        pass


@pytest.mark.parametrize("path", ["/page/../server.py", "/page/%2e%2e/server.py", "/page/", "/files/T001SIM/F1"])
def test_nothing_outside_the_page_folder_is_served(running: Demo, path: str) -> None:
    with pytest.raises(urllib.error.HTTPError) as refusal:
        urllib.request.urlopen(running.address + path, timeout=5)

    assert refusal.value.code in {403, 404}
    refusal.value.close()
