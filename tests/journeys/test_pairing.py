"""The organiser looks at the pairs: keep, refuse, swap, pair again; rules are checked again, and what moved is said."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from simulator.cast import CAST
from simulator.people import Person
from simulator.stage import SimulatedBot
from simulator.story import ORGANISER, Story
from tests.journeys.acts import CHANNEL, JUNIOR, SENIOR, announces, joins

# Four pairs that serve both sides, and nobody over.
NAMES = (
    "Amina Diallo",
    "Noah Evans",
    "Chiara Conti",
    "Dev Patel",
    "Elif Kaya",
    "Femi Adeyemi",
    "Grace Lin",
    "Hanna Weber",
)
OPT_IN_CLOSED = datetime(2027, 1, 25, 10, tzinfo=UTC)


async def looking(here: SimulatedBot, names: tuple[str, ...]) -> Person:
    """The organiser, once these people have joined and the pairs are on the screen."""
    roles = [role for role in CAST if role.name in names]
    story = Story(stage=here, roles=roles, tell=lambda _line: None)
    await story.arrive()
    await story.open_cohort()
    await story.join()
    await here.travel(OPT_IN_CLOSED)
    organiser = story.people[ORGANISER]
    await organiser.presses("Look at the pairs")
    return organiser


@pytest.fixture
async def gita(here: SimulatedBot) -> Person:
    """The organiser, looking at four pairs."""
    return await looking(here, NAMES)


def shown(organiser: Person) -> str:
    assert organiser.modal is not None
    return organiser.modal.shown


def of(organiser: Person, heading: str) -> int:
    """Which of the matches shown, from 1, begins so."""
    return next(place for place, each in enumerate(as_shown(organiser), 1) if each.startswith(heading))


def pairs(organiser: Person) -> list[str]:
    """The headings of the matches by name, without the names' first letters and asterisks."""
    return sorted(as_shown(organiser))


def as_shown(organiser: Person) -> list[str]:
    """The headings of the matches in their order on the screen."""
    lines = [line.strip() for line in shown(organiser).splitlines()]
    return [line.strip("*").replace("@", "") for line in lines if line.startswith("*@")]


AS_PAIRED = [
    "Amina Diallo and Noah Evans",
    "Chiara Conti and Dev Patel",
    "Elif Kaya and Femi Adeyemi",
    "Grace Lin and Hanna Weber",
]


async def test_each_pair_shows_what_both_learn_and_how_much_of_it(gita: Person) -> None:
    assert pairs(gita) == AS_PAIRED
    assert "*Spring cohort:* 4 pairs; nobody is without a match. No other pairing fits better." in shown(gita)
    assert "@Chiara Conti learns: Making sense of data, Spreadsheets · 83%" in shown(gita)
    assert "@Dev Patel learns: Leading a team · 50%" in shown(gita)


async def test_keeping_a_pair_moves_nobody(gita: Person) -> None:
    await gita.presses("Keep this pair", nth=of(gita, "Chiara Conti"))

    assert pairs(gita) == AS_PAIRED
    assert shown(gita).count("Kept together by you.") == 1

    await gita.presses("No longer keep this pair")

    assert pairs(gita) == AS_PAIRED
    assert "Kept together by you." not in shown(gita)


async def test_refusing_a_pair_says_what_moved_and_leaves_the_others(gita: Person) -> None:
    await gita.presses("Not this pair", nth=of(gita, "Chiara Conti"))
    said = shown(gita)

    assert "*Changed just now*\n" in said.replace("    ", "")
    assert "No longer together: @Chiara Conti and @Dev Patel." in said
    assert "Chiara Conti and Dev Patel" not in pairs(gita)
    assert len(set(pairs(gita)) & set(AS_PAIRED)) == 2


async def test_two_people_change_places_and_a_kept_pair_does_not_undo_it(gita: Person) -> None:
    await swap(gita, "Noah", "Dev")

    assert "Now together: @Amina Diallo and @Dev Patel." in shown(gita)
    assert pairs(gita)[:2] == ["Amina Diallo and Dev Patel", "Chiara Conti and Noah Evans"]

    await gita.presses("Keep this pair", nth=1)

    assert pairs(gita)[:2] == ["Amina Diallo and Dev Patel", "Chiara Conti and Noah Evans"]


async def test_a_swap_that_breaks_a_rule_is_refused_under_the_field_and_changes_nothing(gita: Person) -> None:
    await swap(gita, "Femi", "Chiara")

    assert gita.errors == {
        "changes places with": (
            "Choose others: this would break a rule, so nothing was changed. Dev and Femi are in the same department."
        )
    }
    await gita.cancels()
    assert pairs(gita) == AS_PAIRED


async def test_partners_cannot_change_places_with_each_other(gita: Person) -> None:
    await swap(gita, "Amina", "Noah")

    assert gita.errors == {
        "changes places with": "Amina and Noah are already partners, so there’s nothing to swap. Choose two others."
    }


async def test_pairing_again_says_so_when_nothing_changes(gita: Person) -> None:
    await gita.presses("Pair again")

    assert "*Changed just now:* nothing. These are the same pairs as before." in shown(gita)
    assert pairs(gita) == AS_PAIRED


async def test_a_refused_pair_stays_apart_when_pairing_again(gita: Person) -> None:
    await gita.presses("Not this pair", nth=of(gita, "Grace Lin"))
    await gita.presses("Pair again")

    assert "Grace Lin and Hanna Weber" not in pairs(gita)


async def test_of_three_two_can_be_kept_and_the_third_finds_another_place(here: SimulatedBot) -> None:
    gita = await looking(here, (*NAMES, "Rosa Alvarez"))
    [three] = [heading for heading in pairs(gita) if ", " in heading]
    first, second = three.split(" and ")[0].split(", ")

    await gita.presses("Keep only the first two together")

    assert f"{first} and {second}" in pairs(gita)
    assert three not in pairs(gita)


async def test_whoever_takes_no_part_cannot_be_swapped_in(gita: Person) -> None:
    await swap(gita, "Gita", "Noah")

    assert gita.errors == {"changes places with": "Gita isn’t in this pairing. Choose somebody from the list."}


async def test_pairing_again_keeps_what_was_swapped_by_hand(gita: Person) -> None:
    await swap(gita, "Noah", "Dev")
    by_hand = set(pairs(gita)[:2])
    await gita.presses("Pair again")

    assert by_hand <= set(pairs(gita))
    assert shown(gita).count("Kept together by you.") == 2


async def test_a_refused_pair_is_undone(gita: Person) -> None:
    await gita.presses("Not this pair", nth=of(gita, "Chiara Conti"))
    assert pairs(gita) != AS_PAIRED

    await gita.presses("Undo the last change")

    assert pairs(gita) == AS_PAIRED
    assert "Now together: @Chiara Conti and @Dev Patel." in shown(gita)
    await gita.presses("Pair again")
    assert pairs(gita) == AS_PAIRED


async def test_two_are_left_unmatched_until_they_are_matched_after_all(gita: Person) -> None:
    await gita.presses("Leave these two unmatched", nth=of(gita, "Chiara Conti"))
    assert "*Without a match:* @Dev Patel. An organiser left them without one." in shown(gita)
    await gita.presses("Pair again")
    assert "Chiara Conti and Dev Patel" not in pairs(gita)
    assert len(pairs(gita)) == 3

    await gita.presses("Match them after all", nth=1)
    await gita.presses("Match them after all", nth=1)

    assert pairs(gita) == AS_PAIRED


async def test_somebody_is_found_with_their_match_or_told_to_take_no_part(gita: Person) -> None:
    await gita.chooses("Find somebody", "Dev Patel")
    assert pairs(gita) == ["Chiara Conti and Dev Patel"]
    await gita.chooses("Find somebody", "Gita Rao")
    assert "*@Gita Rao* takes no part in this cohort." in shown(gita)
    await gita.presses("Show everybody")

    assert pairs(gita) == AS_PAIRED


async def test_the_preview_says_how_far_apart_two_are_and_never_a_level(gita: Person) -> None:
    assert "steps of seniority apart" in shown(gita)
    assert "Leading a team (" not in shown(gita)
    assert "4 matches, weakest first." in shown(gita)


async def swap(organiser: Person, one: str, other: str) -> None:
    await organiser.presses("Swap two people")
    called = {name.split()[0]: name for name in (*NAMES, "Gita Rao")}
    await organiser.fills({"This person": called[one], "changes places with": called[other]})
    await organiser.submits()


async def test_a_night_shift_and_a_zone_that_nobody_knows_keep_nobody_from_being_paired(here: SimulatedBot) -> None:
    gita = await here.workspace.hire("Gita Rao", admin=True)
    here.workspace.add_channel(CHANNEL, members=(gita,), with_bot=True)
    await gita.types("/mentoring setup")
    amina = await here.workspace.hire("Amina Diallo", channels=(CHANNEL,))
    ben = await here.workspace.hire("Ben Okafor", channels=(CHANNEL,), tz="Mars/Olympus")
    cleo = await here.workspace.hire("Cleo Marsh", channels=(CHANNEL,))
    dan = await here.workspace.hire("Dan Price", channels=(CHANNEL,))
    await announces(here, gita)
    await joins(amina, SENIOR, "Surgery")
    await joins(ben, JUNIOR, "Finance")
    for nurse, facts in ((cleo, SENIOR), (dan, JUNIOR)):
        await nurse.presses("Join", in_=CHANNEL)
        await nurse.fills({"What I can offer": facts["offers"], "What I would like to learn": facts["seeks"]})
        await nurse.submits()
        await nurse.fills({"Where I am at work": facts["level"], "My working hours": "22:00 to 06:00"})
        await nurse.submits()
        await nurse.submits()

    await here.travel(OPT_IN_CLOSED)
    await gita.presses("Look at the pairs")

    assert "Spring cohort:* 2 pairs" in shown(gita)
