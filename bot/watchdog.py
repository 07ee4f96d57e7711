"""The watchdog: a thread that ends the process when the heartbeat has stopped, even when the event loop is stuck."""

from __future__ import annotations

import os
import threading
import time
from collections.abc import Callable
from datetime import timedelta

import structlog

SILENCE = timedelta(seconds=30)
"""No tick finished for so long: the clock was set back, or the loop is stuck. A supervisor starts us again."""

STUCK = 70
"""The exit code then (EX_SOFTWARE)."""

LOOKS = 10
"""How often it looks within that time."""


class Watchdog:
    """Looks at the time since the last tick, by a clock that nobody can set.

    A task could not do this: it would be stuck together with the loop that it watches. A process that was itself
    frozen (suspended, stopped) gets a whole new span, since nobody could have ticked meanwhile.
    """

    def __init__(
        self,
        since_last_tick: Callable[[], timedelta],
        *,
        silence: timedelta = SILENCE,
        die: Callable[[int], object] = os._exit,
    ) -> None:
        """`die` ends the process at once, without waiting for anything."""
        self._since_last_tick = since_last_tick
        self._silence = silence
        self._die = die
        self._stopped = threading.Event()
        self._thread = threading.Thread(target=self._watch, name="watchdog", daemon=True)

    def start(self) -> None:
        """Begin to watch."""
        self._thread.start()

    def stop(self) -> None:
        """Watch no more."""
        self._stopped.set()
        if self._thread.is_alive():
            self._thread.join()

    def _watch(self) -> None:
        step = self._silence / LOOKS
        forgiven = looked = time.monotonic()
        while not self._stopped.wait(step.total_seconds()):
            now = time.monotonic()
            if now - looked > 3 * step.total_seconds():
                forgiven = now
            looked = now
            silent = min(self._since_last_tick(), timedelta(seconds=now - forgiven))
            if silent > self._silence:
                log = structlog.get_logger("bothways.heartbeat")
                log.critical("no tick finished, giving up", seconds=int(silent.total_seconds()))
                self._die(STUCK)
                return
