"""The coach beside simpler ways, what it costs, and what people thought of its wordings.

`python -m bench.coach [--write]` (`make bench-coach`).
"""

from __future__ import annotations

import argparse
import re
import resource
import sys
import time
from collections.abc import Sequence
from functools import cache
from pathlib import Path

from bench.coach.baselines import Guess, first_word, linear
from bench.coach.judged import DATA, judged
from bench.coach.wordings import graded_table
from bot.cli.evaluate_questions import Evaluation, measured
from bot.cli.labelled import Labelled, read_labelled
from mentoring.coach import judge, label_of
from mentoring.model import Label
from prompts.coach.encoder import WEIGHTS, Encoder

PAGE = Path("docs/questions.md")
SHOWN = (Label.OPEN, Label.ADVICE, Label.NOT_A_QUESTION)
TIMED = 200
_TABLE = re.compile(r"(<!-- bench-coach -->\n).*?(<!-- /bench-coach -->)", re.DOTALL)


def main() -> None:
    """Print the table, and with `--write` put it into docs/questions.md."""
    options = argparse.ArgumentParser(description=__doc__)
    options.add_argument("--write", action="store_true")
    chosen = options.parse_args()
    table = "\n".join([*_accuracy(), "", *_cost(), "", *graded_table()])
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


def _cost() -> list[str]:
    """Size, memory and speed of what runs, each measured here and now."""
    texts = [row.text for row in read_labelled(DATA / "kept.csv").rows[:TIMED]]
    before, started = _memory(), time.perf_counter()
    encoder = Encoder()
    encoder.classify("How are you?")
    ready, after = time.perf_counter() - started, _memory()
    began = time.process_time()
    for text in texts:
        judge(text, encoder)
    each = (time.process_time() - began) / len(texts)
    size = WEIGHTS.stat().st_size / 1e6
    return [
        "| weights | read in | memory | a sentence, whole coach |",
        "|---|---|---|---|",
        f"| {size:.1f} MB | {ready * 1000:.0f} ms | {after - before:.0f} MB | {each * 1000:.0f} ms of one processor |",
    ]


def _memory() -> float:
    """Resident megabytes now (Linux), or at most so far elsewhere."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(each for each in status.read_text().splitlines() if each.startswith("VmRSS"))
        return int(line.split()[1]) / 1024
    scale = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale


if __name__ == "__main__":
    main()
