"""`make attack`, in short: nothing gets through, and the figures can tell."""

from __future__ import annotations

from pathlib import Path

from bench.attack import door, people
from bench.attack.__main__ import SEED
from bench.attack.figures import table

FORGED, MOST = 300, 60


async def test_nothing_gets_through_the_door() -> None:
    found = await door.attacks(FORGED, SEED)

    print(table(found))
    assert [each.attack for each in found if not each.held] == []
    assert sum(each.requests for each in found) > FORGED + door.SILENT


async def test_nobody_without_the_right_gets_anywhere(tmp_path: Path) -> None:
    found = await people.attacks(tmp_path, SEED, MOST)

    print(table(found))
    assert [each.attack for each in found if not each.held] == []
    assert [each.requests for each in found] == [MOST] * 3


async def test_the_figures_can_tell(tmp_path: Path) -> None:
    found = await people.attacks(tmp_path, SEED, 300, by_the_organiser=True)

    assert sum(each.changed for each in found) > 0
