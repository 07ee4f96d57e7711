"""An organiser invites people themselves, and reminds those who joined: seen first, held, and counted afterwards."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from simulator.people import Person
from simulator.stage import SimulatedBot
from tests.journeys.acts import ASKED, CHANNEL, asked, drafts, read, said
from tests.journeys.conftest import Three, on_postgresql_too

NOTHING_HEARD = datetime(2027, 1, 27, 12, tzinfo=UTC)
QUIET_TIME = datetime(2027, 2, 17, 12, tzinfo=UTC)


async def steers(organiser: Person, choice: str) -> None:
    await organiser.types("/mentoring cohort")
    await organiser.chooses("More", choice)


async def test_an_invitation_is_a_text_with_a_link_to_join_and_goes_to_nobody(
    here: SimulatedBot, announced: Three
) -> None:
    gita = announced.gita
    zoe = await here.workspace.hire("Zoe Zed")
    await steers(gita, "Invite people")
    announcement = gita.inbox(CHANNEL)[-1]
    assert f"/archives/{announcement.channel_id}/p{announcement.ts.replace('.', '')}" in said(gita)
    await gita.fills({"For these people": ["Zoe Zed"], "Or names from a list": "Ada Lovelace\n<!channel>; Ben Bell"})
    await gita.submits()

    made = gita.latest
    assert "For Zoe, Ada Lovelace, <!channel> and Ben Bell" in made.shown
    assert "Join until Fri 22 January: https://" in made.shown
    assert [block["text"]["type"] for block in made.blocks if block["type"] == "section"] == ["plain_text"] * 2
    assert zoe.sees == []
    await gita.types("/mentoring log")
    assert "made an invitation · Spring cohort" in gita.latest.shown


async def test_in_a_private_channel_the_link_leads_to_the_app(here: SimulatedBot, gita: Person) -> None:
    here.workspace.add_channel("#quiet-corner", members=(gita,), with_bot=True, private=True)
    await drafts(gita, channel="#quiet-corner")
    await gita.submits()
    await here.pass_time(timedelta(minutes=6))
    await steers(gita, "Invite people")

    assert "https://slack.com/app_redirect?app=" in said(gita)


@on_postgresql_too
async def test_those_without_a_meeting_are_reminded_after_five_minutes_and_counted(
    here: SimulatedBot, approved: Three
) -> None:
    gita = approved.gita
    await here.travel(NOTHING_HEARD)
    await steers(gita, "Remind people")
    assert "Without a meeting so far: 2 people" in said(gita)
    assert "You and your partner haven’t met yet in Spring cohort." in said(gita)
    await gita.submits()
    assert "*In five minutes I’ll remind 2 people of Spring cohort.*" in gita.latest.shown
    await here.pass_time(timedelta(days=4))

    reminded = [each.shown for each in approved.ben.sees if "haven’t met yet in Spring cohort" in each.shown]
    assert len(reminded) == 1
    assert "You and @Amina Diallo" in reminded[0]
    assert "Gita" not in reminded[0]
    assert "With fewer than 10 people I don’t say how many it reached" in read(gita)
    await steers(gita, "Remind people")
    await gita.submits()
    assert "was reminded within a week, so I don’t do it again." in said(gita)


async def test_a_reminder_is_taken_back(here: SimulatedBot, approved: Three) -> None:
    gita = approved.gita
    await here.travel(QUIET_TIME)
    await steers(gita, "Remind people")
    await gita.submits()
    await gita.presses("Take it back")
    assert gita.latest.shown == "*Taken back.* Nobody in Spring cohort hears anything."
    await here.pass_time(timedelta(days=4))

    assert "haven’t met yet in Spring cohort" not in read(approved.ben)
    assert "Your reminder" not in read(gita)
    await steers(gita, "Remind people")
    await gita.submits()
    assert "*In five minutes I’ll remind 2 people" in gita.latest.shown


async def test_who_met_is_not_asked_to_meet(here: SimulatedBot, approved: Three) -> None:
    gita = approved.gita
    await here.travel(ASKED)
    for person in (approved.amina, approved.ben):
        await person.presses("Yes, we met", on=asked(person))
    await here.travel(QUIET_TIME)
    await steers(gita, "Remind people")

    assert "Without a meeting" not in said(gita)
    assert "All who joined: 2 people" in said(gita)
    await gita.submits()
    await here.pass_time(timedelta(days=1))
    assert "is your next session with @Amina Diallo in the calendar?" in read(approved.ben)


async def test_nobody_hears_a_third_message_in_a_week(here: SimulatedBot, approved: Three) -> None:
    await here.travel(QUIET_TIME)
    await steers(approved.gita, "Remind people")
    await approved.gita.submits()
    await here.pass_time(timedelta(days=2, hours=2))

    assert "haven’t met yet in Spring cohort" not in read(approved.ben)
    await approved.ben.types("/mentoring why")
    word = "because you joined a cohort, and this is a friendly reminder"
    assert f"Wed 17 February, {word}: not sent (already two messages in seven days)" in approved.ben.latest.shown


async def test_before_the_start_all_who_joined_can_be_reminded(here: SimulatedBot, joined: Three) -> None:
    await steers(joined.gita, "Remind people")
    assert "All who joined: 2 people" in said(joined.gita)
    await joined.gita.submits()
    await here.pass_time(timedelta(hours=1))

    assert "*Spring cohort starts on Mon 1 February.* Keep 45 minutes free that week" in read(joined.ben)


async def test_nobody_to_remind(announced: Three) -> None:
    await steers(announced.gita, "Remind people")

    assert "Nobody has joined yet." in said(announced.gita)
