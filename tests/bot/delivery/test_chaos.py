"""Real processes on real databases are killed, frozen and stopped: nothing is lost, nothing is sent twice.

The long form, with every row, is `make chaos`.
"""

from __future__ import annotations

import asyncio
from pathlib import Path

import pytest

from bench.chaos import long_forms
from bench.chaos.naive import Protocol
from bench.chaos.run import run
from bench.chaos.table import HEADER, line
from bench.chaos.trial import STOPS_WITHIN, Act, Outcome, Trial
from tests.postgres import Postgres

SEED = 20261124

TRIALS = (
    Trial(name="SQLite", nudges=500, acts={Act.KILL: 5}),
    Trial(
        name="PostgreSQL × 2",
        nudges=400,
        acts={Act.KILL: 2, Act.FREEZE: 1, Act.STOP: 2},
        postgres=True,
        replicas=2,
        spread=10,
    ),
    Trial(
        name=Protocol.SEND_THEN_MARK,
        nudges=200,
        acts={Act.KILL: 2},
        protocol=Protocol.SEND_THEN_MARK,
        spread=6,
        green=False,
    ),
    Trial(
        name=Protocol.MARK_THEN_SEND,
        nudges=200,
        acts={Act.KILL: 2},
        protocol=Protocol.MARK_THEN_SEND,
        spread=6,
        green=False,
    ),
)


@pytest.fixture(scope="module")
def outcomes(postgres_server: Postgres, tmp_path_factory: pytest.TempPathFactory) -> dict[str, Outcome]:
    """All at the same time, since most of each is waiting for processes to start."""
    folders: list[Path] = [tmp_path_factory.mktemp("chaos") for _ in TRIALS]

    async def all_of_them() -> list[Outcome]:
        turn = asyncio.Lock()
        return await asyncio.gather(
            *(
                run(each, seed=SEED, folder=folder, postgres=postgres_server, turn=turn)
                for each, folder in zip(TRIALS, folders, strict=True)
            )
        )

    found = asyncio.run(all_of_them())
    print(f"seed {SEED}\n{HEADER}", *map(line, found), sep="\n")
    return {outcome.trial.name: outcome for outcome in found}


def test_what_the_long_form_runs_is_there() -> None:
    forms = list(long_forms.forms(1000))
    assert [name for form in forms for name in form.tests if not (long_forms.ROOT / name).exists()] == []
    assert len(forms) == 5


@pytest.mark.postgres
@pytest.mark.parametrize("name", ["SQLite", "PostgreSQL × 2"])
def test_nothing_is_lost_and_nothing_sent_twice(outcomes: dict[str, Outcome], name: str) -> None:
    outcome = outcomes[name]
    assert (outcome.lost, outcome.twice, outcome.unfinished, outcome.broken_rules) == (0, 0, 0, 0)
    assert outcome.states == {"sent": outcome.trial.nudges}


@pytest.mark.postgres
def test_a_stop_is_graceful_and_soon_over(outcomes: dict[str, Outcome]) -> None:
    outcome = outcomes["PostgreSQL × 2"]
    assert (outcome.bad_exits, outcome.died_alone) == (0, 0)
    assert outcome.slowest_stop <= STOPS_WITHIN


@pytest.mark.postgres
def test_the_easy_ways_lose_or_double_under_the_same_hands(outcomes: dict[str, Outcome]) -> None:
    assert outcomes[Protocol.SEND_THEN_MARK].twice > 0
    assert outcomes[Protocol.MARK_THEN_SEND].lost > 0
