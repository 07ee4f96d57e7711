"""Fine-tuning: labels learned with smoothed cross-entropy, meanings from the whole of MiniLM (Hinton et al. 2015)."""

from __future__ import annotations

import math
import time
from collections.abc import Sequence
from dataclasses import dataclass
from random import Random

import torch
from torch import Tensor
from torch.nn import functional

from bench.coach import origin
from bench.coach.augment import typed
from bench.coach.network import Network, load
from mentoring.coach import Label
from prompts.coach.encoder import MOST_TOKENS
from prompts.coach.wordpiece import WordPiece

LABELS = tuple(Label)
RATE, DECAY, WARM_UP, SMOOTHING, BATCH = 2e-4, 0.01, 0.1, 0.08, 32
MEANING = 0.5
"""How much it counts to lie where the whole encoder puts a sentence, beside getting the label right."""


@dataclass(frozen=True, kw_only=True)
class Example:
    """One sentence and its label."""

    text: str
    label: Label


def batch(pieces: WordPiece, texts: Sequence[str]) -> tuple[Tensor, Tensor]:
    """Token numbers, filled up to one length, and where they are."""
    rows = [pieces.numbers(text) for text in texts]
    longest = max(map(len, rows))
    numbers = torch.tensor([row + [0] * (longest - len(row)) for row in rows])
    return numbers, torch.arange(longest)[None] < torch.tensor([len(row) for row in rows])[:, None]


def meanings(texts: Sequence[str], pieces: WordPiece, whole: dict[str, Tensor], kept: list[int]) -> Tensor:
    """Where all six layers of MiniLM put each text: the mean of its tokens, of length 1."""
    teacher = Network(words=len(kept), layers=6, labels=1).eval()
    load(teacher, whole, kept)
    with torch.no_grad():
        parts = [teacher(*batch(pieces, texts[at : at + BATCH]))[1] for at in range(0, len(texts), BATCH)]
    return torch.cat(parts)


def train(examples: Sequence[Example], *, layers: int, epochs: int, seed: int) -> tuple[Network, list[str]]:
    """The trained network and its vocabulary; the same from the same seed on one machine."""
    torch.manual_seed(seed)
    torch.use_deterministic_algorithms(mode=True)
    words, kept = origin.vocabulary()
    pieces, whole = WordPiece(words, MOST_TOKENS), origin.tensors()
    network = Network(words=len(words), layers=layers, labels=len(LABELS))
    load(network, whole, kept)
    aims = meanings([each.text for each in examples], pieces, whole, kept)
    _fit(network, examples, aims, pieces, epochs, Random(seed))
    return network.eval(), words


def _fit(
    network: Network, examples: Sequence[Example], aims: Tensor, pieces: WordPiece, epochs: int, chance: Random
) -> None:
    steps = epochs * math.ceil(len(examples) / BATCH)
    learned = [each for each in network.parameters() if each.requires_grad]
    optimiser = torch.optim.AdamW(learned, lr=RATE, weight_decay=DECAY)
    schedule = torch.optim.lr_scheduler.LambdaLR(optimiser, lambda step: _rate(step, steps))
    network.train()
    for epoch in range(epochs):
        started, total = time.monotonic(), 0.0
        for places, texts in _batches(examples, chance):
            scores, meaning = network(*batch(pieces, texts))
            labels = torch.tensor([LABELS.index(examples[place].label) for place in places])
            loss = functional.cross_entropy(scores, labels, label_smoothing=SMOOTHING)
            loss = loss + MEANING * (1 - (meaning * aims[places]).sum(1)).mean()
            optimiser.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(learned, 1.0)
            optimiser.step()
            schedule.step()
            total += float(loss.detach())
        print(
            f"epoch {epoch + 1} of {epochs}: loss {total * BATCH / len(examples):.3f}, {time.monotonic() - started:.0f}"
            " s",
            flush=True,
        )


def _rate(step: int, steps: int) -> float:
    """A tenth of warm-up, then a cosine down to nothing."""
    warm = steps * WARM_UP
    return step / warm if step < warm else 0.5 * (1 + math.cos(math.pi * (step - warm) / (steps - warm)))


def _batches(examples: Sequence[Example], chance: Random) -> list[tuple[list[int], list[str]]]:
    """The whole data set once, typed anew, in batches of texts that are about as long."""
    texts = [typed(each.text, chance, asks=each.label is not Label.NOT_A_QUESTION) for each in examples]
    order = sorted(range(len(texts)), key=lambda place: len(texts[place]) + chance.random() * 12)
    parts = [order[at : at + BATCH] for at in range(0, len(order), BATCH)]
    chance.shuffle(parts)
    return [(part, [texts[place] for place in part]) for part in parts]
