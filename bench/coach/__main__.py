"""The coach beside simpler ways, what it costs, and what people thought of its wordings.

`python -m bench.coach [--write]` (`make bench-coach`).
"""

from __future__ import annotations

import argparse
import re
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from bench.coach.baselines import Guess, first_word, linear
from bench.coach.cost import cost_table
from bench.coach.judged import DATA, judged
from bench.coach.wordings import graded_table
from bot.cli.evaluate_questions import Evaluation, measured
from bot.cli.labelled import Labelled, read_labelled
from mentoring.coach import label_of
from mentoring.model import Label
from prompts.coach.encoder import Encoder

PAGE = Path("docs/questions.md")
SHOWN = (Label.OPEN, Label.ADVICE, Label.NOT_A_QUESTION)
_TABLE = re.compile(r"(<!-- bench-coach -->\n).*?(<!-- /bench-coach -->)", re.DOTALL)


def main() -> None:
    """Print the table, and with `--write` put it into docs/questions.md."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true")
    chosen = options.parse_args()
    table = "\n".join([*_accuracy(), "", *cost_table(), "", *graded_table()])
    print(table)
    if chosen.write:
        page = PAGE.read_text(encoding="utf-8")
        PAGE.write_text(_TABLE.sub(lambda found: f"{found[1]}{table}\n{found[2]}", page), encoding="utf-8")


def _accuracy() -> list[str]:
    encoder = Remembering()
    ways: dict[str, Guess] = {
        "first word": first_word,
        "TF-IDF and a linear model": linear(read_labelled(DATA / "train.csv").rows),
        "encoder alone": lambda text: _likeliest(encoder, text),
        "**the coach**": lambda text: label_of(text, encoder),
    }
    sets = {title: read_labelled(path).rows for title, path in judged().items()}
    lines = [
        "| way | set | sentences | accuracy | macro-F1 | open P / R | advice P / R | statements R |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for way, guess in ways.items():
        for title, rows in sets.items():
            lines.append(f"| {way} | {title} | {len(rows)} | {_row(_measure(guess, rows))} |")
    return lines


class Remembering(Encoder):
    """Hears each sentence once, though two ways ask for it."""

    classify = cache(Encoder.classify)  # type: ignore[assignment]


def _measure(guess: Guess, rows: Sequence[Labelled]) -> Evaluation:
    return measured([(row, guess(row.text)) for row in rows])


def _likeliest(encoder: Encoder, text: str) -> Label:
    chances = encoder.classify(text).chances
    return max(chances, key=chances.__getitem__)


def _row(found: Evaluation) -> str:
    open_, advice, told = (found.labels[label] for label in SHOWN)
    parts = (
        f"{found.accuracy:.3f} ({found.fair:.3f})",
        f"{found.macro_f1:.3f}",
        f"{open_.precision:.2f} / {open_.recall:.2f}" if open_.support else "–",
        f"{advice.precision:.2f} / {advice.recall:.2f}" if advice.support else "–",
        f"{told.recall:.2f}" if told.support else "–",
    )
    return " | ".join(parts)


if __name__ == "__main__":
    main()
