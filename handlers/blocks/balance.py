"""How even a talk was, as a pair reads it together: words and one open question, no number and no name."""

from __future__ import annotations

from collections.abc import Mapping

from handlers.blocks.block_kit import Block, section
from handlers.texts import Msg, Texts, msg
from mentoring.looking_back import Evenness, LookingBack

SAID: Mapping[Evenness, Msg] = {
    Evenness.EVEN: msg(
        "*Looking back at session {number}:* asking and sharing were about even. What helped you keep it that way?"
    ),
    Evenness.ASKING_LEANED: msg(
        "*Looking back at session {number}:* sharing was about even, and the asking leaned to one side. What would you "
        "each like to ask today?"
    ),
    Evenness.SHARING_LEANED: msg(
        "*Looking back at session {number}:* asking was about even, and the sharing leaned to one side. What would make "
        "room for everybody’s stories?"
    ),
    Evenness.BOTH_LEANED: msg(
        "*Looking back at session {number}:* the talk leaned to one side. How would you like to share it today?"
    ),
    Evenness.SEEN_DIFFERENTLY: msg(
        "*Looking back at session {number}:* you saw it differently, which happens easily. What did each of you notice?"
    ),
}


def looking_back_blocks(t: Texts, found: LookingBack | None) -> list[Block]:
    """One line for all of them; nothing before everybody has answered."""
    return [section(t(SAID[found.evenness], number=found.number))] if found else []
