"""The numbers that pairing set out to reach, each measured and told as reached or missed."""

from __future__ import annotations

import os
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from random import Random
from statistics import mean

import rustworkx as rx

from bench.pairing import synthetic
from bench.pairing.measure import Measured
from bench.pairing.peers.run import Outcome
from mentoring.model import OddOne, Profile
from mentoring.pairing import History, Pairing, Rules, changes, pair, rematch
from mentoring.pairing.explain import reaches
from mentoring.pairing.problem import PairingInput

# Cohorts for the rows that are about many cohorts.
MANY = 200
ODD_COHORTS, ODD = 50, 101
FLOOR = 0.15
# Seconds and MiB that a size may take.
TIMES = {500: 0.1, 1000: 0.4, 5000: 3.0, 50_000: 60.0}
MEMORY = 1024
# Cohorts that are to be proved, up to so many people.
PROVED = 1000

LOOSE = (
    "the bound is looser than the pairing: it allows each person their best partner outside the candidates, of whom "
    "the larger the cohort, the more are nearly as good"
)
SECOND_FLOOR = (
    "pairs in which both get a quarter of what they seek come before the sum of scores, and cost some of it; the row "
    "with the first floor alone is like with like"
)
PROOF = "ours reads the profiles, proves its pairing best and explains each pair in that time"


def busy() -> str:
    """Why seconds may be more than they need be."""
    load, processors = os.getloadavg()[0], os.cpu_count() or 1
    return f"{load:.1f} processes shared {processors} processors at the time" if load > processors else "too slow"


@dataclass(frozen=True, kw_only=True)
class Goal:
    """A row of the table: what, the number to reach, what was measured, whether that is enough, and if not, why not."""

    what: str
    reach: str
    found: str
    reached: bool
    why_missed: str = ""


def most_pairs(seed: int) -> Goal:
    """As many pairs as a blossom algorithm that counts nothing else, on cohorts with few possible partners."""
    found = []
    for size in (20, 50, 101, 200):
        people = synthetic.cohort(size, seed + size)
        rules = replace(synthetic.rules(), min_gap=3, odd_one=OddOne.WAIT)
        found.append((pair(people, rules, seed=seed).parts.pairs, _most(people, rules)))
    return Goal(
        what="pairs made, of the most possible (step of 3 levels; 20, 50, 101, 200 people)",
        reach="all",
        found=", ".join(f"{ours}/{most}" for ours, most in found),
        reached=all(ours == most for ours, most in found),
    )


def near_bound(runs: Sequence[Measured], floor: float, least: float) -> Iterator[Goal]:
    """How near the bound the sum of scores comes, by size."""
    for run in runs:
        if run.floor == floor and run.people >= 500:
            share = run.total / run.bound
            kind = "with the floor tier" if floor else "plain"
            yield Goal(
                what=f"score ÷ upper bound, {kind}, {run.people:,} people",
                reach=f"≥ {least}",
                found=f"{share:.4f}",
                reached=share >= least,
                why_missed=LOOSE,
            )


def against_rules(ours: Measured, other: Outcome) -> Iterator[Goal]:
    """Beside a tool that scores one number towards the mentee, by its own rules."""
    times = ours.total / other.total if other.total else float("inf")
    yield Goal(
        what=_beside("score", other),
        reach="≥ 2.3 ×",
        found=f"{times:.2f} × ({ours.total:.1f} to {other.total:.1f})",
        reached=times >= 2.3,
    )
    yield Goal(
        what=_beside("one-way pairs", other),
        reach="≤ 1/10",
        found=f"{ours.one_way:.1%} to {other.one_way:.1%}",
        reached=ours.one_way <= other.one_way / 10,
    )


def first_floor_alone(people: Sequence[Profile], seed: int) -> float:
    """The sum of scores of the best pairing where only the first floor comes before it."""
    rules = synthetic.rules()
    return pair(people, replace(rules, upper_floor=rules.floor), seed=seed).total


def against_score(ours: Measured, other: Outcome, one_floor: float) -> Iterator[Goal]:
    """Beside the same tool when it maximises our score."""
    yield from _scores(ours, other, one_floor, 1.03)
    yield Goal(
        what=_beside("pairs", other),
        reach="≥",
        found=f"{ours.pairs} to {other.pairs}",
        reached=ours.pairs >= other.pairs,
    )
    yield Goal(
        what=_beside("time", other),
        reach="≤ 1/8",
        found=f"1/{other.seconds / ours.seconds:.1f} ({ours.seconds:.3f} s to {other.seconds:.3f} s)",
        reached=ours.seconds <= other.seconds / 8,
        why_missed=PROOF,
    )


def against_assignment(ours: Measured, other: Outcome, one_floor: float) -> Iterator[Goal]:
    """Beside a plain assignment of seniors to juniors, which is quicker and cannot pair two of one half."""
    yield from _scores(ours, other, one_floor, 1.0)


def _scores(ours: Measured, other: Outcome, one_floor: float, least: float) -> Iterator[Goal]:
    """The sums of scores: ours as it is, and with the first floor alone."""
    for what, total in ("score", ours.total), ("score, first floor alone,", one_floor):
        yield Goal(
            what=_beside(what, other),
            reach=f"≥ {least:g} ×",
            found=f"{total / other.total:.3f} × ({total:.2f} to {other.total:.2f})",
            reached=total >= least * other.total,
            why_missed=SECOND_FLOOR,
        )


def proved(runs: Sequence[Measured]) -> Iterator[Goal]:
    """Whether a cohort's pairing is proved best, and how near the linear programme without floors it comes."""
    for run in runs:
        if run.floor == FLOOR and run.people <= PROVED:
            yield Goal(
                what=f"proved best over all pairs, {run.people:,} people",
                reach="proved",
                found=f"{'proved' if run.proved else 'not proved'}; {run.total / run.linear:.4f} of the linear optimum",
                reached=run.proved,
            )


def time_and_memory(runs: Sequence[Measured]) -> Iterator[Goal]:
    """How long the sizes take that have a limit, and how much memory the largest takes."""
    for run in runs:
        if run.floor == FLOOR and run.people in TIMES:
            most = TIMES[run.people]
            yield Goal(
                what=f"time, {run.people:,} people",
                reach=f"≤ {most:g} s",
                found=f"{run.seconds:.2f} s ({run.processor:.2f} s of processor)",
                reached=run.seconds <= most,
                why_missed=busy(),
            )
        if run.floor == FLOOR and run.people == max(TIMES):
            yield Goal(
                what=f"peak memory, {run.people:,} people",
                reach=f"≤ {MEMORY} MiB",
                found=f"{run.peak:.0f} MiB",
                reached=run.peak <= MEMORY,
            )


def five_shuffles(seed: int) -> Goal:
    """One answer, whatever the order of the input, from both solvers."""
    found = []
    for size in (301, 3000):
        people, chance = synthetic.cohort(size, seed), Random(seed)
        answers = [pair(chance.sample(people, size), synthetic.rules(), seed=seed) for _ in range(5)]
        found.append(sum(answer != answers[0] for answer in answers))
    return Goal(
        what="one cohort in five shuffles of the input (301 and 3,000 people)",
        reach="one answer",
        found="one answer" if not any(found) else f"{found} differ",
        reached=not any(found),
    )


def leavers(seed: int) -> Goal:
    """How many other pairs change when one person leaves, beside pairing from scratch."""
    ours, scratch = [], []
    for number in range(seed, seed + MANY):
        chance = Random(number)
        people = synthetic.cohort(chance.randint(20, 60), number)
        before = pair(people, synthetic.rules(), seed=number)
        leaver = chance.choice([member for match in before.matches for member in match.members])
        stay = [profile for profile in people if profile.member != leaver]
        after = rematch(stay, synthetic.rules(), current=before.matches, seed=number, leavers={leaver})
        ours.append(_undone(before, after, leaver))
        scratch.append(_undone(before, pair(stay, synthetic.rules(), seed=number), leaver))
    return Goal(
        what=f"other pairs changed when one leaves, mean of {MANY} cohorts of 20 to 60",
        reach="≤ 1",
        found=f"{mean(ours):.2f} (from scratch {mean(scratch):.1f})",
        reached=mean(ours) <= 1,
    )


def odd_cohorts(seed: int) -> Goal:
    """How often everybody in the trio of an odd cohort both gets and gives enough."""
    found = [_odd(number) for number in range(seed, seed + ODD_COHORTS)]
    trios = [match for result in found for match in result.matches if len(match.members) == 3]
    good = sum(reaches(trio, FLOOR) for trio in trios)
    without = sum(not result.parts.trios for result in found)
    return Goal(
        what=f"trios in which each of the three gives and gets ≥ {FLOOR}, {ODD_COHORTS} cohorts of {ODD}",
        reach="≥ 90 %",
        found=f"{good / len(trios):.0%}" + f" ({without} had one person whom no rule let in)" * bool(without),
        reached=good >= 0.9 * len(trios),
    )


def _beside(what: str, other: Outcome) -> str:
    return f"{what} against {other.tool}, {other.people} people"


def _odd(seed: int) -> Pairing:
    return pair(synthetic.cohort(ODD, seed), synthetic.rules(), seed=seed)


def _undone(before: Pairing, after: Pairing, leaver: str) -> int:
    return sum(leaver not in match.members for match in changes(before.matches, after.matches).undone)


def _most(people: Sequence[Profile], rules: Rules) -> int:
    facts = PairingInput.of(people, rules, history=History())
    graph: rx.PyGraph[int, int] = rx.PyGraph(multigraph=False)
    graph.add_nodes_from(range(len(people)))
    for person in range(len(people)):
        partners = facts.roster.allowed(person).nonzero()[0].tolist()
        graph.add_edges_from([(person, other, 1) for other in partners if other > person])
    return len(rx.max_weight_matching(graph, max_cardinality=True, weight_fn=int))
