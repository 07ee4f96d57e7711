"""Whom to talk to, and what one hears, from their forms."""

from __future__ import annotations

from handlers.blocks.block_kit import View
from handlers.blocks.kindness import MOST_SUPPORT
from handlers.forms.reading import Invalid, chosen, plain
from handlers.ids import Field
from handlers.texts import Texts
from mentoring.nudges.model import MUTABLE, NudgeKind


def support(t: Texts, view: View) -> str:
    """The organisation's words, line by line. Raises Invalid."""
    lines = [plain(line) for line in str(chosen(view, Field.SUPPORT) or "").splitlines()]
    words = "\n".join(line for line in lines if line)
    if len(words) > MOST_SUPPORT:
        raise Invalid({Field.SUPPORT: t("Keep it to {most} characters.", most=MOST_SUPPORT)})
    return words


def muted(view: View) -> frozenset[NudgeKind]:
    """Those kinds whose box is empty."""
    heard = set(chosen(view, Field.HEARS) or [])
    return frozenset(kind for kind in MUTABLE if kind.value not in heard)
