"""`python -m bench.led_sessions`: how late switches are; the exit code is 1 when a promise is broken."""

from __future__ import annotations

import argparse
import asyncio
import statistics
import sys
import tempfile
import time
from datetime import timedelta
from pathlib import Path

from bench.led_sessions.play import MINUTES, Plan, play
from bench.led_sessions.seen import Seen
from tests import postgres

TEN_MINUTES, A_MINUTE = timedelta(minutes=10), timedelta(minutes=1)
KILLS = (4.0, 12.0, 20.0, 28.0)

COLUMNS = (
    "where",
    "clock ×",
    "sessions",
    "begun within",
    "late, median",
    "95 %",
    "worst",
    "start, worst",
    "shown with the next",
    "edits",
    "most a minute",
    "lost",
    "pings",
    "twice",
    "cards twice",
    "429",
    "unequal",
)

PAGE = """\
# Led sessions, many at once

`python -m bench.led_sessions --to docs/benchmarks/led_sessions.md` plays this and writes this page. Every session is a
pair's of {minutes} minutes; every second one asked to hear of each switch, and in every third somebody needed longer
once. Each replica is a process of its own, with the bot put together as in production; the database is real; Slack is
the pretend one, which counts its tiers (50 edits a minute in a workspace) and answers 429 to whatever is too much.

The clock runs so many times as fast (*clock ×*) for all of them, tiers too, so what takes time by itself (requests, the
database, the processor) seems as many times slower than it is. *Late* is from the second at which a turn was to begin
until Slack accepted the message that shows it, in seconds. Where a replica is killed, it is `kill -9` at minutes
{kills} of the first of two, which is started again.

"""

AFTER = """
*Lost*: sessions whose message does not show their end. *Shown with the next*: switches that were drawn together with
the one after them. *Pings* of those due: each is recorded before it is sent, so one whose replica dies in between does
not come, and none comes twice. *Cards twice*: sessions whose first message Slack took from a replica that died before
it knew; the newer one goes on, and the buttons of both answer.
"""


def main() -> None:
    """Play, print, and write if asked."""
    parser = argparse.ArgumentParser(prog="python -m bench.led_sessions", description=__doc__)
    parser.add_argument("--speed", type=float, default=8.0, help="how many times as fast the clock runs")
    parser.add_argument("--only", default="", help="run only rows whose name holds this")
    parser.add_argument("--to", type=Path, help="write the page to this .md")
    asked = parser.parse_args()
    rows, sound = [], True
    for name, plan, most in _plans(asked.speed):
        if asked.only not in name:
            continue
        began = time.monotonic()
        seen = _run(plan, postgresql="PostgreSQL" in name)
        rows.append(_row(name, plan, seen))
        sound &= _holds(seen, most)
        verdict = "holds" if _holds(seen, most) else f"BROKEN {dict(seen.refused)}"
        print(rows[-1], f"{time.monotonic() - began:.0f} s: {verdict}", flush=True)
    if asked.to:
        head = PAGE.format(minutes=MINUTES, kills=", ".join(f"{at:g}" for at in KILLS))
        table = [f"| {' | '.join(COLUMNS)} |", "|---" + "|--:" * (len(COLUMNS) - 1) + "|", *rows]
        asked.to.write_text(head + "\n".join(table) + "\n" + AFTER, encoding="utf-8")
    sys.exit(0 if sound else 1)


def _plans(speed: float) -> list[tuple[str, Plan, float]]:
    """Each with the worst lateness that it may have, in seconds."""
    small = {"workspaces": 1, "sessions": 50, "speed": speed}
    large = {"workspaces": 20, "sessions": 500, "speed": speed}
    two = {"replicas": 2, "kills": KILLS}
    return [
        ("SQLite, one workspace, ten minutes", Plan(**small, within=TEN_MINUTES, replicas=1), 15),  # type: ignore[arg-type]
        ("PostgreSQL × 2, one killed, one workspace", Plan(**small, **two, within=TEN_MINUTES), 15),  # type: ignore[arg-type]
        ("SQLite, twenty workspaces", Plan(**large, within=TEN_MINUTES, replicas=1), 15),  # type: ignore[arg-type]
        ("PostgreSQL × 2, one killed, twenty workspaces", Plan(**large, **two, within=TEN_MINUTES), 15),  # type: ignore[arg-type]
        ("SQLite, one workspace, all at once", Plan(**small, within=A_MINUTE, replicas=1), 60),  # type: ignore[arg-type]
    ]


def _run(plan: Plan, *, postgresql: bool) -> Seen:
    if postgresql:
        with postgres.running() as server:
            return asyncio.run(play(plan, server.fresh()))
    with tempfile.TemporaryDirectory() as folder:
        return asyncio.run(play(plan, f"sqlite:///{folder}/led.db"))


def _holds(seen: Seen, most: float) -> bool:
    late = seen.late or [0.0]
    limited = sum(number for what, number in seen.refused.items() if "ratelimited" in what)
    broken = seen.unfinished + seen.pinged_twice + limited + seen.unequal
    return bool(seen.late) and not broken and statistics.median(late) <= 5 and max(late) <= most


def _row(name: str, plan: Plan, seen: Seen) -> str:
    late = sorted(seen.late) or [0.0]
    limited = sum(number for what, number in seen.refused.items() if "ratelimited" in what)
    begun = f"{plan.within // A_MINUTE} min"
    times = [statistics.median(late), late[int(len(late) * 0.95)], late[-1], max(seen.starts, default=0.0)]
    counts = [seen.skipped, seen.edits, seen.most_edits_a_minute, seen.unfinished, f"{seen.pings} of {seen.pings_due}"]
    rest = [seen.pinged_twice, seen.cards_twice, limited, seen.unequal]
    cells = [name, f"{plan.speed:g}", seen.sessions, begun, *(f"{time:.1f}" for time in times), *counts, *rest]
    return f"| {' | '.join(map(str, cells))} |"


if __name__ == "__main__":
    main()
