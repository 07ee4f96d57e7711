"""How many messages each person gets in a cohort of six sessions: played whole, counted person by person, and printed.

`python -m bench.messages [--people 25]`
"""

from __future__ import annotations

import argparse
import asyncio
import tempfile
from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path

from sqlalchemy import select

from mentoring.model import MemberId
from mentoring.nudges.model import UNPROMPTED, Nudge, NudgeId, NudgeKind, NudgeState
from mentoring.nudges.rules import PER_WEEK, WEEK
from simulator.cast import CAST
from simulator.stage import stage
from simulator.story import BEGINS, Story
from storage.rows import table_of
from storage.tables import NUDGES, NudgeRow

MOST_IN_ALL = 18
"""What was promised for six sessions, without what people prompted."""

PROMPTED = frozenset(
    {
        NudgeKind.TIME_PROPOSED,
        NudgeKind.TIME_BOOKED,
        NudgeKind.TIME_CALLED_OFF,
        NudgeKind.SESSION_TOMORROW,
        NudgeKind.SESSION_SOON,
        NudgeKind.AGREEMENT_NEWS,
        NudgeKind.ACCORD_ASKED,
        NudgeKind.ACCORD_MADE,
        NudgeKind.THANK_YOU,
    }
)
"""What follows from something that the pair did: a time, its reminders, a signature, a word to the partner."""


@dataclass(frozen=True, kw_only=True)
class MessageCount:
    """What one person got: `in_a_week` is the most in any seven days of those that count, `unasked` all but what the
    pair prompted.
    """

    name: str
    in_a_week: int
    counting: int
    unasked: int
    in_all: int
    kinds: Counter[NudgeKind]

    @property
    def kept(self) -> bool:
        """Whether it is what was promised."""
        return self.in_a_week <= PER_WEEK and self.unasked <= MOST_IN_ALL


@dataclass(kw_only=True)
class CountedStory(Story):
    """A story whose messages are noted month by month, since the outbox forgets what is long over."""

    sent: dict[NudgeId, Nudge] = field(init=False, default_factory=dict)

    async def meet(self, number: int) -> None:
        """One session, and what was sent for it."""
        await super().meet(number)
        await self._note()

    async def finish(self) -> None:
        """The end, and what was sent then."""
        await super().finish()
        await self._note()

    async def _note(self) -> None:
        async with self.stage.bothways.database.begin() as connection:
            rows = (await connection.execute(select(table_of(NudgeRow)))).mappings()
            found = [NUDGES.read(row) for row in rows]
        self.sent.update({nudge.id: nudge for nudge in found if nudge.state is NudgeState.SENT})

    def counted(self) -> list[MessageCount]:
        """What each participant got, most first."""
        people = {role.name: self.members[role.name] for role in self.roles}
        counts = [count(name, member, self.sent.values()) for name, member in people.items()]
        return sorted(counts, key=lambda each: (-each.unasked, each.name))

    @property
    def members(self) -> dict[str, MemberId]:
        """Everybody by name, whoever left too."""
        return {person.name: MemberId(person.id) for person in self.stage.workspace.people}


def count(name: str, member: MemberId, sent: Iterable[Nudge]) -> MessageCount:
    """What one person got; what stands in a channel is to nobody in particular."""
    own = [nudge for nudge in sent if member in nudge.to]
    at = sorted(nudge.last_attempt_at for nudge in own if nudge.kind in UNPROMPTED and nudge.last_attempt_at)
    return MessageCount(
        name=name,
        in_a_week=most_in_a_week(at),
        counting=len(at),
        unasked=sum(nudge.kind not in PROMPTED for nudge in own),
        in_all=len(own),
        kinds=Counter(nudge.kind for nudge in own),
    )


def most_in_a_week(moments: Sequence[datetime]) -> int:
    """The most in any seven days."""
    return max((sum(first <= each < first + WEEK for each in moments) for first in moments), default=0)


async def played(people: int, folder: Path) -> CountedStory:
    """A whole cohort of so many people, none of it told."""
    async with stage(f"sqlite:///{folder}/messages.db", start=BEGINS) as here:
        story = CountedStory(stage=here, roles=CAST[:people], tell=lambda _: None)
        await story.play()
        return story


def main() -> int:
    """Print what each got; 0 when every promise was kept."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--people", type=int, default=len(CAST), help="how many take part")
    with tempfile.TemporaryDirectory() as folder:
        counts = asyncio.run(played(parser.parse_args().people, Path(folder))).counted()
    print(f"{'':24}most a week  that count  without what they prompted  in all")
    for each in counts:
        print(f"{each.name:24}{each.in_a_week:11}{each.counting:12}{each.unasked:28}{each.in_all:8}")
    for kind, times in counts[0].kinds.most_common():
        print(f"{counts[0].name}: {times} × {kind}{' (prompted)' if kind in PROMPTED else ''}")
    print(f"promised: {PER_WEEK} a week of those that count, {MOST_IN_ALL} without what they prompted")
    return 0 if all(each.kept for each in counts) else 1


if __name__ == "__main__":
    raise SystemExit(main())
