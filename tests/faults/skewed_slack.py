"""The pretend Slack on a machine whose wall clock is off by the number of days in the file that SKEW names.

Its answers bear that date, and its requests are signed at that time: so a bot that is off by as much believes it.
"""

from __future__ import annotations

import os
import sys
import time
from pathlib import Path

from simulator.__main__ import main

SKEW = Path(os.environ["SKEW"])

really = time.time


def skewed() -> float:
    """What the wall clock shows, in seconds since 1970."""
    return really() + 86_400 * float(SKEW.read_text(encoding="utf-8"))


if __name__ == "__main__":
    time.time = skewed
    sys.exit(main())
