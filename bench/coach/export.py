"""Trained weights as one small file: whole numbers of eight bits, one scale for each row."""

from __future__ import annotations

import zipfile
from collections.abc import Sequence
from io import BytesIO
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from torch import Tensor

from bench.coach.network import Layer, Network
from prompts.coach.wordpiece import LONGEST

_EPOCH = (1980, 1, 1, 0, 0, 0)  # the same bytes, whenever the file is written


def save(network: Network, words: Sequence[str], temperature: float, path: Path) -> None:
    """Write what `prompts.coach.Encoder` reads."""
    stored: dict[str, NDArray[np.generic]] = {
        "vocabulary": np.frombuffer("\n".join(words).encode(), dtype=np.uint8),
        "temperature": np.float32(temperature).reshape(()),
        "norm": _norms(network.norm),
        **_rows("word", network.word.weight),
        **_rows("place", network.place.weight[:LONGEST]),
        "place.bias": np.zeros(1, np.float32),
        **_dense("label", network.label),
        **_dense("meaning", network.meaning),
    }
    for at, layer in enumerate(network.layers):
        assert isinstance(layer, Layer)
        stored |= _layer(at, layer)
    _write(stored, path)


def _layer(at: int, layer: Layer) -> dict[str, NDArray[np.generic]]:
    three = (layer.query, layer.key, layer.value)
    return {
        **_rows(f"attend.{at}", _stack([part.weight for part in three])),
        f"attend.{at}.bias": _plain(_stack([part.bias for part in three])),
        **_dense(f"out.{at}", layer.out),
        **_dense(f"up.{at}", layer.up),
        **_dense(f"down.{at}", layer.down),
        f"norms.{at}": np.concatenate((_norms(layer.norm_1), _norms(layer.norm_2))),
    }


def _stack(parts: Sequence[Tensor]) -> Tensor:
    return parts[0].new_tensor(np.concatenate([_plain(part) for part in parts]))


def _plain(values: Tensor) -> NDArray[np.float32]:
    return values.detach().numpy().astype(np.float32)


def _norms(part: object) -> NDArray[np.float32]:
    return np.stack((_plain(part.weight), _plain(part.bias)))  # type: ignore[attr-defined]


def _dense(name: str, part: object) -> dict[str, NDArray[np.generic]]:
    return {**_rows(name, part.weight), f"{name}.bias": _plain(part.bias)}  # type: ignore[attr-defined]


def _rows(name: str, values: Tensor) -> dict[str, NDArray[np.generic]]:
    matrix = _plain(values)
    scale = np.maximum(np.abs(matrix).max(axis=1), 1e-8) / 127
    return {name: np.round(matrix / scale[:, None]).astype(np.int8), f"{name}.scale": scale.astype(np.float32)}


def _write(stored: dict[str, NDArray[np.generic]], path: Path) -> None:
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as file:
        for name, values in stored.items():
            raw = BytesIO()
            np.lib.format.write_array(raw, np.asanyarray(values), allow_pickle=False)
            file.writestr(zipfile.ZipInfo(f"{name}.npy", _EPOCH), raw.getvalue(), zipfile.ZIP_DEFLATED, 9)
