"""A large cohort hears over a while and not in one breath: how long a while, and who comes when in it. Pure."""

from __future__ import annotations

import math
from collections.abc import Iterable
from datetime import timedelta
from hashlib import blake2b

from mentoring.model import MemberId

A_SECOND = 4
"""So many messages a second reach one workspace, whatever we do: it is Slack's pace."""

FEW = 40
"""Up to so many people are told at once: they are through in ten seconds."""

STEP = timedelta(minutes=1)


def window(people: int) -> timedelta:
    """How long it takes to tell so many people, in whole minutes; ten thousand take 42."""
    if people <= FEW:
        return timedelta(0)
    return STEP * math.ceil(timedelta(seconds=people / A_SECOND) / STEP)


def offset(whom: Iterable[MemberId], within: timedelta) -> timedelta:
    """Where in the window these people come: the same each time, and nobody is always last because of their name."""
    digest = blake2b("+".join(sorted(whom)).encode(), digest_size=8).digest()
    share = int.from_bytes(digest) / 2**64
    return timedelta(seconds=int(within.total_seconds() * share))
