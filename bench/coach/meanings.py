"""Hear every question of the shipped banks once, and keep what they mean: `python -m bench.coach.meanings`."""

from __future__ import annotations

from mentoring.coach import offered
from prompts.coach import shared
from prompts.coach.meanings import StoredMeanings
from prompts.loader import load_bank

LANGUAGE = "en"
"""The language that the encoder hears."""


def main() -> None:
    """Write `prompts/coach/meanings.npz` anew."""
    texts = sorted({each.text for each in offered(load_bank(LANGUAGE).active())})
    StoredMeanings().write({text: shared().classify(text).embedding for text in texts})
    print(f"{len(texts)} questions")


if __name__ == "__main__":
    main()
