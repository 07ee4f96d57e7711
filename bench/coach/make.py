"""Make the coach's weights again: `python -m bench.coach.make` (`make coach`), some 10 minutes of one core."""

from __future__ import annotations

import argparse
from pathlib import Path

import torch
from torch.nn import functional

from bench.coach.export import save
from bench.coach.network import Network
from bench.coach.training import BATCH, LABELS, Example, batch, train
from bot.cli.labelled import read_labelled
from prompts.coach.encoder import MOST_TOKENS, WEIGHTS
from prompts.coach.wordpiece import WordPiece

DATA = Path("tests/data/questions")
SEED, LAYERS, EPOCHS = 1, 5, 7
TEMPERATURES = [step / 20 for step in range(6, 41)]


def main() -> None:
    """Train on `train.csv`, set how sure it sounds on `tuning.csv`, and write the file."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--layers", type=int, default=LAYERS)
    options.add_argument("--epochs", type=int, default=EPOCHS)
    options.add_argument("--seed", type=int, default=SEED)
    options.add_argument("--to", type=Path, default=WEIGHTS)
    chosen = options.parse_args()
    network, words = train(examples("train"), layers=chosen.layers, epochs=chosen.epochs, seed=chosen.seed)
    save(network, words, temperature(network, WordPiece(words, MOST_TOKENS), examples("tuning")), chosen.to)
    print(f"{chosen.to}: {chosen.to.stat().st_size / 1e6:.1f} MB")


def examples(name: str) -> list[Example]:
    """The sentences of one part of the data set."""
    return [Example(text=row.text, label=row.label) for row in read_labelled(DATA / f"{name}.csv").rows]


def temperature(network: Network, pieces: WordPiece, known: list[Example]) -> float:
    """By what the scores are divided, so that what it calls .9 is right nine times in ten (Guo et al. 2017)."""
    with torch.no_grad():
        texts = [each.text for each in known]
        parts = [network(*batch(pieces, texts[at : at + BATCH]))[0] for at in range(0, len(texts), BATCH)]
    scores, labels = torch.cat(parts), torch.tensor([LABELS.index(each.label) for each in known])
    right = float((scores.argmax(1) == labels).float().mean())
    print(f"tuning: {len(known)} sentences, accuracy {right:.3f}")
    return min(TEMPERATURES, key=lambda each: float(functional.cross_entropy(scores / each, labels)))


if __name__ == "__main__":
    main()
