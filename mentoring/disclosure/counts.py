"""Counts of people or pairs that are no answers (who left, which pairs are quiet), rounded to hide one more."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mentoring.disclosure.control import FEWEST, STEP


class Amount(StrEnum):
    """How a count is said."""

    FEW = "few"
    """Fewer than five, none among them."""
    ABOUT = "about"
    MOST = "most"
    """All of them, but for fewer than five."""
    UNSAID = "unsaid"
    """There are so few that either would tell the number."""


@dataclass(frozen=True, kw_only=True)
class Rounded:
    """A count as it may be shown: at least `number`, a multiple of five, where `amount` is ABOUT."""

    amount: Amount
    number: int = 0


def rounded(number: int, of: int) -> Rounded:
    """A count out of a known total: neither it nor what it leaves is told where that is fewer than five."""
    if of < 2 * FEWEST:
        return Rounded(amount=Amount.UNSAID)
    if number < FEWEST:
        return Rounded(amount=Amount.FEW)
    if of - number < FEWEST:
        return Rounded(amount=Amount.MOST)
    return Rounded(amount=Amount.ABOUT, number=number - number % STEP)
