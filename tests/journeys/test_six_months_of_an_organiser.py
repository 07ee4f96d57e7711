"""Everything that two organisers of a cohort of 25 read in six months, in order: to be read aloud before it changes.

One pair falls quiet, somebody leaves, somebody joins late, and a second organiser is added in the first week.
"""

from __future__ import annotations

from datetime import UTC, datetime
from pathlib import Path

from simulator.cast import CAST, Role
from simulator.joining import join
from simulator.people import Person
from simulator.stage import stage
from simulator.story import BEGINS, CHANNEL, ORGANISER, Story
from tests import invariants
from tests.tables import opened

GOLDEN = Path(__file__).parent / "goldens" / "six_months_of_an_organiser.txt"

SECOND = "Hugo Blanc"
LATE = Role(
    name="Nadia Haddad",
    title="Ward clerk",
    level="Practising (a few years in)",
    department="Outpatients",
    offers=("Cultures and languages", "What the front line sees"),
    seeks=("Leading a team", "Planning a career"),
)
QUIET = "Ben Okafor"
OVER = datetime(2028, 2, 1, 12, tzinfo=UTC)


class SixMonths(Story):
    """The whole cohort, seen by those who run it."""

    quiet: frozenset[str] = frozenset()

    async def play(self) -> None:
        """From the first hello to the last report."""
        await self.arrive()
        await self.open_cohort()
        await self.two_run_it()
        await self.join()
        await self.pair()
        self.quiet = frozenset({QUIET, partner_of(self.people[QUIET])})
        for number in range(1, 7):
            await self.meet(number)
            if number == 1:
                await self.comes_late()
        await self.stage.travel(OVER)

    async def two_run_it(self) -> None:
        """A colleague is made organiser, and people may join late until the Friday before the second session."""
        gita = self.people[ORGANISER]
        self.people[SECOND] = await self.stage.workspace.hire(SECOND, title="People partner", channels=(CHANNEL,))
        await gita.types(f"/mentoring organiser @{SECOND}")
        await gita.types("/mentoring cohort")
        await gita.chooses("More", "Change or extend it")
        await gita.fills({"Joining late until": "2027-02-26"})
        await gita.submits()
        await gita.submits()

    async def comes_late(self) -> None:
        """Somebody hears of it two weeks after it began."""
        self.people[LATE.name] = await self.stage.workspace.hire(LATE.name, title=LATE.title, channels=(CHANNEL,))
        await join(self.people[LATE.name], LATE, CHANNEL)

    async def lead_one(self, name: str) -> None:
        """Nobody lets the bot lead: it changes nothing for those who organise."""

    def names(self) -> list[str]:
        """Everybody who answers; the quiet pair doesn't."""
        late = [LATE.name] if LATE.name in self.people else []
        return [name for name in (*super().names(), *late) if name not in self.quiet]


def partner_of(person: Person) -> str:
    """Whom they were introduced to, of two."""
    hello = next(each.shown for each in person.sees if each.shown.startswith("*Hello "))
    both = hello.split("*Hello ")[1].split(":")[0].split(" and ")
    return next(each.removeprefix("@") for each in both if each != f"@{person.name}")


async def read_by_both(database_url: str) -> str:
    async with stage(database_url, start=BEGINS, database=await opened(database_url)) as here:
        story = SixMonths(stage=here, tell=lambda _line: None, roles=CAST)
        await story.play()
        told = transcript([story.people[ORGANISER], story.people[SECOND]])
        await invariants.hold(here)
    return told


def transcript(organisers: list[Person]) -> str:
    """Each message with whoever reads it that day, in the order in which they came; edited ones as they end."""
    sees = sorted(
        (float(each.ts), each.shown, person.name) for person in organisers for each in person.screen.as_sent()
    )
    read: dict[tuple[str, str], list[str]] = {}
    for ts, shown, name in sees:
        who = read.setdefault((_day(ts), shown), [])
        who += [name] if name not in who else []
    entries = (f"[{day}] {' and '.join(sorted(who))}:\n{_indented(shown)}" for (day, shown), who in read.items())
    return "\n\n".join(entries) + "\n"


def _day(ts: float) -> str:
    return f"{datetime.fromtimestamp(ts, UTC):%a %-d %b %Y}"


def _indented(text: str) -> str:
    return "\n".join(f"    {line}" for line in text.splitlines())


async def test_what_organisers_read_in_six_months(tmp_path: Path, update_goldens: bool) -> None:
    told = await read_by_both(f"sqlite:///{tmp_path}/story.db")

    if update_goldens:
        GOLDEN.write_text(told, encoding="utf-8")
    assert told == GOLDEN.read_text(encoding="utf-8")
