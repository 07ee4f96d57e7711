"""The meanings of the shipped banks' questions, heard beforehand, so that nobody waits until the coach heard them all.

`meanings.npz` is made by `python -m bench.coach.meanings`, whenever a bank or the weights change.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from functools import cached_property
from hashlib import sha256
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

MEANINGS = Path(__file__).parent / "meanings.npz"

DIGEST = 16
"""Bytes of a text's hash; among a few hundred questions no two share them."""


def digest(text: str) -> bytes:
    """What a text is found by."""
    return sha256(text.encode("utf-8", "surrogatepass")).digest()[:DIGEST]


class StoredMeanings:
    """Meanings by the text that they are of; a text that is not there has None."""

    def __init__(self, path: Path = MEANINGS) -> None:
        """Nothing is read yet."""
        self._path = path

    def of(self, text: str) -> tuple[float, ...] | None:
        """A vector of length 1, to three digits."""
        at = self._rows.get(digest(text))
        return None if at is None else tuple(self._meanings[at].astype(np.float64).tolist())

    def write(self, heard: Mapping[str, Iterable[float]]) -> None:
        """Keep these and no others."""
        keys = np.frombuffer(b"".join(digest(text) for text in heard), dtype=np.uint8).reshape(-1, DIGEST)
        np.savez(self._path, digests=keys, meanings=np.array([list(each) for each in heard.values()], dtype=np.float16))

    @cached_property
    def _stored(self) -> tuple[NDArray[np.uint8], NDArray[np.float16]]:
        with np.load(self._path, allow_pickle=False) as file:
            return file["digests"], file["meanings"]

    @property
    def _meanings(self) -> NDArray[np.float16]:
        return self._stored[1]

    @cached_property
    def _rows(self) -> dict[bytes, int]:
        return {row.tobytes(): at for at, row in enumerate(self._stored[0])}
