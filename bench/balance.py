"""How often the balance rule is wrong: pairs of a known true share, pulses with noise; prints when the rule fires.

`python -m bench.balance [--pairs 2000] [--sessions 12] [--noise 0.18] [--answering 0.7] [--seed 1]`

Each person reports the true share with normal noise, in five steps; who hears more from the other gains more.
The noise is a guess to be replaced by what a pilot shows.
"""

from __future__ import annotations

import argparse
import random
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from statistics import median

from mentoring.balance import LEANING_BELOW, Lasting, read, stand
from mentoring.model import Gain, MemberId, Pulse, SessionId, Side

MEMBERS = (MemberId("UA"), MemberId("UB"))
WHEN = datetime(2026, 1, 1, tzinfo=UTC)
SHARES = (0.5, 0.6, 0.7, 0.8, 0.9)


@dataclass(frozen=True, kw_only=True)
class Rates:
    """For pairs of one true share: how many the raw value flagged, how many the rule did, and the median session."""

    share: float
    raw: float
    rule: float
    session: float | None


def rates(share: float, *, pairs: int, sessions: int, noise: float, answering: float, seed: int) -> Rates:
    """Simulate pairs in which one side truly does `share` of the asking and the sharing."""
    raw, fired = 0, []
    for number in range(pairs):
        pulses = _pulses(random.Random(f"{seed}:{share}:{number}"), share, sessions, noise, answering)
        readings = [reading for each in pulses if (reading := read(each, MEMBERS))]
        raw += any(r.balance is not None and r.balance < LEANING_BELOW for r in readings)
        fired.append(_first(pulses))
    found = [session for session in fired if session is not None]
    return Rates(share=share, raw=raw / pairs, rule=len(found) / pairs, session=median(found) if found else None)


def _first(pulses: Sequence[Sequence[Pulse]]) -> int | None:
    for number in range(1, len(pulses) + 1):
        if stand(pulses[:number], MEMBERS).lean.state is not Lasting.EVEN:
            return number
    return None


def _pulses(chance: random.Random, share: float, sessions: int, noise: float, answering: float) -> list[list[Pulse]]:
    return [
        [
            _pulse(chance, number, member, own, noise)
            for member, own in zip(MEMBERS, (share, 1 - share), strict=True)
            if chance.random() < answering
        ]
        for number in range(sessions)
    ]


def _pulse(chance: random.Random, number: int, member: MemberId, own: float, noise: float) -> Pulse:
    def side() -> Side:
        return Side(round(4 * (1 - _within(own + chance.gauss(0, noise)))))

    gained = Gain(round(2 * _within(1 - own + chance.gauss(0, noise))))
    return Pulse(session=SessionId(str(number)), member=member, asked=side(), shared=side(), gained=gained, at=WHEN)


def _within(value: float) -> float:
    return min(1.0, max(0.0, value))


def main(arguments: Sequence[str] | None = None) -> int:
    """Print a row for each true share."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--pairs", type=int, default=2000)
    parser.add_argument("--sessions", type=int, default=12)
    parser.add_argument("--noise", type=float, default=0.18)
    parser.add_argument("--answering", type=float, default=0.7)
    parser.add_argument("--seed", type=int, default=1)
    given = parser.parse_args(arguments)
    print(f"{'true share':<12}{'raw < .60 once':<18}{'the rule':<12}{'median session'}")
    for share in SHARES:
        found = rates(
            share,
            pairs=given.pairs,
            sessions=given.sessions,
            noise=given.noise,
            answering=given.answering,
            seed=given.seed,
        )
        print(f"{share:<12}{found.raw:<18.1%}{found.rule:<12.1%}{found.session}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
