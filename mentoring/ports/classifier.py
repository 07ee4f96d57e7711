"""What hears the meaning of a sentence for the coach: an encoder with weights that lie outside the product."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from mentoring.model import Label


@dataclass(frozen=True, kw_only=True)
class Classification:
    """What a classifier makes of one message.

    `chances`: how probable each label is; together 1. `embedding`: the meaning as a vector of length 1, so that the
    product of two says how near they are.
    """

    chances: Mapping[Label, float]
    embedding: tuple[float, ...]


class Classifier(Protocol):
    """Hears one message. Takes milliseconds of a processor, so nobody calls it on the event loop."""

    def classify(self, message: str) -> Classification:
        """The chances of each label and the meaning of an English message; never raises, whatever it holds."""
        ...

    def german_label(self, message: str, by_rules: Label) -> Label:
        """The label of a German message that the rules of grammar call `by_rules`; never raises either."""
        ...

    def embedding(self, message: str) -> tuple[float, ...]:
        """The meaning alone, at once where a message was heard beforehand."""
        ...

    def __hash__(self) -> int:
        """One is itself, so that what it heard once may be kept."""
        ...
