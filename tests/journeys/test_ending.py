"""Ending well: a preview before anybody goes, a goodbye, thanks, staying in touch, and three who become two."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta

from simulator.cast import CAST
from simulator.people import Person
from simulator.screen import SeenMessage
from simulator.stage import SimulatedBot
from simulator.story import Story
from tests.journeys.acts import ASKED, CHANNEL, FINISHED, INTRODUCED, asked, read, said
from tests.journeys.conftest import Three, on_postgresql_too

ENDED = "*Your pairing in Spring cohort has ended.* That’s nobody’s fault."
GOODBYE = "*This pairing has ended, and that’s nobody’s fault.* If you like, part with one line each"
CLOSED = "*This conversation is closed.* I won’t write here any more."
OFFERED = "Thank you for your time and your questions. I’ll keep thinking about them."


def latest_with(person: Person, label: str) -> SeenMessage:
    return next(message for message in reversed(person.sees) if label in message.shown)


async def trio(here: SimulatedBot) -> list[Person]:
    """Three who were introduced to one another."""
    story = Story(stage=here, roles=CAST[:3], tell=lambda _: None, leaver=None, pauser=None)
    await story.arrive()
    await story.open_cohort()
    await story.join()
    await story.pair()
    return [story.people[name] for name in story.names()]


@on_postgresql_too
async def test_two_taps_end_it_after_reading_what_the_other_will_read(here: SimulatedBot, approved: Three) -> None:
    amina, ben = approved.amina, approved.ben
    await here.travel(INTRODUCED)
    await ben.opens_home()

    await ben.presses("Leave the cohort", in_="home")
    assert f"*What your partner will read:*\n>{ENDED} You stay in the cohort, and I look for another" in said(ben)
    await ben.submits()
    await here.pass_time(timedelta(days=2))

    assert f"{ENDED} You stay in the cohort, and I look for another partner for you." in read(amina)
    assert GOODBYE in latest_with(amina, "part with one line").shown
    assert latest_with(amina, "part with one line").channel == latest_with(amina, "learning partners").channel
    goodbyes = [message.shown for message in ben.sees if "part with one line" in message.shown]
    assert len(goodbyes) == 1


@on_postgresql_too
async def test_three_go_on_as_two_in_a_conversation_of_their_own(here: SimulatedBot) -> None:
    leaver, one, other = await trio(here)
    old = latest_with(one, "learning partners").channel_id
    await leaver.types("/mentoring leave")
    assert "*Your group in Spring cohort goes on as two.*" in said(leaver)
    await leaver.submits()
    await here.pass_time(timedelta(days=2))

    for person in (one, other):
        assert "*Your group in Spring cohort goes on as two.*" in read(person)
        own = latest_with(person, "this is your own conversation now")
        assert own.channel_id != old
        assert "Session 1 is in the week of Mon 1 February; its agenda comes here." in own.shown
        assert latest_with(person, CLOSED).channel_id == old
    assert [message.shown for message in leaver.sees if message.channel_id == old][-1] == CLOSED
    assert "this is your own conversation now" not in read(leaver)
    await here.travel(datetime(2027, 2, 1, 17, tzinfo=UTC))
    agenda = latest_with(one, "Session 1 of")
    assert agenda.channel_id == latest_with(one, "this is your own conversation now").channel_id


@on_postgresql_too
async def test_thanks_are_sent_once_and_posted_only_if_both_want_that(here: SimulatedBot, approved: Three) -> None:
    gita, amina, ben = approved.gita, approved.amina, approved.ben
    await here.travel(FINISHED)
    way = latest_with(ben, "[Say thank you]")
    await ben.presses("Say thank you", on=way)
    await ben.fills({"In the cohort’s channel": ["It may also be posted, with our names"]})
    await ben.submits()
    await here.pass_time(timedelta(days=1))
    thanks = latest_with(amina, "thanks you")
    assert f"*@Ben Okafor thanks you:* “{OFFERED}”" in thanks.shown
    assert "thanks @Amina" not in read(gita)

    await amina.presses("Post it", on=thanks)
    await here.pass_time(timedelta(days=1))

    posted = [message for message in gita.sees if message.channel == CHANNEL and "thanks @Amina" in message.shown]
    assert [message.shown for message in posted] == [f"*@Ben Okafor thanks @Amina Diallo:* “{OFFERED}”"]
    await ben.presses("Say thank you", on=way)
    assert "You’ve thanked @Amina Diallo already." in said(ben)


async def test_thanks_in_own_words_stay_between_the_two(here: SimulatedBot, approved: Three) -> None:
    amina, ben = approved.amina, approved.ben
    await here.travel(FINISHED)
    await amina.opens_home()
    await amina.presses("Say thank you", in_="home")
    await amina.fills({"My own words": "You *listen* <!channel>."})
    await amina.submits()
    await here.pass_time(timedelta(days=1))

    thanks = latest_with(ben, "thanks you")
    assert "“You *listen* &lt;!channel&gt;.”" in thanks.shown or "“You *listen* <!channel>.”" in thanks.shown
    assert "[Post it]" not in thanks.shown


@on_postgresql_too
async def test_to_stay_in_touch_is_only_said_when_both_have_said_it(here: SimulatedBot, approved: Three) -> None:
    amina, ben = approved.amina, approved.ben
    await here.travel(FINISHED)
    await ben.presses("I’d like to stay in touch", on=latest_with(ben, "[Say thank you]"))
    assert said(ben) == "*Noted.* I’ll tell @Amina Diallo only if they say the same."
    before = read(amina)
    await here.pass_time(timedelta(days=3))
    assert read(amina) == before

    await amina.presses("I’d like to stay in touch", on=latest_with(amina, "[Say thank you]"))
    both = "*You and @Ben Okafor would both like to stay in touch.*"
    assert both in said(amina)
    await here.pass_time(timedelta(days=1))

    assert "*You and @Amina Diallo would both like to stay in touch.*" in read(ben)


async def six_sessions(here: SimulatedBot) -> list[Person]:
    """Two with six sessions before them."""
    story = Story(stage=here, roles=CAST[:2], tell=lambda _: None, leaver=None, pauser=None)
    await story.arrive()
    await story.open_cohort()
    await story.join()
    await story.pair()
    return [story.people[name] for name in story.names()]


async def suggests(person: Person, nth: int) -> None:
    """*Change something*, and one of the two suggestions in it."""
    await person.opens_home()
    await person.presses("Change something", in_="home")
    await person.presses("Suggest it", nth=nth)


@on_postgresql_too
async def test_a_quieter_rhythm_holds_once_both_want_it(here: SimulatedBot) -> None:
    one, other = await six_sessions(here)
    await suggests(one, 1)
    assert "*Asked.* It happens once" in said(one)
    assert one.home is not None
    assert "0 of 6 sessions held" in one.home.shown
    await one.cancels(everything=True)
    await here.pass_time(timedelta(days=1))

    await other.presses("Yes, let’s", on=latest_with(other, "suggests a quieter rhythm"))
    assert "*A quieter rhythm it is.*" in read(other)
    await here.pass_time(timedelta(days=1))

    assert "*A quieter rhythm it is.*" in read(one)
    assert "0 of 3 sessions held" in one.home.shown
    await here.travel(datetime(2027, 3, 2, 12, tzinfo=UTC))
    assert "Session 1 of 3" in read(one)


@on_postgresql_too
async def test_the_session_that_both_know_to_be_their_last_closes(here: SimulatedBot) -> None:
    one, other = await six_sessions(here)
    await here.travel(datetime(2027, 2, 8, 12, tzinfo=UTC))
    await suggests(one, 2)
    await one.cancels(everything=True)
    await here.pass_time(timedelta(days=1))
    await other.presses("Yes, let’s", on=latest_with(other, "is the last one"))
    assert "*Your next session is your last.*" in said(other)

    await here.travel(datetime(2027, 3, 2, 12, tzinfo=UTC))

    await one.presses("See all the questions", on=latest_with(one, "Session 2 of 2"))
    assert one.modal is not None
    assert "Thank each other, and say how you’d like to stay in touch." in one.modal.shown
    await one.cancels()
    await here.travel(datetime(2027, 3, 20, 12, tzinfo=UTC))
    for person in (one, other):
        await person.presses("Yes, we met", on=asked(person))
    await one.opens_home()
    assert one.home is not None
    assert "Session 3" not in one.home.shown


async def test_with_one_session_left_there_is_nothing_to_change_about_them(here: SimulatedBot, approved: Three) -> None:
    ben = approved.ben
    await here.travel(ASKED)
    await ben.opens_home()
    await ben.presses("Change something", in_="home")

    assert "[Suggest it]" not in said(ben)
    assert "You see first what @Amina Diallo will read." in said(ben)
