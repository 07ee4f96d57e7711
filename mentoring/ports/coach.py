"""The coach's word on a sentence, spoken without holding up anybody else."""

from __future__ import annotations

from typing import Protocol

from mentoring.model import Judgement


class Coach(Protocol):
    """What `mentoring.coach.judge` says, worked out somewhere off the event loop."""

    async def judge(self, text: str) -> Judgement:
        """The coach's word on one message; never raises, whatever the text holds."""
        ...
