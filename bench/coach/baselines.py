"""What the coach is measured beside: the first word, and a linear model on words and letters."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix

from bot.cli.labelled import Labelled
from mentoring.model import Label

Guess = Callable[[str], Label]

_FIRST = {
    "what": Label.OPEN, "how": Label.OPEN, "why": Label.WHY, "who": Label.NARROW, "when": Label.NARROW,
    "where": Label.NARROW,
    "which": Label.NARROW, "tell": Label.OPEN, "you": Label.ADVICE, "don't": Label.LEADING, "isn't": Label.LEADING,
}  # fmt: skip
_YES_NO = frozenset("do does did is are was were have has had can could will would shall should may am".split())
_WORD = re.compile(r"[\w']+|[?!]")
RIDGE, STEPS, RATE = 3e-6, 120, 20.0


def first_word(text: str) -> Label:
    """The label by nothing but the first word and the closing mark."""
    words = _WORD.findall(text.lower())
    first = words[0] if words else ""
    if first in _YES_NO:
        return Label.CLOSED
    return _FIRST.get(first, Label.CLOSED if "?" in text else Label.NOT_A_QUESTION)


def linear(known: Sequence[Labelled]) -> Guess:
    """TF-IDF of words (1 to 3 in a row) and letters (2 to 5), with a softmax over them."""
    labels = list(Label)
    places: dict[str, int] = {}
    counted = [_features(row.text) for row in known]
    for names in counted:
        for name in names:
            places.setdefault(name, len(places))
    often = np.zeros(len(places))
    for names in counted:
        often[[places[name] for name in names]] += 1
    weight = np.where(often > 1, np.log((1 + len(known)) / (1 + often)) + 1, 0.0)
    matrix = _matrix(counted, places, weight)
    wanted = np.eye(len(labels))[[labels.index(row.label) for row in known]]
    learned = softmax_regression(matrix, wanted)

    def guess(text: str) -> Label:
        scores = _matrix([_features(text)], places, weight) @ learned
        return labels[int(np.asarray(scores).argmax())]

    return guess


def _features(text: str) -> set[str]:
    words = ["^", *_WORD.findall(text.lower()), "$"]
    runs = {" ".join(words[at : at + size]) for size in (1, 2, 3, 4) for at in range(len(words) - size + 1)}
    letters = f" {text.lower()} "
    return runs | {"#" + letters[at : at + size] for size in (2, 3, 4, 5) for at in range(len(letters) - size + 1)}


def _matrix(counted: Sequence[set[str]], places: dict[str, int], weight: NDArray[np.float64]) -> csr_matrix:
    rows, columns, values = [], [], []
    for row, names in enumerate(counted):
        known = [places[name] for name in sorted(names) if name in places]
        length = float(np.linalg.norm(weight[known])) or 1.0
        rows += [row] * len(known)
        columns += known
        values += (weight[known] / length).tolist()
    return csr_matrix((values, (rows, columns)), shape=(len(counted), len(places)))


def softmax_regression(
    matrix: csr_matrix, wanted: NDArray[np.float64], *, steps: int = STEPS, ridge: float = RIDGE
) -> NDArray[np.float64]:
    """Weights by gradient descent with momentum on the cross-entropy."""
    learned = np.zeros((matrix.shape[1], wanted.shape[1]))
    speed = np.zeros_like(learned)
    for _ in range(steps):
        scores = matrix @ learned
        scores = np.exp(scores - scores.max(axis=1, keepdims=True))
        error = scores / scores.sum(axis=1, keepdims=True) - wanted
        speed = 0.9 * speed - RATE * (matrix.T @ error / len(wanted) + ridge * learned)
        learned += speed
    return learned
