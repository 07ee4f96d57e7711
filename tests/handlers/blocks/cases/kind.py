"""What a case is: what a function of `handlers/blocks` drew, under the situation in which people see it."""

from __future__ import annotations

from handlers.blocks.block_kit import Message, View
from handlers.blocks.nudges import draw
from mentoring.nudges.content import NudgeContent
from mentoring.nudges.model import NudgeKind
from tests.handlers.blocks.samples import T, nudge

Drawn = Message | View
Cases = dict[str, dict[str, Drawn]]
"""`journey.function` → situation → what is shown."""


def told(content: NudgeContent, kind: NudgeKind = NudgeKind.AGENDA) -> Message:
    """What the bot says of its own accord, with whatever stands under such a message."""
    return draw(T, content, nudge(kind))
