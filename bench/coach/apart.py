"""Which training sentences lie too near to one that is judged: `python -m bench.coach.apart`."""

from __future__ import annotations

from collections.abc import Sequence
from difflib import SequenceMatcher
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from bench.coach.judged import DATA, judged
from bot.cli.labelled import read_labelled

NEAR = 0.86
"""From this share of letters in common on (`difflib`), two sentences count as one."""

_LETTERS = 128


def main() -> None:
    """Print for each judged set how many of its sentences have a near twin in `train.csv`, and no sentence."""
    known = [row.text for row in read_labelled(DATA / "train.csv").rows]
    sets = judged() | {name: DATA / f"{name}.csv" for name in ("tuning", "graded")}
    for title, path in sets.items():
        texts = _texts(path)
        print(f"{title}: {len(near(texts, known))} of {len(texts)} within {NEAR}")


def _texts(path: Path) -> list[str]:
    return [row.text for row in read_labelled(path).rows]


def near(texts: Sequence[str], others: Sequence[str]) -> list[str]:
    """Those of `texts` that lie near any of the others, letter case aside."""
    lowered = [text.lower() for text in others]
    counted = _counted(lowered)
    return [text for text in texts if _has_twin(text.lower(), lowered, counted)]


def _has_twin(text: str, others: Sequence[str], counted: NDArray[np.int16]) -> bool:
    """Letters in common whatever their order bound the ratio from above, and cost little to count."""
    mine = _counted([text])
    common = np.minimum(mine, counted).sum(axis=1)
    bound = 2 * common / np.maximum(mine.sum() + counted.sum(axis=1), 1)
    places: list[int] = np.flatnonzero(bound >= NEAR).tolist()
    return any(SequenceMatcher(None, others[at], text).ratio() >= NEAR for at in places)


def _counted(texts: Sequence[str]) -> NDArray[np.int16]:
    """How often each letter stands in each text; what is not ASCII shares a few places."""
    found = np.zeros((len(texts), _LETTERS), np.int16)
    for row, text in enumerate(texts):
        np.add.at(found[row], [ord(letter) % _LETTERS for letter in text], 1)
    return found


if __name__ == "__main__":
    main()
