"""How much of a session is about what people came to learn, and how long its message is: many pairs and trios, whole
programmes, every length; prints what was promised and what came out, and sentences at random to read.

`python -m bench.agendas [--pairs 1000] [--sessions 6] [--swaps 0.3] [--read 0] [--seed 1]`
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import timedelta

from bench.agenda_messages import message_of
from handlers.blocks.sessions import MOST_WORDS
from handlers.blocks.word_count import words
from mentoring.agenda import LENGTHS, Agenda, AgendaFacts, LearningGoal, Past, plan_agenda, swap, who_opens
from mentoring.balance import Lasting, Lean
from mentoring.looking_back import Evenness, LookingBack
from mentoring.model import (
    Level,
    MemberId,
    PlannedQuestion,
    Theme,
)
from mentoring.ports import QuestionBank
from mentoring.questions.goals import as_topic, is_done
from mentoring.questions.selection import NothingLeft
from mentoring.taxonomy import Taxonomy
from prompts.lint_goals import TYPED
from prompts.loader import load_bank
from prompts.taxonomy import load_taxonomy, packs_there_are

HALF = 0.5
"""What was promised: the share of each person's minutes from the second session on."""

TYPED_SHARE = 0.3
"""How many goals are in people's own words."""

LEANS = 0.15
"""How many sessions the balance changes."""

STEP = "ask for the numbers of last year before the next round, and tell nobody why, until they have come and gone"
"""What everybody shared last time, as long as people write."""


@dataclass(kw_only=True)
class AgendaOutcome:
    """What the simulated programmes showed; `shares` from the second session on and `words`, by people and minutes."""

    sessions: int = 0
    shares: dict[tuple[int, int], list[float]] = field(default_factory=lambda: defaultdict(list))
    words: dict[tuple[int, int], list[int]] = field(default_factory=lambda: defaultdict(list))
    repeats: int = 0
    uneven: int = 0
    wrong_length: int = 0
    blanks: int = 0
    swaps: int = 0
    moved_by_a_swap: int = 0
    badly_put: int = 0
    said: list[str] = field(default_factory=list)

    @property
    def kept(self) -> bool:
        """Whether every promise was kept."""
        broken = self.repeats + self.uneven + self.wrong_length + self.blanks + self.moved_by_a_swap + self.badly_put
        least = min(min(found) for found in self.shares.values())
        most = max(max(found) for found in self.words.values())
        return broken == 0 and least >= HALF and most <= MOST_WORDS


def simulate(
    bank: QuestionBank, taxonomy: Taxonomy, *, pairs: int, sessions: int, swaps: float, seed: int
) -> AgendaOutcome:
    """Let `pairs` pairs and a third as many trios meet `sessions` times at each length, and look at every agenda."""
    outcome = AgendaOutcome()
    for people, count in ((2, pairs), (3, -(-pairs // 3))):
        for minutes in LENGTHS:
            for number in range(count):
                chance = random.Random(f"{seed}:{people}:{minutes}:{number}")
                _Group(bank, taxonomy, chance, people, minutes, outcome).live(sessions, swaps)
    return outcome


class _Group:
    """One mentorship and all that it remembers."""

    def __init__(
        self,
        bank: QuestionBank,
        taxonomy: Taxonomy,
        chance: random.Random,
        people: int,
        minutes: int,
        outcome: AgendaOutcome,
    ) -> None:
        self.bank, self.taxonomy, self.chance, self.minutes, self.outcome = bank, taxonomy, chance, minutes, outcome
        self.members = tuple(MemberId(f"U{letter}") for letter in "ABC"[:people])
        self.levels = dict(zip(self.members, chance.sample(list(Level), people), strict=True))
        self.goals = {member: self._chosen() for member in self.members}
        self.asked: dict[MemberId, set[str]] = defaultdict(set)
        self.heard: dict[MemberId, set[str]] = defaultdict(set)
        self.rejected: set[str] = set()

    def _chosen(self) -> tuple[LearningGoal, ...]:
        """One goal or two, of the taxonomy or typed, known by some of the others."""
        topics = [
            self.chance.choice(TYPED)
            if self.chance.random() < TYPED_SHARE
            else self.chance.choice(self.taxonomy.topics).id
            for _ in range(self.chance.randint(1, 2))
        ]
        return tuple(
            LearningGoal(
                topic=as_topic(self.taxonomy.label(topic)),
                doing=is_done(topic, self.taxonomy),
                known_by=frozenset(each for each in self.members if self.chance.random() < HALF),
            )
            for topic in dict.fromkeys(topics)
        )

    def live(self, sessions: int, swaps: float) -> None:
        """Hold every session."""
        for number in range(1, sessions + 1):
            facts = self._facts(number, sessions)
            agenda = plan_agenda(facts, self._past(), self.bank)
            self._look_at(facts, agenda)
            planned = self._swapped(facts, agenda, swaps)
            for item in planned:
                self.asked[item.answerer].add(item.question)
                self.rejected |= {item.instead_of} - {""}

    def _facts(self, number: int, sessions: int) -> AgendaFacts:
        return AgendaFacts(
            members=self.members,
            levels=self.levels,
            number=number,
            sessions=sessions,
            minutes=self.minutes,
            opens=who_opens(self.members, number),
            seed=self.chance.randrange(2**32),
            themes=frozenset(self.chance.sample(list(Theme), 3)),
            lean=self._lean(number),
            goals=self.goals if number > 1 else {},
            steps=dict.fromkeys(self.members, STEP) if number > 1 else {},
        )

    def _lean(self, number: int) -> Lean:
        """Leaning in every strength but that of unequal minutes, which is meant to be unequal."""
        if number == 1 or self.chance.random() >= LEANS:
            return Lean()
        state = self.chance.choice((Lasting.LEANING, Lasting.PERSISTENT))
        quieter = self.chance.choice(self.members)
        return Lean(state=state, quieter=quieter, repair=state is Lasting.PERSISTENT)

    def _looking_back(self, number: int) -> LookingBack | None:
        """What there is to say of the session before, as it may be."""
        if number == 1 or self.chance.random() < HALF:
            return None
        return LookingBack(number=number - 1, evenness=self.chance.choice([*Evenness]), people=len(self.members))

    def _past(self) -> Past:
        asked = {member: frozenset(ids) for member, ids in self.asked.items()}
        return Past(asked=asked, rejected=frozenset(self.rejected))

    def _look_at(self, facts: AgendaFacts, agenda: Agenda) -> None:
        out, kind = self.outcome, (len(self.members), self.minutes)
        out.sessions += 1
        out.uneven += len({agenda.time_of(member) for member in self.members}) != 1
        out.wrong_length += agenda.length != timedelta(minutes=self.minutes)
        out.words[kind].append(words(message_of(agenda, self._looking_back(facts.number)).blocks))
        if facts.number > 1:
            out.shares[kind] += [agenda.goal_time_of(member) / agenda.time_of(member) for member in self.members]
        for turn in (turn for part in agenda.parts for turn in part.turns if turn.learner):
            if turn.question is None:
                out.blanks += 1
                continue
            out.badly_put += not turn.question.text.startswith(f"{turn.goal}: ")
            out.said.append(turn.question.text)
        for part in agenda.parts:
            for turn in part.turns:
                if turn.question:
                    out.repeats += turn.question.text in self.heard[turn.answerer]
                    self.heard[turn.answerer].add(turn.question.text)

    def _swapped(self, facts: AgendaFacts, agenda: Agenda, swaps: float) -> tuple[PlannedQuestion, ...]:
        planned = agenda.planned
        for part in agenda.parts:
            if not part.can_swap or self.chance.random() >= swaps:
                continue
            turn = self.chance.choice([turn for turn in part.turns if turn.question])
            before = planned
            try:
                planned = swap(facts, self._past(), planned, self.bank, place=part.index, answerer=turn.answerer)
            except NothingLeft:
                continue
            self.outcome.swaps += 1
            kept = [
                replace(new, question=old.question, instead_of=old.instead_of)
                for old, new in zip(before, planned, strict=True)
            ]
            self.outcome.moved_by_a_swap += tuple(kept) != before
        return planned


def table(outcome: AgendaOutcome) -> Mapping[str, str]:
    """What to print, in order."""
    kinds = sorted(outcome.shares)
    return {
        "sessions": f"{outcome.sessions}",
        **{
            f"{people} people, {minutes} minutes: on goals, least (mean)": (
                f"{min(shares):.1%} ({sum(shares) / len(shares):.1%})"
            )
            for people, minutes in kinds
            for shares in [outcome.shares[people, minutes]]
        },
        **{
            f"{people} people, {minutes} minutes: words, most (mean)": (
                f"{max(counts)} ({sum(counts) / len(counts):.0f})"
            )
            for people, minutes in kinds
            for counts in [outcome.words[people, minutes]]
        },
        "sessions with unequal minutes": f"{outcome.uneven}",
        "sessions of another length": f"{outcome.wrong_length}",
        "questions asked twice of one person": f"{outcome.repeats}",
        "turns about a goal without a question": f"{outcome.blanks}",
        "questions that do not begin with their topic": f"{outcome.badly_put}",
        "swaps (that moved anything else)": f"{outcome.swaps} ({outcome.moved_by_a_swap})",
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 1 when a promise was broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=1000)
    parser.add_argument("--sessions", type=int, default=6)
    parser.add_argument("--swaps", type=float, default=0.3)
    parser.add_argument("--read", type=int, default=0, help="how many questions to print at random")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    began = time.perf_counter()
    taxonomy = load_taxonomy(packs=packs_there_are())
    outcome = simulate(
        load_bank(), taxonomy, pairs=given.pairs, sessions=given.sessions, swaps=given.swaps, seed=given.seed
    )
    for name, value in table(outcome).items():
        print(f"{name:<55} {value}")
    print(f"{'seed':<55} {given.seed} ({time.perf_counter() - began:.1f} s)")
    for said in random.Random(given.seed).sample(outcome.said, given.read):
        print(f"  {said}")
    return 0 if outcome.kept else 1


if __name__ == "__main__":
    sys.exit(main())
