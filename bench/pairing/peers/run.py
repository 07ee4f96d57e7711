"""Gives a cohort to another tool and judges its pairs by our measures."""

from __future__ import annotations

import json
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import numpy as np

from mentoring.model import Profile
from mentoring.pairing import History, Rules, is_one_way
from mentoring.pairing.problem import PairingInput

# Made by `make peers`; a folder that git does not keep.
PEERS = Path(".peers")
PATIENCE = 1800


class PeerMissing(RuntimeError):
    """Another tool is not installed."""


class PeerFailed(RuntimeError):
    """Another tool could not do it."""


@dataclass(frozen=True, kw_only=True)
class Outcome:
    """What a tool made of a cohort: pairs that our rules allow, their sum of scores, and the share of one-way pairs."""

    tool: str
    people: int
    seconds: float
    pairs: int
    broken: int
    total: float
    one_way: float


def mentor_match(people: Sequence[Profile], rules: Rules, *, our_score: bool) -> Outcome:
    """mentor-match with its web application's rules, or maximising our score between seniors and juniors."""
    seniors, juniors = halves(people)
    problem: dict[str, Any] = {
        "mentors": [_person(each) for each in seniors],
        "mentees": [{**_person(each), "aims_at": list(each.seeks)} for each in juniors],
        "score": _scores(people, seniors, juniors, rules) if our_score else None,
    }
    name = "mentor-match, our score" if our_score else "mentor-match, its rules"
    return _judged(name, people, rules, _asked("mentor-match", "mentor_match", problem))


def stable_marriage(people: Sequence[Profile], rules: Rules) -> Outcome:
    """A stable marriage of seniors and juniors, each side ranking the other by what it gets."""
    seniors, juniors = halves(people)
    facts = PairingInput.of(people, rules, history=History())
    problem = {
        "seniors": _ranked(facts, seniors, juniors),
        "juniors": _ranked(facts, juniors, seniors),
    }
    return _judged("matching, stable marriage", people, rules, _asked("matching", "stable", problem))


def halves(people: Sequence[Profile]) -> tuple[list[Profile], list[Profile]]:
    """The more senior and the more junior half, as tools need it that know mentors and mentees only."""
    ordered = sorted(people, key=lambda profile: (-profile.level, profile.member))
    half = len(ordered) // 2
    return ordered[:half], ordered[half : 2 * half]


def _person(profile: Profile) -> dict[str, Any]:
    first = next((offer.topic for offer in profile.offers), "")
    return {
        "email": profile.member,
        "grade": int(profile.level),
        "organisation": profile.department,
        "profession": first,
    }


def _scores(
    people: Sequence[Profile], seniors: Sequence[Profile], juniors: Sequence[Profile], rules: Rules
) -> list[tuple[str, str, float]]:
    facts = PairingInput.of(people, rules, history=History())
    place = facts.roster.place
    grid = facts.roster.grid(np.array([place[each.member] for each in seniors], dtype=np.int64))
    return [
        (senior.member, junior.member, float(grid.score[row, place[junior.member]]))
        for row, senior in enumerate(seniors)
        for junior in juniors
        if grid.allowed[row, place[junior.member]]
    ]


def _ranked(facts: PairingInput, mine: Sequence[Profile], theirs: Sequence[Profile]) -> dict[str, list[str]]:
    """For each of `mine`, all of `theirs`, best first: whom a rule keeps apart comes last."""
    place = facts.roster.place
    columns = np.array([place[each.member] for each in theirs], dtype=np.int64)
    rows = np.array([place[each.member] for each in mine], dtype=np.int64)
    gain = facts.roster.wants.products(rows, columns)[1] / facts.roster.wants.total[rows][:, None]
    gain = np.where(facts.roster.grid(rows).allowed[:, columns], gain, -1.0)
    order = np.argsort(-gain, axis=1, kind="stable")
    return {each.member: [theirs[place_].member for place_ in order[row]] for row, each in enumerate(mine)}


def _asked(environment: str, script: str, problem: dict[str, Any]) -> dict[str, Any]:
    python = PEERS / environment / "bin" / "python"
    if not python.exists():
        raise PeerMissing(f"{environment} is not installed: run `make peers`.")
    done = subprocess.run(
        [str(python), str(Path(__file__).with_name(f"{script}.py"))],
        input=json.dumps(problem),
        capture_output=True,
        text=True,
        check=False,
        timeout=PATIENCE,
    )
    if done.returncode:
        raise PeerFailed(f"{environment}: {done.stderr.strip().splitlines()[-1]}")
    found: dict[str, Any] = json.loads(done.stdout)
    return found


def _judged(tool: str, people: Sequence[Profile], rules: Rules, answer: dict[str, Any]) -> Outcome:
    facts = PairingInput.of(people, rules, history=History())
    sound = [pair for pair in answer["pairs"] if not facts.broken(*pair)]
    matches = facts.matches(sound)
    return Outcome(
        tool=tool,
        people=len(people),
        seconds=answer["seconds"],
        pairs=len(sound),
        broken=len(answer["pairs"]) - len(sound),
        total=sum(match.score for match in matches),
        one_way=sum(map(is_one_way, matches)) / len(matches) if matches else 0.0,
    )
