"""The labelled sets that the encoder has not learned from: the kept part, and each round at first sight."""

from __future__ import annotations

from pathlib import Path

DATA = Path("tests/data/questions")


def judged() -> dict[str, Path]:
    """Each set's file by its title, in the order in which they were written."""
    rounds = sorted(DATA.glob("first_sight_*.csv"), key=lambda path: int(path.stem.rpartition("_")[2]))
    return {"kept": DATA / "kept.csv"} | {path.stem.replace("_", " "): path for path in rounds}
