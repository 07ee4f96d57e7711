"""What hearing costs: the size of the weights, memory and time, in a process that has heard nothing yet."""

from __future__ import annotations

import resource
import sys
import time
from concurrent.futures import ProcessPoolExecutor
from multiprocessing import get_context
from pathlib import Path

from bench.coach.judged import DATA
from bot.cli.labelled import read_labelled
from mentoring.coach import judge
from prompts.coach.encoder import WEIGHTS, Encoder

TIMED = 200
"""Sentences."""


def cost_table() -> list[str]:
    """Size, memory and speed of what runs, each measured here and now, in a process that has heard nothing yet."""
    with ProcessPoolExecutor(max_workers=1, mp_context=get_context("spawn")) as fresh:
        ready, memory, each = fresh.submit(_heard).result()
    size = WEIGHTS.stat().st_size / 1e6
    return [
        "| weights | read in | memory | a sentence, whole coach |",
        "|---|---|---|---|",
        f"| {size:.1f} MB | {ready * 1000:.0f} ms | {memory:.0f} MB | {each * 1000:.0f} ms of one processor |",
    ]


def _heard() -> tuple[float, float, float]:
    """Seconds to the first answer, megabytes that stay, and seconds of a processor for each sentence."""
    texts = [row.text for row in read_labelled(DATA / "kept.csv").rows[:TIMED]]
    before, started = _memory(), time.perf_counter()
    encoder = Encoder()
    encoder.classify("How are you?")
    ready = time.perf_counter() - started
    began = time.process_time()
    for text in texts:
        judge(text, encoder)
    each = (time.process_time() - began) / len(texts)
    return ready, _memory() - before, each


def _memory() -> float:
    """Resident megabytes now (Linux), or at most so far elsewhere."""
    status = Path("/proc/self/status")
    if status.exists():
        line = next(each for each in status.read_text().splitlines() if each.startswith("VmRSS"))
        return int(line.split()[1]) / 1024
    scale = 1024 * 1024 if sys.platform == "darwin" else 1024
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / scale
