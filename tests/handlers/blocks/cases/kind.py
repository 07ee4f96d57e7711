"""What a case is: what a function of `handlers/blocks` drew, under the situation in which people see it."""

from __future__ import annotations

from handlers.blocks.block_kit import Message, View
from handlers.blocks.nudges import draw
from mentoring.nudges.content import NudgeContent
from mentoring.nudges.kinds.agenda import AgendaContent
from mentoring.nudges.kinds.introduction import Introduction
from mentoring.nudges.model import NudgeKind
from tests.handlers.blocks.samples import T, nudge

Drawn = Message | View
Cases = dict[str, dict[str, Drawn]]
"""`journey.function` → situation → what is shown."""


OWN_KIND: dict[type, NudgeKind] = {Introduction: NudgeKind.INTRODUCTION, AgendaContent: NudgeKind.AGENDA}
"""What is drawn otherwise at its end than most."""


def told(content: NudgeContent, kind: NudgeKind | None = None) -> Message:
    """What the bot says of its own accord, with whatever stands under such a message."""
    return draw(T, content, nudge(kind or OWN_KIND.get(type(content), NudgeKind.WARNING)))
