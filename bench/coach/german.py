"""Make the weights of the German model again: `python -m bench.coach.german` (a part of `make coach`), a minute."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from bench.coach.baselines import softmax_regression
from bot.cli.labelled import Labelled, read_labelled
from mentoring.coach import label_by_rules
from mentoring.model import Label
from prompts.coach.german import BUCKETS, BY_RULES, GERMAN, features

DATA = Path("tests/data/questions")
KNOWN = ("german_train", "german")
"""What it learns from; the rules were written with the second, and the first was written after them."""

STEPS, RIDGE = 150, 1e-5


def main() -> None:
    """Train, and write the file."""
    known = [row for name in KNOWN for row in read_labelled(DATA / f"{name}.csv").rows]
    labels = list(Label)
    wanted = np.eye(len(labels))[[labels.index(row.label) for row in known]]
    learned = softmax_regression(_matrix(known), wanted, steps=STEPS, ridge=RIDGE)
    scale = np.abs(learned).max(axis=0) / 127
    np.savez_compressed(GERMAN, weights=np.round(learned / scale).astype(np.int8), scale=scale.astype(np.float32))
    print(f"{GERMAN}: {len(known)} sentences, {GERMAN.stat().st_size / 1e3:.0f} kB")


def _matrix(known: Sequence[Labelled]) -> csr_matrix:
    labels = list(Label)
    rows: list[int] = []
    columns: list[int] = []
    values: list[float] = []
    for at, row in enumerate(known):
        places: NDArray[np.int64] = features(row.text)
        rows += [at] * (len(places) + 1)
        columns += [*places.tolist(), BUCKETS + labels.index(label_by_rules(row.text))]
        values += [len(places) ** -0.5] * len(places) + [BY_RULES]
    return csr_matrix((values, (rows, columns)), shape=(len(known), BUCKETS + len(labels)))


if __name__ == "__main__":
    main()
