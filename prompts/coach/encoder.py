"""The coach's encoder at run time: a small transformer in numpy, with weights that ship beside it. No network, ever."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from threading import Lock
from typing import Any

import numpy as np
from numpy.typing import NDArray
from threadpoolctl import ThreadpoolController

from mentoring.model import Label
from mentoring.ports.classifier import Classification
from prompts.coach.german import GermanModel
from prompts.coach.meanings import StoredMeanings
from prompts.coach.wordpiece import WordPiece

WEIGHTS = Path(__file__).parent / "weights.npz"
HEADS = 12
MOST_TOKENS = 36
"""Tokens that are heard, in training too, so that no message takes longer than 60 ms."""

EPSILON = 1e-12  # beside a variance, as BERT has it
PARTS = ("attend", "out", "up", "down")

Vectors = NDArray[np.float32]


@dataclass(frozen=True, kw_only=True)
class Dense:
    """A matrix (out × in) and what is added after it."""

    matrix: Vectors
    bias: Vectors

    def __call__(self, values: Vectors) -> Vectors:
        """Values in, values out; the last axis changes its width."""
        result: Vectors = values @ self.matrix.T + self.bias
        return result


@dataclass(frozen=True, kw_only=True)
class Layer:
    """One transformer layer: attention (query, key and value in one matrix), then two matrices with a bend between."""

    attend: Dense
    out: Dense
    up: Dense
    down: Dense
    norms: Vectors

    def __call__(self, states: Vectors) -> Vectors:
        """States in and out: tokens × width."""
        states = _norm(states + self.out(_attention(self.attend(states))), self.norms[:2])
        return _norm(states + self.down(_gelu(self.up(states))), self.norms[2:])


class Encoder:
    """Hears what kind of sentence a message is, and what it is about.

    Weights are stored as bytes, one scale a row; the layers' become floats when the first message is heard, a word's
    row whenever it is met. Whoever hears first gets OSError when there are no weights.
    """

    def __init__(self, weights: Path = WEIGHTS) -> None:
        """Nothing is read yet."""
        self._path = weights
        self._kept = StoredMeanings()
        self._german = GermanModel()
        self._one_at_a_time = Lock()

    def classify(self, message: str) -> Classification:
        """The chances of each label and the meaning."""
        with self._one_at_a_time, self._threads.limit(limits=1):
            return self._heard(message)

    def german_label(self, message: str, by_rules: Label) -> Label:
        """The label of a German message, by a model of its own: the encoder knows English only."""
        return self._german.label(message, by_rules)

    def embedding(self, message: str) -> tuple[float, ...]:
        """The meaning alone: as it was kept for the questions that ship, or heard now."""
        return self._kept.of(message) or self.classify(message).embedding

    def _heard(self, message: str) -> Classification:
        states = self._states(self._pieces.numbers(message))
        mean = states.mean(axis=0)
        scores = self._label(np.concatenate((states[0], mean, states.max(axis=0)))) / self._stored["temperature"]
        chances = np.exp(scores - scores.max())
        meaning = self._meaning(mean)
        return Classification(
            chances=dict(zip(Label, (chances / chances.sum()).tolist(), strict=True)),
            embedding=tuple((meaning / max(float(np.linalg.norm(meaning)), EPSILON)).tolist()),
        )

    def _states(self, numbers: Sequence[int]) -> Vectors:
        """What the last layer makes of the tokens: tokens × width."""
        stored = self._stored
        words = stored["word"][numbers] * stored["word.scale"][numbers, None]
        states = _norm(words + self._places[: len(numbers)], stored["norm"])
        for layer in self._layers:
            states = layer(states)
        return states

    def _dense(self, name: str) -> Dense:
        """A matrix as floats; its bytes are let go, since nobody needs them twice."""
        matrix = self._stored.pop(name) * self._stored.pop(f"{name}.scale")[:, None]
        return Dense(matrix=matrix.astype(np.float32, copy=False), bias=self._stored.pop(f"{name}.bias"))

    @cached_property
    def _threads(self) -> ThreadpoolController:
        """Several threads for so little work wait for each other, and burn a busy machine's time."""
        return ThreadpoolController()

    @cached_property
    def _stored(self) -> dict[str, NDArray[Any]]:
        with np.load(self._path, allow_pickle=False) as file:
            return {name: file[name] for name in file.files}

    @cached_property
    def _pieces(self) -> WordPiece:
        return WordPiece(bytes(self._stored["vocabulary"]).decode().split("\n"), MOST_TOKENS)

    @cached_property
    def _places(self) -> Vectors:
        return self._dense("place").matrix

    @cached_property
    def _label(self) -> Dense:
        return self._dense("label")

    @cached_property
    def _meaning(self) -> Dense:
        return self._dense("meaning")

    @cached_property
    def _layers(self) -> tuple[Layer, ...]:
        count = sum(name.startswith("norms.") for name in self._stored)
        return tuple(
            Layer(**{part: self._dense(f"{part}.{at}") for part in PARTS}, norms=self._stored[f"norms.{at}"])
            for at in range(count)
        )


def _norm(values: Vectors, scale_and_shift: Vectors) -> Vectors:
    """Layer normalisation (Ba et al. 2016) of the last axis."""
    centred = values - values.mean(axis=-1, keepdims=True)
    spread = np.sqrt((centred**2).mean(axis=-1, keepdims=True) + EPSILON)
    result: Vectors = centred / spread * scale_and_shift[0] + scale_and_shift[1]
    return result


def _attention(three: Vectors) -> Vectors:
    """Query, key and value side by side (tokens × 3 widths) → what each token takes from the others."""
    query, key, value = (
        part.transpose(1, 0, 2) for part in np.split(three.reshape(len(three), 3 * HEADS, -1), 3, axis=1)
    )
    scores = query @ key.transpose(0, 2, 1) / np.float32(query.shape[-1] ** 0.5)
    weights = np.exp(scores - scores.max(axis=-1, keepdims=True))
    weights /= weights.sum(axis=-1, keepdims=True)
    mixed: Vectors = (weights @ value).transpose(1, 0, 2).reshape(len(three), -1)
    return mixed


def _gelu(values: Vectors) -> Vectors:
    """Of each x: x · Φ(x) (Hendrycks & Gimpel 2016), by their tanh, which lies within .001 of it."""
    bend: Vectors = np.tanh(np.float32(0.7978846) * (values + np.float32(0.044715) * values**3))
    return np.float32(0.5) * values * (1 + bend)
