"""`make demo`: the pretend workspace in the browser; `make transcript`: a whole cohort in seconds, printed."""

from __future__ import annotations

import argparse
import asyncio
import contextlib
import logging
import os
import signal
import sys
import tempfile
import webbrowser
from collections.abc import Sequence
from pathlib import Path

from bot import logs
from mentoring.model import Language
from simulator.app import Transport
from simulator.cast import CAST, Role, UnreadablePeople, in_the_language, people_of
from simulator.stage import stage
from simulator.story import BEGINS, Story
from simulator.texts import demo_texts
from simulator.web.server import PORT, serving
from simulator.web.show import Show


async def play(roles: Sequence[Role], transport: Transport, language: Language) -> None:
    """Play the story against a database that is thrown away, and print it."""
    t = demo_texts(language)
    _say(t("SIMULATION: a pretend workspace, invented answers; nothing leaves this computer."))
    with tempfile.TemporaryDirectory() as folder:
        async with stage(f"sqlite:///{folder}/demo.db", start=BEGINS, transport=transport) as set_up:
            everybody = in_the_language(roles, t)
            await Story(stage=set_up, roles=everybody, tell=_say, language=language).play()


async def serve(show: Show, port: int, *, may_open: bool) -> None:
    """Serve the page until Ctrl-C or a polite kill."""
    stop = asyncio.Event()
    loop = asyncio.get_running_loop()
    for number in (signal.SIGINT, signal.SIGTERM):
        with contextlib.suppress(NotImplementedError):
            loop.add_signal_handler(number, stop.set)
    async with serving(show, port) as address:
        _say(f"Bothways is playing at {address}")
        _say("SIMULATION: a pretend workspace, invented people; nothing leaves this computer. Ctrl-C ends it.")
        if may_open and _has_browser():
            await asyncio.to_thread(webbrowser.open, address)
        await stop.wait()
    _say("Ended. Nothing was kept.")


def main() -> None:
    """The command: exit code 2 for a spreadsheet that cannot be read, or a port that is taken."""
    asked = _parser().parse_args()
    logs.configure(as_json=False, level="WARNING", to=sys.stderr)
    # Bolt warns at each start that the app authorises requests by itself, which is meant, and no news to a newcomer.
    logging.getLogger("slack_bolt.AsyncApp").addFilter(lambda record: record.levelno >= logging.ERROR)
    try:
        roles = people_of(asked.people) if asked.people else CAST
        if asked.transcript:
            asyncio.run(play(roles, asked.transport, asked.language))
        else:
            asyncio.run(serve(Show(roles, asked.language), asked.port, may_open=asked.open))
    except UnreadablePeople as error:
        _refuse(str(error))
    except OSError as error:
        why = os.strerror(error.errno).lower() if error.errno else str(error)
        _refuse(f"Port {asked.port} can’t be used ({why}). Another one: make demo PORT={asked.port + 1}")


_LANGUAGES = ", ".join(Language)


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m simulator.demo", description=__doc__)
    parser.add_argument("--people", type=Path, help="a CSV file with a column “name” (and title, level, department)")
    parser.add_argument(
        "--language", type=_language, default=Language.ENGLISH, help=f"of all that is read there: {_LANGUAGES}"
    )
    parser.add_argument("--port", type=_port, default=PORT, help=f"where the page is (default: {PORT}; 0: any)")
    parser.add_argument("--no-open", dest="open", action="store_false", help="do not open a browser")
    parser.add_argument("--transcript", action="store_true", help="print a whole cohort instead of serving a page")
    parser.add_argument("--transport", type=Transport, choices=list(Transport), default=Transport.SOCKET)
    return parser


def _language(text: str) -> Language:
    if text not in list(Language):
        raise argparse.ArgumentTypeError(f"“{text}” is no language of the demo; there is: {_LANGUAGES}")
    return Language(text)


def _port(text: str) -> int:
    if not text.isdecimal() or int(text) > 65535:
        raise argparse.ArgumentTypeError(f"“{text}” is no port; it is a number up to 65535")
    return int(text)


def _has_browser() -> bool:
    """Whether there is a screen to open a browser on: not in CI, and not where only a text browser would take over."""
    on_screen = sys.platform in {"darwin", "win32"} or "DISPLAY" in os.environ or "WAYLAND_DISPLAY" in os.environ
    return sys.stdout.isatty() and on_screen and "CI" not in os.environ


def _refuse(sentence: str) -> None:
    sys.stderr.write(f"{sentence}\n")
    raise SystemExit(2) from None


def _say(line: str) -> None:
    sys.stdout.write(f"{line}\n")
    sys.stdout.flush()


if __name__ == "__main__":
    main()
