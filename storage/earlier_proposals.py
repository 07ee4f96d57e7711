"""Proposals as versions before kept them, read as today's: why somebody has no match was a sentence then."""

from __future__ import annotations

import re
from collections.abc import Mapping
from typing import Any

from mentoring.model import WhyUnmatched

_DONE_BY_SOMEBODY: Mapping[str, WhyUnmatched] = {
    "": WhyUnmatched.LEFT_BY_HAND,
    "Not taking part at the moment.": WhyUnmatched.INACTIVE,
    "You moved them out of a match.": WhyUnmatched.MOVED_OUT,
    "the person it was about removed their data": WhyUnmatched.PARTNER_ERASED,
}
"""Every other sentence told the causes, which are kept beside it."""


def as_of_today(stored: Any) -> Any:
    """The JSON of a proposal, as it is kept now."""
    if not isinstance(stored, dict):
        return stored
    read = {**stored, "leftovers": [_leftover(each) for each in stored.get("leftovers", ())]}
    read["notes"] = [_note(each) for each in stored.get("notes", ())]
    if last := stored.get("last"):
        read["last"] = {**last, "leftovers": [_leftover(each) for each in last.get("leftovers", ())]}
    return read


def _leftover(stored: Mapping[str, Any]) -> Mapping[str, Any]:
    if "why" not in stored:
        return stored
    kept = {name: value for name, value in stored.items() if name != "why"}
    return {**kept, "reason": _DONE_BY_SOMEBODY.get(stored["why"], WhyUnmatched.CAUSES)}


def _note(stored: Any) -> Any:
    """“Chess” is no topic of the list …; did you mean “Cheese”? Or how many more there are."""
    if not isinstance(stored, str):
        return stored
    if quoted := re.findall("“(.*?)”", stored):
        return {"typed": quoted[0], "meant": quoted[1:]}
    return {"more": int(stored.split()[0])}
