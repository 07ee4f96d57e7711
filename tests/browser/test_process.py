"""`make demo` as a process: ready in seconds, found where it says, gone when asked, and kind about mistakes."""

from __future__ import annotations

import signal
import socket
import time
import urllib.error
import urllib.request
from pathlib import Path

import pytest

from tests.browser.conftest import Demo, address_of, started

READY_WITHIN = 10.0


@pytest.mark.parametrize("number", [signal.SIGINT, signal.SIGTERM])
def test_it_is_ready_soon_and_ends_when_asked(number: signal.Signals) -> None:
    begun = time.monotonic()
    process = started("--port", "0")
    with urllib.request.urlopen(address_of(process), timeout=5) as answer:
        page = answer.read().decode()
    ready = time.monotonic() - begun

    process.send_signal(number)
    told, complaints = process.communicate(timeout=10)

    assert ready < READY_WITHIN
    assert "<title>Bothways: the demo</title>" in page
    assert (process.returncode, told.splitlines()[-1], complaints) == (0, "Ended. Nothing was kept.", "")


def test_a_port_that_is_taken_is_said_in_one_line() -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        process = started("--port", str(port))
        told, complaints = process.communicate(timeout=20)

    assert (process.returncode, told) == (2, "")
    assert complaints.startswith(f"Port {port} cannot be used (address already in use).")
    assert complaints.endswith(f" Another one: make demo PORT={port + 1}\n")


@pytest.mark.parametrize(
    ("arguments", "says"),
    [
        (("--port", "many"), "“many” is no port"),
        (("--port", "70000"), "“70000” is no port"),
        (("--people", "nowhere.csv"), "nowhere.csv cannot be read"),
    ],
)
def test_what_cannot_be_is_refused_before_anything_starts(arguments: tuple[str, ...], says: str) -> None:
    process = started(*arguments)
    _, complaints = process.communicate(timeout=20)

    assert process.returncode == 2
    assert says in complaints


def test_names_from_a_spreadsheet_are_the_people_of_the_demo(tmp_path: Path) -> None:
    names = [f"Colleague {letter}" for letter in "ABCDEF"]
    (tmp_path / "people.csv").write_text("name\n" + "\n".join(names), encoding="utf-8")
    process = started("--port", "0", "--people", str(tmp_path / "people.csv"))
    demo = Demo(address_of(process))
    star = demo.get("demo")["star"]

    people = demo.get(f"state?person={star}")["people"]
    process.terminate()
    process.communicate(timeout=10)

    assert {person["name"] for person in people} == {"Gita Rao", *names}


@pytest.mark.parametrize("headers", [{"Host": "evil.example"}, {"Origin": "https://evil.example"}])
@pytest.mark.parametrize("path", ["/", "/page/app.js", "/sim/demo", "/sim/events"])
def test_other_names_and_other_sites_are_refused(running: Demo, path: str, headers: dict[str, str]) -> None:
    with pytest.raises(urllib.error.HTTPError) as refused:
        urllib.request.urlopen(urllib.request.Request(running.address + path, headers=headers), timeout=5)

    assert refused.value.code == 403
    assert refused.value.headers["Content-Security-Policy"].startswith("default-src 'none'; script-src 'self'")
    refused.value.close()


def test_it_listens_on_loopback_only(running: Demo) -> None:
    port = int(running.address.rpartition(":")[2])
    # Any address of 127.0.0.0/8 but the one that it is bound to stands for "elsewhere" without leaving this machine.
    with pytest.raises(ConnectionRefusedError), socket.create_connection(("127.0.0.2", port), timeout=2):
        pass


def test_nothing_outside_the_page_folder_is_served(running: Demo) -> None:
    for path in ("/page/../server.py", "/page/%2e%2e/server.py", "/page/", "/files/T001SIM/F001000001"):
        with pytest.raises(urllib.error.HTTPError) as refused:
            urllib.request.urlopen(running.address + path, timeout=5)
        assert refused.value.code in {403, 404}
        refused.value.close()
