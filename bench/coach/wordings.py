"""What people thought of the wordings that the coach shows: two hands, each blind to the other."""

from __future__ import annotations

import csv
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

GRADED = Path("tests/data/questions/graded.csv")
GRADES = ("good", "so-so", "bad")
HANDS = {"first hand": "grade", "second hand": "second"}
"""Who graded, and in which column."""


def graded_table() -> list[str]:
    """How many wordings are shown, how good each hand found them, and how far the two agree."""
    with GRADED.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    shown = [row for row in rows if row["wording"]]
    hands = {name: [row[column] for row in shown if row[column]] for name, column in HANDS.items()}
    both = [(row["grade"], row["second"]) for row in shown if row["grade"] and row["second"]]
    share = f"{len(shown)} of {len(rows)} sentences ({len(shown) / len(rows):.0%}) are shown a wording"
    lines = [f"| {share} | {' | '.join(GRADES)} |", "|---|---|---|---|"]
    for name, grades in hands.items():
        counts = Counter(grades)
        told = " | ".join(f"{counts[grade]} ({counts[grade] / len(grades):.0%})" for grade in GRADES)
        lines.append(f"| {name}, {len(grades)} wordings | {told} |")
    alike = sum(one == other for one, other in both)
    lines += [
        "",
        f"The two hands agree on {alike} of {len(both)} ({alike / len(both):.0%}); Cohen's κ {_kappa(both):.2f}.",
    ]
    return lines


def _kappa(both: Sequence[tuple[str, str]]) -> float:
    """Agreement beyond chance (Cohen, 1960)."""
    agreed = sum(one == other for one, other in both) / len(both)
    one, other = (Counter(side) for side in zip(*both, strict=True))
    chance = sum(one[grade] * other[grade] for grade in GRADES) / len(both) ** 2
    return (agreed - chance) / (1 - chance)
