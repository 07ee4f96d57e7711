"""Erasing reaches everything at once: the database's files, exports, logs, numbers, the outbox, and Slack's side."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import timedelta
from pathlib import Path

import pytest

from simulator.faults import Fault
from simulator.people import Person
from simulator.stage import SimulatedBot
from tests.journeys.acts import ASKED, CHANNEL, INTRODUCED, JUNIOR, approves, asked, joins, read
from tests.journeys.conftest import Three

A_MINUTE, A_TICK = 60, 10
"""Seconds: as much is taken back as Slack allows in one."""

CANARY = "canarybird"
"""In every field that takes words."""


@pytest.fixture
def memory(tmp_path: Path) -> str:
    return f"sqlite:///{tmp_path}/test.db"


@pytest.fixture
async def introduced(here: SimulatedBot, announced: Three) -> Three:
    """Amina typed the canary wherever she could, and has met Ben."""
    amina, ben = announced.amina, announced.ben
    await amina.presses("Join", in_=CHANNEL)
    await amina.fills({"What I can offer": ["Negotiation"], "What I would like to learn": ["Spreadsheets"]})
    for label in ("Something else I can offer", "Something else I would like to learn"):
        await amina.fills({label: f"{CANARY} {len(label)}"})
    await amina.submits()
    await amina.fills({"Where I am at work": "Leading a team", "My department": f"{CANARY} department"})
    await amina.submits()
    await amina.fills({"Topics I would rather not be asked about (private)": f"{CANARY} matters"})
    await amina.submits()
    await joins(ben, JUNIOR, "Finance")
    await approves(here, announced.gita)
    await here.travel(INTRODUCED)
    await here.travel(ASKED)
    await ben.presses("Yes, we met", on=asked(ben))
    await amina.presses("Yes, we met", on=asked(amina))
    return announced


async def erases(here: SimulatedBot, person: Person) -> None:
    await person.types("/mentoring data")
    await person.presses("Download everything")
    await person.presses("Erase everything")
    await person.submits()
    for _ in range(A_MINUTE // A_TICK):
        await here.beat()


def stored(folder: Path) -> Iterator[tuple[str, bytes]]:
    """The database's files as they lie on the disk."""
    return ((path.name, path.read_bytes()) for path in folder.glob("test.db*"))


def logged(log_file: Path) -> bytes:
    return log_file.read_bytes()


async def test_no_canary_is_left_anywhere(
    here: SimulatedBot, introduced: Three, tmp_path: Path, log_file: Path
) -> None:
    amina, ben = introduced.amina, introduced.ben
    assert any(CANARY.encode() in content for _, content in stored(tmp_path)), "it was there before"
    assert CANARY in read(ben), "the introduction says what the two can learn from each other"

    await erases(here, amina)

    left = {name for name, content in stored(tmp_path) if CANARY.encode() in content or amina.id.encode() in content}
    assert left == set()
    assert CANARY.encode() not in logged(log_file)
    assert CANARY.encode() not in here.bothways.worker.metrics.text()
    await ben.types("/mentoring data")
    await ben.presses("Download everything")
    [file] = [file for message in ben.sees for file in message.files]
    assert CANARY not in (file.content or b"").decode()
    assert CANARY not in read(ben)
    assert f"@{amina.name}" not in read(ben)
    assert "was taken back: somebody it was about asked for their data to be erased" in read(ben)


async def test_what_was_written_to_them_is_deleted_but_for_the_confirmation(
    here: SimulatedBot, introduced: Three
) -> None:
    amina = introduced.amina
    assert len(amina.inbox("Bothways")) == 4

    await erases(here, amina)

    assert [message.shown for message in amina.inbox("Bothways") if not message.is_ephemeral] == [
        "*Everything about you is erased.* You won’t hear from me again unless you type `/mentoring join`."
    ]


async def test_what_others_were_answered_about_them_is_taken_back_too(here: SimulatedBot, approved: Three) -> None:
    amina, ben = approved.amina, approved.ben
    await here.travel(ASKED)
    await ben.opens_home()
    await ben.presses("Yes, we met", in_="home")  # answered in the messages, and no nudge
    assert f"Session 1 counts once @{amina.name} confirms too." in read(ben)
    await here.pass_time(timedelta(minutes=1))
    kept = len(ben.inbox("Bothways"))

    await erases(here, amina)

    assert f"@{amina.name}" not in read(ben)
    assert len(ben.inbox("Bothways")) == kept + 1, "nothing else is lost; one says that the pairing has ended"
    async with here.bothways.database.begin() as connection:
        assert (await connection.exec_driver_sql("SELECT count(*) FROM removal")).scalar_one() == 0


async def test_it_is_said_in_the_language_of_whoever_reads_it(here: SimulatedBot, introduced: Three) -> None:
    ben = introduced.ben
    await here.workspace.changes(ben, locale="de-DE")
    await ben.opens_home()

    await erases(here, introduced.amina)

    assert "Diese Nachricht wurde zurückgenommen" in read(ben)
    assert "was taken back" not in read(ben)


async def test_what_cannot_be_taken_back_is_said_before_they_press(here: SimulatedBot, announced: Three) -> None:
    await joins(announced.ben, JUNIOR, "Finance")
    await announced.ben.types("/mentoring data")
    await announced.ben.presses("Erase everything")

    assert announced.ben.modal is not None
    assert "I can’t take back what you and your partner wrote" in announced.ben.modal.shown


async def test_it_is_taken_back_when_slack_answers_again(here: SimulatedBot, introduced: Three) -> None:
    rule = here.slack.faults.add(Fault.REFUSE_503, "chat.update")

    await erases(here, introduced.amina)
    assert rule.used > 0
    assert CANARY in read(introduced.ben)
    here.slack.faults.clear()
    await here.pass_time(ASKED - INTRODUCED)

    assert CANARY not in read(introduced.ben)
