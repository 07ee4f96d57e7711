"""A stage on which people act: the real bot, a pretend Slack, one clock; and a small cohort to begin with."""

from __future__ import annotations

from collections.abc import AsyncIterator, Callable
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

import pytest

from simulator.app import Transport
from simulator.people import Person
from simulator.stage import SimulatedBot, stage
from tests import invariants, plans
from tests.journeys.acts import CHANNEL, JUNIOR, MONDAY, SENIOR, announces, approves, joins
from tests.tables import opened

GOLDENS = Path(__file__).parent / "goldens"

SOCKET = "Socket Mode"
POSTGRES = "PostgreSQL"

over_socket_mode_too = pytest.mark.parametrize("road", ["", SOCKET], indirect=True, ids=["HTTP", "Socket Mode"])
"""For journeys in which the way to and from Slack matters."""

on_postgresql_too = pytest.mark.parametrize(
    "road",
    ["", pytest.param(POSTGRES, marks=pytest.mark.postgres)],
    indirect=True,
    ids=["SQLite", "PostgreSQL"],
)
"""For journeys in which the database decides who was first, or what is gone."""


@pytest.fixture
def road(request: pytest.FixtureRequest) -> str:
    """How the bot meets Slack and where it remembers: over HTTP and on SQLite, unless a test asks for another."""
    return str(getattr(request, "param", ""))


@pytest.fixture
def memory(road: str, tmp_path: Path, request: pytest.FixtureRequest) -> str:
    """The address of an empty database."""
    return str(request.getfixturevalue("postgres_url")) if road == POSTGRES else f"sqlite:///{tmp_path}/test.db"


@pytest.fixture
async def here(road: str, memory: str) -> AsyncIterator[SimulatedBot]:
    """A workspace with Bothways installed; whatever happens in it, Slack refuses nothing, the outbox is sound, and
    nothing was asked of the database that would take longer with each person who joins.
    """
    transport = Transport.SOCKET if road == SOCKET else Transport.HTTP
    database = await opened(memory)
    async with stage(memory, start=MONDAY, transport=transport, database=database) as set_up:
        with plans.noted(set_up.bothways.database) as statements:
            yield set_up
        await invariants.hold(set_up)
        ask = plans.whole_tables if set_up.bothways.database.is_sqlite else plans.whole_tables_on_postgres
        async with set_up.bothways.database.begin() as connection:
            assert await ask(connection, statements) == {}


@pytest.fixture
async def gita(here: SimulatedBot) -> Person:
    """An admin who organises."""
    gita = await here.workspace.hire("Gita Rao", admin=True)
    here.workspace.add_channel(CHANNEL, members=(gita,), with_bot=True)
    await gita.types("/mentoring setup")
    await here.beat()
    return gita


@dataclass(frozen=True, kw_only=True)
class Three:
    """An organiser and two who suit each other."""

    gita: Person
    amina: Person
    ben: Person


@pytest.fixture
async def announced(here: SimulatedBot, gita: Person) -> Three:
    """A cohort is open, and Amina and Ben have seen its announcement."""
    amina = await here.workspace.hire("Amina Diallo", channels=(CHANNEL,))
    ben = await here.workspace.hire("Ben Okafor", channels=(CHANNEL,))
    await announces(here, gita)
    return Three(gita=gita, amina=amina, ben=ben)


@pytest.fixture
async def joined(announced: Three) -> Three:
    """Both have joined."""
    await joins(announced.amina, SENIOR, "Surgery")
    await joins(announced.ben, JUNIOR, "Finance")
    return announced


@pytest.fixture
async def approved(here: SimulatedBot, joined: Three) -> Three:
    """Opt-in has closed, and the organiser approved their pair a moment ago."""
    await approves(here, joined.gita)
    return joined


Reads = Callable[..., None]


@pytest.fixture
def everybody_reads(update_goldens: bool) -> Reads:
    """Compare what each of these people read since then with what its golden says."""

    def compare(name: str, since: datetime, *people: Person) -> None:
        found = "\n".join(f"# What {each.name} reads\n{_since(each, since)}\n" for each in people)
        file = GOLDENS / f"{name}.txt"
        if update_goldens:
            file.parent.mkdir(exist_ok=True)
            file.write_text(found, encoding="utf-8")
        assert found == file.read_text(encoding="utf-8")

    return compare


def _since(person: Person, since: datetime) -> str:
    """What came within one hour stands by its words: two that are due at once may overtake each other."""
    at = [(datetime.fromtimestamp(float(message.ts), UTC), message.shown) for message in person.screen.as_sent()]
    told = sorted((moment.replace(minute=0, second=0, microsecond=0), shown) for moment, shown in at if moment >= since)
    return "\n".join(f"[{hour:%a %-d %b %H}h] {shown}" for hour, shown in told)
