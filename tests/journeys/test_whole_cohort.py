"""A whole cohort: 25 people, one trio, two organisers, six sessions; one is on holiday, one falls silent, one leaves,
one's account is deactivated. What they and those who are left with them read, the same on every road.
"""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from simulator.app import Transport
from simulator.stage import stage
from simulator.story import BEGINS, Story
from tests import invariants
from tests.tables import opened

FOLLOWS = {
    "Kofi Mensah": 1,
    "Rosa Alvarez": 1,
    "Hanna Weber": 3,
    "Grace Lin": 3,
    "Sam Taylor": 4,
    "Ibrahim Saleh": 4,
    "Xavier Blanc": 4,
    "Wanjiru Kamau": 4,
}
"""The silent one, the one on holiday, the leaver, the one who is gone; each before their partner."""

GOLDEN = Path(__file__).parent / "goldens" / "whole_cohort.txt"


async def told(database_url: str, transport: Transport) -> str:
    lines: list[str] = []
    database = await opened(database_url)
    async with stage(database_url, start=BEGINS, transport=transport, database=database) as set_up:
        await Story(
            stage=set_up,
            tell=lines.append,
            leaver="Sam Taylor",
            silent="Kofi Mensah",
            gone="Xavier Blanc",
            second="Bea Fischer",
            follows=FOLLOWS,
        ).play()
        await invariants.hold(set_up)
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("transport", list(Transport))
async def test_a_cohort_lives_from_announcement_to_thanks(
    transport: Transport, tmp_path: Path, update_goldens: bool
) -> None:
    transcript = await told(f"sqlite:///{tmp_path}/story.db", transport)

    if update_goldens:
        GOLDEN.write_text(transcript, encoding="utf-8")
    assert transcript == GOLDEN.read_text(encoding="utf-8")


def whoever_was_first(transcript: str) -> list[list[str]]:
    """What was read in each part of the story, without what depends on which of two came first: the question that is
    least used, whether a nudge was skipped before or after it was claimed, two messages of one morning, and the minutes
    that an introduction waits for the word before it.
    """
    told_alike = re.sub(r"“[^”]*”|Follow-up: .*", "“…”", transcript)
    told_alike = re.sub(r"they had met already: \d+", "they had met already: …", told_alike)
    told_alike = re.sub(r"(?m)^(\[.* \d\d):\d\d UTC\]", r"\1 UTC]", told_alike)
    return [sorted(re.split(r"\n(?=\S)", part)) for part in told_alike.split("\n== ")]


@pytest.mark.postgres
async def test_postgresql_tells_the_same_story(postgres_url: str) -> None:
    transcript = await told(postgres_url, Transport.HTTP)

    assert whoever_was_first(transcript) == whoever_was_first(GOLDEN.read_text(encoding="utf-8"))
