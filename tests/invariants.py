"""What must hold after every journey, whatever people did in it: of each promise about messages, all of them kept."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from datetime import datetime, timedelta

from sqlalchemy import select

from bot.clock import utc_now
from mentoring.model import MemberId
from mentoring.nudges.model import KIND_FACTS, UNPROMPTED, Nudge, NudgeState
from mentoring.nudges.rules import PER_WEEK, WEEK
from mentoring.timeline import OfficeHours, working_moment
from simulator.stage import SimulatedBot
from storage.database import Database
from storage.outbox.maintenance import GRACE, violations
from storage.rows import table_of
from storage.tables import NUDGES, NudgeRow

AT_THE_EDGE = timedelta(seconds=2)
"""A message that was let go in somebody's last working second arrives just after it."""


async def hold(here: SimulatedBot) -> None:
    """Assert them all."""
    nudges = await all_nudges(here)
    posted = Counter(post_ids(here))
    ours = {nudge.id for nudge in nudges}
    assert {each for each, copies in posted.items() if copies > 1} == set(), "sent twice"
    assert {nudge.id for nudge in nudges if nudge.state is NudgeState.SENT and not posted[nudge.id]} == set(), "lost"
    assert unsent_for_sure(nudges) & set(posted) == set(), "ended unsent, and yet it was sent"
    assert late(nudges, here.clock()) == [], "still open long after it expired"
    assert untold(nudges) == [], "ended unsent without a reason that a person can read"
    assert pestered(nudge for nudge in nudges if nudge.id in ours & set(posted)) == {}, "more than twice a week"
    assert await at_odd_hours(here, nudges) == [], "outside working hours"
    assert await here.bothways.worker.audit() == []
    assert here.slack.problems == []


async def hold_in(database_url: str) -> None:
    """Assert of a database whose bot has ended what can be told from it alone."""
    database = await Database.open(database_url, look_only=True)
    try:
        async with database.begin() as connection:
            assert await violations(connection, utc_now()) == []
    finally:
        await database.close()


async def all_nudges(here: SimulatedBot) -> list[Nudge]:
    """Every nudge of every workspace."""
    async with here.bothways.database.begin() as connection:
        found = await connection.execute(select(table_of(NudgeRow)))
        return [NUDGES.read(columns) for columns in found.mappings()]


def post_ids(here: SimulatedBot) -> list[str]:
    """The nudge of every post that Slack accepted; what answers somebody has none."""
    posts = here.slack.ledger.posts()
    return [post.args["metadata"]["event_payload"]["id"] for post in posts if post.args.get("metadata")]


def unsent_for_sure(nudges: Iterable[Nudge]) -> set[str]:
    """Those of which we say that they were not sent."""
    ended = {NudgeState.SKIPPED, NudgeState.EXPIRED, NudgeState.DEAD}
    return {nudge.id for nudge in nudges if nudge.state in ended}


def late(nudges: Iterable[Nudge], now: datetime) -> list[str]:
    """Those that should have ended long ago."""
    open_ = {NudgeState.PLANNED, NudgeState.CLAIMED, NudgeState.SENDING, NudgeState.UNCERTAIN}
    return [nudge.id for nudge in nudges if nudge.state in open_ and nudge.expires_at + GRACE < now]


def untold(nudges: Iterable[Nudge]) -> list[str]:
    """Those that were not sent, and nobody can say why."""
    return [nudge.id for nudge in nudges if nudge.id in unsent_for_sure([nudge]) and not nudge.reason]


def pestered(sent: Iterable[Nudge]) -> dict[MemberId, int]:
    """People who heard from us unprompted more often in seven days than they were promised."""
    heard: dict[MemberId, list[datetime]] = defaultdict(list)
    for nudge in sent:
        for member in nudge.to if nudge.kind in UNPROMPTED and nudge.last_attempt_at else ():
            heard[member].append(nudge.last_attempt_at)
    most = {member: most_in_a_week(sorted(moments)) for member, moments in heard.items()}
    return {member: number for member, number in most.items() if number > PER_WEEK}


def most_in_a_week(moments: Sequence[datetime]) -> int:
    """The largest number of moments in any seven days."""
    return max((sum(first <= each < first + WEEK for each in moments) for first in moments), default=0)


async def at_odd_hours(here: SimulatedBot, nudges: Iterable[Nudge]) -> list[str]:
    """Those that were let go while one of their readers was not at work."""
    workspace = here.bothways.workspace
    async with here.bothways.database.transaction(workspace) as tx:
        people = {member for nudge in nudges for member in nudge.to}
        profiles, members = await tx.profiles.of(people), await tx.members.of(people)
    odd = []
    for nudge in nudges:
        at = nudge.last_attempt_at
        if nudge.state is not NudgeState.SENT or KIND_FACTS[nudge.kind].at_once or not nudge.to or at is None:
            continue
        works = [profiles.get(each) or OfficeHours(tz=members[each].tz) for each in nudge.to if each in members]
        moment = working_moment(at - AT_THE_EDGE, works)
        if moment is None or moment > at:
            odd.append(f"{nudge.kind} to {', '.join(nudge.to)} at {at}")
    return odd
