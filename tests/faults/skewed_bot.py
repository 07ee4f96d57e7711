"""`bothways` on a machine whose wall clock is off by the number of days in the file that SKEW names."""

from __future__ import annotations

import os
from datetime import datetime, timedelta
from pathlib import Path

import slack_sdk.signature

import bot.clock

SKEW = Path(os.environ["SKEW"])

really = bot.clock.utc_now


def skewed() -> datetime:
    """What the wall clock shows."""
    return really() + timedelta(days=float(SKEW.read_text(encoding="utf-8")))


def as_slacks_library_reads_it(_: object) -> float:
    """The same in seconds since 1970."""
    return skewed().timestamp()


if __name__ == "__main__":
    bot.clock.utc_now = skewed  # before anybody else takes it from there
    slack_sdk.signature.Clock.now = as_slacks_library_reads_it  # type: ignore[method-assign]
    from bot.__main__ import main

    main()
