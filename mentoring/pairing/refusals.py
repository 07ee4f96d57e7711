"""Why a pairing could not be made as asked, as facts; worded where they are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mentoring.errors import Refusal
from mentoring.model import MemberId


class SwapObstacle(StrEnum):
    """Why two people cannot change places."""

    SAME_MATCH = "same match"
    NO_MATCH = "no match"
    SAME_PLACE = "same place"


@dataclass(kw_only=True, eq=False)
class ProfilesNotUsable(Refusal):
    """Pairing cannot work with the profiles; a sentence for each fault."""

    faults: tuple[str, ...]


@dataclass(kw_only=True, eq=False)
class UnknownPeople(Refusal):
    """A pin, or a forbidden match, names people who are not in the cohort."""

    members: tuple[MemberId, ...]
    forbidden: bool


@dataclass(kw_only=True, eq=False)
class PinnedTwice(Refusal):
    """A pin holds two people together and nobody else."""

    member: MemberId


@dataclass(kw_only=True, eq=False)
class PinnedAndForbidden(Refusal):
    """Two people are pinned and forbidden at the same time."""

    a: MemberId
    b: MemberId


@dataclass(kw_only=True, eq=False)
class PinBreaksRule(Refusal):
    """A pin breaks hard rules, and no reason is given; a sentence for each rule."""

    a: MemberId
    b: MemberId
    rules: tuple[str, ...]


@dataclass(kw_only=True, eq=False)
class ChangeBreaksRule(Refusal):
    """A change breaks hard rules, and no reason is given; a sentence for each rule."""

    rules: tuple[str, ...]


@dataclass(kw_only=True, eq=False)
class NobodyToSwap(Refusal):
    """Two people cannot change places."""

    a: MemberId
    b: MemberId
    why: SwapObstacle


class PairingCancelled(Refusal):
    """The pairing was stopped before it was done."""
