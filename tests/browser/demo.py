"""A demo in a process of its own, and its endpoints."""

from __future__ import annotations

import json
import subprocess
import sys
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Any

import psutil


class Demo:
    """A running demo, and its endpoints."""

    def __init__(self, address: str, pid: int) -> None:
        self.address = address
        self._process = psutil.Process(pid)

    def seconds(self) -> float:
        """How much of the machine it has used so far, however busy that is with other things."""
        used = self._process.cpu_times()
        return float(used.user + used.system)

    def get(self, path: str) -> Any:
        with urllib.request.urlopen(f"{self.address}/sim/{path}", timeout=600) as answer:
            return json.load(answer)

    def post(self, path: str, **given: Any) -> Any:
        headers = {"Content-Type": "application/json"}
        request = urllib.request.Request(f"{self.address}/sim/{path}", json.dumps(given).encode(), headers)
        try:
            with urllib.request.urlopen(request, timeout=600) as answer:
                return json.load(answer)
        except urllib.error.HTTPError as refused:
            raise AssertionError(f"{path} {given}: {refused.read().decode()}") from refused


def started(*arguments: str) -> subprocess.Popen[str]:
    """The demo's process, as `make demo` starts it."""
    command = [sys.executable, "-m", "simulator.demo", "--no-open", *arguments]
    return subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)


def address_of(process: subprocess.Popen[str]) -> str:
    """Where it plays, once it says so."""
    assert process.stdout is not None
    line = process.stdout.readline()
    assert "http://127.0.0.1:" in line, (line, process.stderr.read() if process.stderr else "")
    return line.split()[-1]


@contextmanager
def playing(*arguments: str) -> Iterator[Demo]:
    """A demo for as long as this lasts; that it complains of nothing and ends as asked is part of each test with it."""
    process = started("--port", "0", *arguments)
    try:
        yield Demo(address_of(process), process.pid)
    finally:
        process.terminate()
        complaints = process.communicate(timeout=15)[1]
    assert (process.returncode, complaints) == (0, "")
