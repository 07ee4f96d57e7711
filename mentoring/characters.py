"""What people see as one character may be several to a computer: a family emoji stays whole where text is cut."""

from __future__ import annotations

import unicodedata

JOINER = "\u200d"
"""Zero width joiner: makes one family of several people; without it they stand side by side."""

TAGS = range(0xE0020, 0xE0080)
"""What makes the flag of England of a black one (Unicode Technical Standard 51, appendix C)."""

TONES = range(0x1F3FB, 0x1F400)
REGIONS = range(0x1F1E6, 0x1F200)
"""Two of these make one flag."""


def without_controls(text: str, instead: str = "", *, but: str = "") -> str:
    """The text without what nobody sees and what could turn others around; emoji and scripts keep their joiners."""
    return "".join(each if each.isprintable() or each in but or _joins(each) else instead for each in text)


def cut(text: str, most: int) -> str:
    """The first characters, at most so many, none of them in parts."""
    end = most
    while 0 < end < len(text) and _is_inside(text, end):
        end -= 1
    return text[: end or most]


def _joins(each: str) -> bool:
    return each in (JOINER, "\u200c") or ord(each) in TAGS


def _is_inside(text: str, at: int) -> bool:
    """Whether a cut before this place would part what is seen as one (after Unicode Standard Annex 29)."""
    follows = text[at]
    if text[at - 1] == JOINER or _joins(follows) or ord(follows) in TONES or unicodedata.category(follows)[0] == "M":
        return True
    if ord(follows) not in REGIONS:
        return False
    before = text[:at]
    return (len(before) - len(before.rstrip("".join(map(chr, REGIONS))))) % 2 == 1
