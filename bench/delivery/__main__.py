"""`python -m bench.delivery`: every number of delivery in one run; `--to` also writes the page and the plot."""

from __future__ import annotations

import argparse
import asyncio
import logging
import os
import tempfile
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path

from bench.delivery import workers
from bench.delivery.scale import Cost, cost_of
from bench.delivery.throughput import AT_A_TIME, Rate, measure, on_sqlite
from bench.plot import logarithmic
from bot import logs
from tests import postgres

PAGE = """\
# What delivery costs

`make bench-delivery` measures all of it in one run and writes this page;
[delivery.md](../delivery.md) says what it means.
"""

PLOT = "![Milliseconds of an idle tick and of the first claim, from a thousand to a million rows](delivery.svg)"

SIZES = (1_000, 10_000, 100_000, 1_000_000)


def main() -> None:
    """Measure, print, and write if asked."""
    parser = argparse.ArgumentParser(prog="python -m bench.delivery", description=__doc__)
    parser.add_argument("--rows", type=int, default=SIZES[-1], help="the largest outbox (a power of ten from 1,000)")
    parser.add_argument("--to", type=Path, help="write the numbers to this .md, and the plot beside it as .svg")
    asked = parser.parse_args()
    lines: list[str] = []

    def tell(line: str = "") -> None:
        print(line, flush=True)
        lines.append(line)

    with Path(os.devnull).open("w", encoding="utf-8") as nowhere:
        logs.configure(as_json=True, to=nowhere)  # written as in production, read by nobody
        costs = asyncio.run(_measured(asked.rows, tell))
        logging.getLogger().handlers.clear()
    if asked.to:
        asked.to.write_text("\n".join([PAGE, *lines, "", PLOT, ""]), encoding="utf-8")
        asked.to.with_suffix(".svg").write_text(plot(costs), encoding="utf-8")


def plot(costs: Sequence[Cost]) -> str:
    """What an outbox costs as it grows, as SVG."""
    lines = {
        "idle tick": [(cost.rows, cost.idle_tick) for cost in costs],
        "first claim": [(cost.rows, cost.first_claim) for cost in costs],
    }
    return logarithmic("What an outbox costs as it grows", "rows", "milliseconds", lines)


async def _measured(largest: int, tell: Callable[[str], None]) -> list[Cost]:
    cores, load = os.cpu_count(), os.getloadavg()[0]
    tell(f"{cores} cores, load {load:.1f} when it began; the pretend Slack and the databases ran on the same cores.")
    tell("")
    with tempfile.TemporaryDirectory(prefix="bothways-bench-") as folder, postgres.running() as server:
        for line in _rates(
            await measure(on_sqlite(Path(folder)), "outbox, SQLite"),
            await measure(server.fresh(), "outbox, PostgreSQL"),
        ):
            tell(line)
        tell("")
        for line in _worker_table([(number, await workers.together(server.fresh(), number)) for number in (1, 2, 4)]):
            tell(line)
        tell("")
        costs = [await cost_of(rows, Path(folder)) for rows in SIZES if rows <= largest]
    for line in _cost_table(costs):
        tell(line)
    return costs


def _rates(*measured: tuple[Rate, Rate]) -> Iterator[str]:
    yield f"| way ({AT_A_TIME} at a time, posts take 100 to 300 ms) | sent | a second | of the bare loop |"
    yield "|---|--:|--:|--:|"
    for bare, outbox in measured:
        for rate in (bare, outbox):
            yield f"| {rate.name} | {rate.sent:,} | {rate.a_second:.0f} | {rate.a_second / bare.a_second:.2f} × |"


def _worker_table(measured: Sequence[tuple[int, float]]) -> Iterator[str]:
    first = measured[0][1]
    yield "| PostgreSQL workers | nudges a second, three commits per batch | of one |"
    yield "|--:|--:|--:|"
    for number, rate in measured:
        yield f"| {number} | {rate:,.0f} | {rate / first:.2f} × |"


def _cost_table(costs: Sequence[Cost]) -> Iterator[str]:
    yield (
        "| rows (SQLite) | idle tick, ms | first claim, ms | claimed a second | small workspaces done, s | "
        "longest stall, ms | memory, MB |"
    )
    yield "|--:|--:|--:|--:|--:|--:|--:|"
    for cost in costs:
        yield (
            f"| {cost.rows:,} | {cost.idle_tick:.2f} | {cost.first_claim:.1f} | {cost.claims_a_second:,.0f} | "
            f"{cost.small_ones_within:.1f} | {cost.longest_stall:.0f} | {cost.memory:.0f} |"
        )
    yield ""
    yield f"An idle tick is answered so: `{costs[-1].explained}`"
    missed = {cost.rows: cost.missed for cost in costs if cost.missed}
    yield "Every number is within its goal." if not missed else f"Beyond its goal: {missed}"


if __name__ == "__main__":
    main()
