"""How a German message sounds: a linear model on its words and letters, beside what the rules of grammar call it."""

from __future__ import annotations

import re
import zlib
from functools import cached_property
from pathlib import Path
from typing import Any

import numpy as np
from numpy.typing import NDArray

from mentoring.model import Label

GERMAN = Path(__file__).parent / "german.npz"

BUCKETS = 1 << 15
"""Features share so many places by their checksum, so that no vocabulary has to be kept (Weinberger et al. 2009)."""

BY_RULES = 0.4
"""What the label of the rules weighs, where all other features together have length 1."""

DOUBT = 0.75
"""By how much a label has to be likelier (in the logarithm) than open, where the rules call a message open: to call an
open question advice costs most.
"""

MOST_READ = 1_000
WORDS_IN_A_ROW, LETTERS_IN_A_ROW = (1, 2, 3, 4), (2, 3, 4, 5)
_WORD = re.compile(r"[\w']+|[?!.,:]")


def features(message: str) -> NDArray[np.int64]:
    """The places of a message's words, up to four in a row, and of its letters, two to five in a row."""
    said = " ".join(message[:MOST_READ].casefold().split())
    words = ["^", *_WORD.findall(said), "$"]
    found = {" ".join(words[at : at + size]) for size in WORDS_IN_A_ROW for at in range(len(words) - size + 1)}
    letters = f" {said} "
    found |= {"#" + letters[at : at + size] for size in LETTERS_IN_A_ROW for at in range(len(letters) - size + 1)}
    return np.unique([zlib.crc32(each.encode("utf-8", "surrogatepass")) % BUCKETS for each in found]).astype(np.int64)


class GermanModel:
    """Weights of eight bits, read when the first German message is heard; OSError then, where there are none."""

    def __init__(self, path: Path = GERMAN) -> None:
        """Nothing is read yet."""
        self._path = path

    def label(self, message: str, by_rules: Label) -> Label:
        """The likeliest label."""
        places = features(message)
        weights = self._stored["weights"]
        heard = weights[places].sum(axis=0, dtype=np.int64) / len(places) ** 0.5
        labels = list(Label)
        scores = (heard + BY_RULES * weights[BUCKETS + labels.index(by_rules)]) * self._stored["scale"]
        if by_rules is Label.OPEN:
            scores[labels.index(Label.OPEN)] += DOUBT
        return labels[int(scores.argmax())]

    @cached_property
    def _stored(self) -> dict[str, NDArray[Any]]:
        with np.load(self._path, allow_pickle=False) as file:
            return {name: file[name] for name in file.files}
