"""What people read whose account or zone has changed."""

from __future__ import annotations

from dataclasses import replace

from mentoring.model import CohortStage, Hours, Standing
from mentoring.nudges.kinds.left_out import LeftOut
from mentoring.nudges.kinds.moved import Moved
from mentoring.nudges.kinds.welcome_back import WelcomeBack
from tests.handlers.blocks.cases.kind import Cases, told
from tests.handlers.blocks.samples import GITA, Samples


def drawn(samples: Samples) -> Cases:
    """All of it."""
    under_way, opened = samples.at(CohortStage.UNDER_WAY), samples.at(CohortStage.OPEN)
    guest = LeftOut(standing=Standing.GUEST, cohorts=(under_way,), organised=False, ask=(GITA,))
    back = WelcomeBack(again=(opened,), without=(), ask=(GITA,))
    return {
        "standing.left_out": {
            "a guest": told(guest),
            "a guest who organised": told(replace(guest, organised=True, ask=())),
            "of another organisation": told(replace(guest, standing=Standing.ELSEWHERE)),
            "only an organiser": told(replace(guest, cohorts=(), organised=True)),
        },
        "standing.welcome_back": {
            "while it is open": told(back),
            "it went on": told(replace(back, again=(), without=(under_way,))),
        },
        "standing.moved": {"": told(Moved(tz="America/Los_Angeles", hours=Hours()))},
    }
