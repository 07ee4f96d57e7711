"""Statistical disclosure control, in one place for every output: what may be said of many without telling of one.

The rules, and why they hold, stand in `docs/reports.md`. They follow Hundepool et al., *Statistical Disclosure Control*
(Wiley, 2012), chapters 4 and 5: threshold rule, global recoding, complementary suppression, rounding, top coding.
"""

from __future__ import annotations

from mentoring.disclosure.control import (
    FEWEST,
    Hidden,
    Response,
    ShareTable,
    public_size,
    safe,
    shares,
    showable_departments,
)
from mentoring.disclosure.counts import Amount, Rounded, rounded
from mentoring.disclosure.means import MOST, Change, change, winsorised

__all__ = [
    "FEWEST",
    "MOST",
    "Amount",
    "Change",
    "Hidden",
    "Response",
    "Rounded",
    "ShareTable",
    "change",
    "public_size",
    "rounded",
    "safe",
    "shares",
    "showable_departments",
    "winsorised",
]
