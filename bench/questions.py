"""How far the bank carries: many pairs, a long programme, many swaps; prints what was promised and what came out.

`python -m bench.questions [--pairs 1000] [--sessions 13] [--minutes 45] [--swaps 0.3] [--language en] [--seed 1]`
"""

from __future__ import annotations

import argparse
import random
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from mentoring.agenda import Agenda, AgendaFacts, PartKind, Past, plan_agenda, swap, who_opens
from mentoring.agenda.parts import EVERYBODY_ANSWERS
from mentoring.model import Level, MemberId, PlannedQuestion, QuestionStage, Theme
from mentoring.ports import QuestionBank
from mentoring.questions.selection import NothingLeft
from prompts.loader import load_bank

CORE = frozenset({QuestionStage.GOAL, QuestionStage.REALITY, QuestionStage.OPTIONS, QuestionStage.WILL})
# Most pairs share a few themes, as people do who chose from a list of eight.
SHARED_THEMES = 3
# Deep questions open up only where both feel safe; a good programme has most pairs there, not all.
SAFE = 0.7


@dataclass(kw_only=True)
class Outcome:
    """What a simulated programme showed."""

    pairs: int = 0
    sessions: int = 0
    asked: int = 0
    core: int = 0
    on_theme: int = 0
    repeats: int = 0
    uneven_minutes: int = 0
    uneven_questions: int = 0
    wrong_length: int = 0
    swaps: int = 0
    refused_swaps: int = 0
    own_questions: int = 0
    used: Counter[str] = field(default_factory=Counter)

    @property
    def theme_share(self) -> float:
        """The part of the core questions that were about a shared theme."""
        return self.on_theme / self.core if self.core else 0.0

    @property
    def kept(self) -> bool:
        """Whether every promise was kept."""
        broken = self.repeats + self.uneven_minutes + self.uneven_questions + self.wrong_length
        return broken == 0 and self.theme_share >= 0.75


def simulate(
    bank: QuestionBank, *, pairs: int, sessions: int, minutes: int, swaps: float, seed: int, people: int = 2
) -> Outcome:
    """Run `pairs` mentorships of `people` through `sessions` sessions, swapping a share of the questions."""
    outcome = Outcome(pairs=pairs)
    for number in range(pairs):
        _Pair(bank, random.Random(f"{seed}:{number}"), number, people, outcome).live(sessions, minutes, swaps)
    return outcome


class _Pair:
    """One mentorship and all that it remembers."""

    def __init__(self, bank: QuestionBank, chance: random.Random, number: int, people: int, outcome: Outcome) -> None:
        self.bank, self.chance, self.outcome = bank, chance, outcome
        self.members = tuple(MemberId(f"U{number}{letter}") for letter in "ABC"[:people])
        ranks = chance.sample(list(Level), people)
        self.levels = dict(zip(self.members, ranks, strict=True))
        self.themes = frozenset(chance.sample(list(Theme), SHARED_THEMES))
        self.safe = chance.random() < SAFE
        self.asked: dict[MemberId, set[str]] = defaultdict(set)
        self.rejected: set[str] = set()
        self.number = number

    def live(self, sessions: int, minutes: int, swaps: float) -> None:
        """Hold every session."""
        for number in range(1, sessions + 1):
            facts = self._facts(number, sessions, minutes)
            agenda = plan_agenda(facts, self._past(), self.bank)
            planned = self._swapped(facts, agenda, swaps)
            self._check(facts, agenda, planned)

    def _facts(self, number: int, sessions: int, minutes: int) -> AgendaFacts:
        return AgendaFacts(
            members=self.members,
            levels=self.levels,
            number=number,
            sessions=sessions,
            minutes=minutes,
            opens=who_opens(self.members, number),
            seed=self.number,
            themes=self.themes,
            safe=self.safe,
        )

    def _past(self) -> Past:
        asked = {member: frozenset(ids) for member, ids in self.asked.items()}
        return Past(asked=asked, rejected=frozenset(self.rejected), used=self.outcome.used)

    def _swapped(self, facts: AgendaFacts, agenda: Agenda, swaps: float) -> tuple[PlannedQuestion, ...]:
        planned = agenda.planned
        for part in agenda.parts:
            if not part.can_swap or self.chance.random() >= swaps:
                continue
            turn = self.chance.choice(part.turns)
            try:
                planned = swap(facts, self._past(), planned, self.bank, place=part.index, answerer=turn.answerer)
                self.outcome.swaps += 1
            except NothingLeft:
                self.outcome.refused_swaps += 1
        return planned

    def _check(self, facts: AgendaFacts, agenda: Agenda, planned: Sequence[PlannedQuestion]) -> None:
        out = self.outcome
        out.sessions += 1
        out.uneven_minutes += len({agenda.time_of(member) for member in self.members}) != 1
        out.wrong_length += agenda.length.total_seconds() != facts.minutes * 60
        askers = Counter(item.asker for item in planned)
        out.uneven_questions += len({askers[member] for member in self.members}) != 1
        blank = (turn for part in agenda.parts if _asks(part.kind) for turn in part.turns if not turn.question)
        out.own_questions += sum(1 for _ in blank)
        for item in planned:
            self._remember(item)

    def _remember(self, item: PlannedQuestion) -> None:
        out, question = self.outcome, self.bank.by_id(item.question)
        out.asked += 1
        out.repeats += item.question in self.asked[item.answerer] or item.question in self.rejected
        out.core += question.stage in CORE
        out.on_theme += question.stage in CORE and question.theme in self.themes
        out.used[item.question] += 1
        self.asked[item.answerer].add(item.question)
        if item.instead_of:
            self.rejected.add(item.instead_of)


def _asks(kind: PartKind) -> bool:
    return kind in EVERYBODY_ANSWERS or kind in {PartKind.ROUND, PartKind.REVIEW}


def table(outcome: Outcome) -> Mapping[str, str]:
    """What to print, in order."""
    return {
        "pairs × sessions": f"{outcome.pairs} ({outcome.sessions} sessions)",
        "questions asked": f"{outcome.asked}",
        "asked twice of the same person, or after a swap": f"{outcome.repeats}",
        "core questions on a shared theme": f"{outcome.theme_share:.1%}",
        "sessions with unequal minutes": f"{outcome.uneven_minutes}",
        "sessions of another length": f"{outcome.wrong_length}",
        "sessions in which one side asked more": f"{outcome.uneven_questions}",
        "swaps (none left)": f"{outcome.swaps} ({outcome.refused_swaps})",
        "places left to a question of one's own": f"{outcome.own_questions}",
    }


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the table; 1 when a promise was broken."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=1000)
    parser.add_argument("--sessions", type=int, default=13)
    parser.add_argument("--minutes", type=int, default=45, choices=(30, 45, 60))
    parser.add_argument("--swaps", type=float, default=0.3)
    parser.add_argument("--people", type=int, default=2, choices=(2, 3))
    parser.add_argument("--language", default="en")
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    began = time.perf_counter()
    outcome = simulate(
        load_bank(given.language),
        pairs=given.pairs,
        sessions=given.sessions,
        minutes=given.minutes,
        swaps=given.swaps,
        seed=given.seed,
        people=given.people,
    )
    for name, value in table(outcome).items():
        print(f"{name:<50} {value}")
    print(f"{'seed':<50} {given.seed} ({time.perf_counter() - began:.1f} s)")
    return 0 if outcome.kept else 1


if __name__ == "__main__":
    sys.exit(main())
