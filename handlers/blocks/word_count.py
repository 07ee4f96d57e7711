"""How many words a message has on a phone: what is read, with first and last names for mentions, and every button."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from handlers.blocks.block_kit import Block

_NAME = ("first", "last")
_MENTION = re.compile("<@[^>]+>")
_DATE = re.compile(r"<!date[^|]*\|([^>]*)>")
_WORD = re.compile(r"\w[\w’'\-:½]*|½")


def words(blocks: Iterable[Block]) -> int:
    """The words of these blocks; what stands in a menu is not seen until somebody opens it."""
    said = " ".join(text for block in blocks for text in _texts(block))
    return len(_WORD.findall(_DATE.sub(r"\1", _MENTION.sub(" ".join(_NAME), said))))


def _texts(value: object) -> Iterator[str]:
    if isinstance(value, dict):
        if isinstance(value.get("text"), str):
            yield value["text"]
        value = [each for key, each in value.items() if key != "options"]
    if isinstance(value, list):
        for each in value:
            yield from _texts(each)
