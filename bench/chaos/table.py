"""The table of a chaos run, as Markdown, so that a terminal and a page show the same."""

from __future__ import annotations

from collections.abc import Sequence

from bench.chaos.long_forms import Held
from bench.chaos.trial import Act, Outcome

COLUMNS = ("way", "nudges", "what was done", "sent", "lost", "twice", "left open", "seconds", "verdict")

HEADER = "\n".join(["| " + " | ".join(COLUMNS) + " |", "|---|--:|---|--:|--:|--:|--:|--:|---|"])

NAMES = {
    Act.KILL: "kill -9",
    Act.FREEZE: "freezes",
    Act.STOP: "SIGTERM",
    Act.CRASH_DATABASE: "server crashes",
    Act.LOCK_DATABASE: "locks of 6 s",
}


def line(outcome: Outcome) -> str:
    """One row."""
    done = ", ".join(f"{times} × {NAMES[act]}" for act, times in outcome.acts.items())
    cells = (
        outcome.trial.name,
        f"{outcome.trial.nudges:,}",
        done,
        f"{outcome.sent:,}",
        _bold(outcome.lost),
        _bold(outcome.twice),
        _bold(outcome.unfinished),
        f"{outcome.seconds:.0f}",
        verdict(outcome),
    )
    return "| " + " | ".join(cells) + " |"


LONG_HEADER = "| test | what was tried | what was found | seconds | verdict |\n|---|---|---|--:|---|"


def long_line(held: Held) -> str:
    """One row of what is tried without killing anybody."""
    colour = "green" if held.is_green else "**RED**"
    return f"| {held.name} | {held.what} | {held.said} | {held.seconds:.0f} | {colour} |"


def verdict(outcome: Outcome) -> str:
    """Green or red, and whether that is how it must be."""
    if not outcome.trial.green:
        return "red, as it must be" if outcome.is_as_it_must_be else "NOT CAUGHT: this run proves nothing"
    if outcome.is_clean:
        return "green"
    why = {
        f"{outcome.broken_rules} break a rule": outcome.broken_rules,
        f"{outcome.died_alone} died by themselves": outcome.died_alone,
        f"{outcome.bad_exits} ended badly": outcome.bad_exits,
        f"a stop took {outcome.slowest_stop:.1f} s": outcome.slowest_stop > 15,
    }
    return "RED" + "".join(f"; {each}" for each, so in why.items() if so)


def summary(outcomes: Sequence[Outcome], held: Sequence[Held], seed: int) -> str:
    """What it comes to, in a sentence."""
    short = [outcome.trial.name for outcome in outcomes if not outcome.is_as_it_must_be]
    short += [one.name for one in held if not one.is_green]
    slowest = max((outcome.slowest_stop for outcome in outcomes), default=0.0)
    stops = f"The slowest stop took {slowest:.1f} s."
    if not short:
        return f"Every row is as it must be (seed {seed}). {stops}"
    return f"Not as it must be (seed {seed}): {'; '.join(short)}. {stops}"


def _bold(number: int) -> str:
    return f"**{number:,}**" if number else "0"
