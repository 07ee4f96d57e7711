"""The organiser's own words in the announcement, and own names for what the two are for each other."""

from __future__ import annotations

from datetime import timedelta

from simulator.people import Person
from simulator.stage import SimulatedBot
from tests.journeys.acts import (
    CHANNEL,
    INTRODUCED,
    JUNIOR,
    SENIOR,
    announces,
    approves,
    drafts,
    joins,
    read,
    said,
    sends_anyway,
)
from tests.journeys.conftest import Three, on_postgresql_too

HOSTILE = "<!channel> *Bold* <@U0000> :tada: <https://example.org|click>"


@on_postgresql_too
async def test_own_words_stand_in_the_announcement_the_introduction_and_the_agreement(
    here: SimulatedBot, gita: Person
) -> None:
    people = [await here.workspace.hire(name, channels=(CHANNEL,)) for name in ("Amina Diallo", "Ben Okafor")]
    await drafts(gita)
    await gita.presses("Own words")
    await gita.fills(
        {
            "A sentence of yours": "Our founders learned from their apprentices.",
            "What people get out of it": "An hour a month with somebody who sees what you don’t.",
            "What the two are for each other": "mentor, mentee",
        }
    )
    await gita.submits()
    assert "Our founders learned from their apprentices." in said(gita)
    assert "You’re mentor and mentee for each other." in said(gita)
    await gita.submits()
    await here.pass_time(timedelta(minutes=6))
    posted = gita.inbox(CHANNEL)[-1].shown
    assert "*Spring cohort: mentoring that goes both ways.* You’re mentor and mentee for each other." in posted
    assert "An hour a month with somebody who sees what you don’t." in posted
    assert "another corner of the organisation" not in posted

    for person, facts, where in zip(people, (SENIOR, JUNIOR), ("Surgery", "Finance"), strict=True):
        await joins(person, facts, where)
    await approves(here, gita)
    await here.travel(INTRODUCED)
    assert "you’re mentor and mentee for each other.*" in read(people[1])
    await people[1].types("/mentoring agreement")
    assert "You’re mentor and mentee for each other: the same lines for each of you." in said(people[1])


async def test_what_somebody_types_stays_what_they_typed(here: SimulatedBot, gita: Person) -> None:
    await drafts(gita)
    await gita.presses("Own words")
    await gita.fills({"A sentence of yours": HOSTILE})
    await gita.submits()
    await gita.submits()
    await here.pass_time(timedelta(minutes=6))

    [message] = [each for each in gita.inbox(CHANNEL) if "mentoring that goes both ways" in each.shown]
    own = [block for block in message.blocks if block["type"] == "section" and "Bold" in block["text"]["text"]]
    assert [block["text"] for block in own] == [{"type": "plain_text", "text": HOSTILE, "emoji": False}]
    assert HOSTILE in message.text  # read as it was typed: a live mention would read as a name


async def test_a_running_announcement_is_previewed_and_then_reads_so(here: SimulatedBot, announced: Three) -> None:
    gita = announced.gita
    await gita.types("/mentoring cohort")
    await gita.chooses("More", "Own words")
    await gita.fills({"A sentence of yours": "Everybody is welcome."})
    await gita.submits()
    assert "*The announcement will read:*" in said(gita)
    assert "Everybody is welcome." not in gita.inbox(CHANNEL)[-1].shown
    await gita.submits()
    await here.beat()

    assert "Everybody is welcome." in gita.inbox(CHANNEL)[-1].shown
    assert "[Join]" in gita.inbox(CHANNEL)[-1].shown
    await gita.types("/mentoring log")
    assert "@Gita Rao · chose own words · Spring cohort" in gita.latest.shown


async def test_changing_a_draft_keeps_its_own_words(here: SimulatedBot, gita: Person) -> None:
    await drafts(gita)
    await gita.presses("Own words")
    await gita.fills({"A sentence of yours": "Everybody is welcome."})
    await gita.submits()
    await gita.cancels(everything=True)
    await gita.types("/mentoring cohort")
    await gita.presses("Open the preview")
    await gita.presses("Change something")
    for _ in range(3):
        await gita.submits()

    assert "Everybody is welcome." in said(gita)


async def test_a_role_is_a_word(gita: Person) -> None:
    await drafts(gita)
    await gita.presses("Own words")
    for roles in ("mentor, mentee, sponsor", "<!here>", "*mentor*"):
        await gita.fills({"What the two are for each other": roles})
        await sends_anyway(gita)
        assert "letters only" in gita.errors["What the two are for each other"]


async def test_the_announcement_is_ours_where_nothing_was_typed(here: SimulatedBot, gita: Person) -> None:
    await announces(here, gita)

    assert "You get a partner from another corner of the organisation." in gita.inbox(CHANNEL)[-1].shown
