"""`make chaos`: every way of delivering in one table, by the same harness; how much of it is asked from outside."""

from __future__ import annotations

import argparse
import asyncio
import sys
import tempfile
from collections.abc import Callable, Iterator, Sequence
from contextlib import nullcontext
from pathlib import Path

from bench.chaos import long_forms
from bench.chaos.long_forms import Held
from bench.chaos.naive import Protocol
from bench.chaos.run import run
from bench.chaos.table import HEADER, LONG_HEADER, line, long_line, summary
from bench.chaos.trial import STORM, Act, Outcome, Trial
from tests import postgres

SEED = 20261201


def trials(nudges: int, kills: int) -> Iterator[Trial]:
    """Every row of the table, from what the bot does to what it must not do."""
    some, few = max(nudges // 10, 100), max(kills // 10, 2)
    spread = kills * 1.5
    yield Trial(name="outbox, SQLite", nudges=nudges, acts={Act.KILL: kills}, spread=spread)
    yield Trial(
        name="outbox, PostgreSQL × 2",
        nudges=nudges,
        acts={Act.KILL: kills},
        postgres=True,
        replicas=2,
        spread=spread,
    )
    yield Trial(
        name="outbox, PostgreSQL × 2, one killed, one frozen",
        nudges=nudges,
        acts={Act.KILL: max(kills // 4, 1), Act.FREEZE: max(kills // 4, 1)},
        postgres=True,
        replicas=2,
        spread=kills * 6.0,
    )
    yield Trial(
        name="outbox, PostgreSQL × 2, the server crashes",
        nudges=some,
        acts={Act.CRASH_DATABASE: few},
        postgres=True,
        replicas=2,
        spread=few * 4.0,
    )
    yield Trial(name="outbox, SQLite locked by others", nudges=some, acts={Act.LOCK_DATABASE: few}, spread=few * 7.0)
    yield Trial(name="outbox, stopped by SIGTERM", nudges=some, acts={Act.STOP: max(few * 4, 4)}, spread=few * 8.0)
    yield Trial(name="outbox, Slack in a storm", nudges=some, acts={Act.KILL: few}, weather=STORM, spread=few * 3.0)
    for protocol in (Protocol.SEND_THEN_MARK, Protocol.MARK_THEN_SEND):
        yield Trial(name=protocol, nudges=some, acts={Act.KILL: few}, protocol=protocol, spread=few * 1.5, green=False)
    yield Trial(
        name=f"{Protocol.SETTLE_FROM_FIRST}, in a storm",
        nudges=some,
        acts={Act.KILL: few},
        weather=STORM,
        protocol=Protocol.SETTLE_FROM_FIRST,
        spread=few * 3.0,
        green=False,
    )


def main() -> None:
    """Play what was asked for, print each row as it comes, and fail when a row is not as it must be."""
    asked = _asked()
    lines: list[str] = []

    def tell(text: str) -> None:
        print(text, flush=True)
        lines.append(text)

    print(f"seed {asked.seed}", flush=True)
    outcomes, held = asyncio.run(_all(asked, tell))
    print(summary(outcomes, held, asked.seed))
    if asked.to:
        asked.to.write_text("\n".join([*lines, ""]), encoding="utf-8")
    sys.exit(0 if all(each.is_as_it_must_be for each in outcomes) and all(each.is_green for each in held) else 1)


async def _all(asked: argparse.Namespace, tell: Callable[[str], None]) -> tuple[Sequence[Outcome], Sequence[Held]]:
    """Everything whose name was asked for, one after the other."""

    def is_wanted(name: str) -> bool:
        return asked.only.casefold() in name.casefold()

    with tempfile.TemporaryDirectory(prefix="bothways-chaos-") as folder:
        wanted = [trial for trial in trials(asked.nudges, asked.kills) if is_wanted(trial.name)]
        outcomes = await _tormented(wanted, asked.seed, Path(folder), tell)
        held: list[Held] = []
        async for one in long_forms.held(asked.nudges, Path(folder), is_wanted):
            if not held:
                tell(f"\n{LONG_HEADER}")
            held.append(one)
            tell(long_line(one))
    return outcomes, held


async def _tormented(
    wanted: Sequence[Trial], seed: int, folder: Path, tell: Callable[[str], None]
) -> Sequence[Outcome]:
    """What came of these trials."""
    outcomes: list[Outcome] = []
    with postgres.running() if any(each.postgres for each in wanted) else nullcontext() as server:
        for number, trial in enumerate(wanted):
            if not outcomes:
                tell(HEADER)
            own = folder / str(number)
            own.mkdir()
            outcomes.append(await run(trial, seed=seed, folder=own, postgres=server))
            tell(line(outcomes[-1]))
    return outcomes


def _asked() -> argparse.Namespace:
    parser = argparse.ArgumentParser(prog="make chaos", description=__doc__)
    parser.add_argument("--nudges", type=_at_least_one, default=10_000)
    parser.add_argument("--kills", type=_at_least_one, default=50)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--only", default="", help="only the rows whose name contains this")
    parser.add_argument("--to", type=Path, help="also write the table to this file")
    return parser.parse_args()


def _at_least_one(text: str) -> int:
    number = int(text)
    if number < 1:
        raise argparse.ArgumentTypeError("at least 1")
    return number


if __name__ == "__main__":
    main()
