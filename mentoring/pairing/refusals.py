"""Why a pairing could not be made as asked, as facts; worded where they are drawn."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from mentoring.errors import Refusal
from mentoring.model import MemberId
from mentoring.pairing.rules import Broken


class FaultKind(StrEnum):
    """What can be wrong with a profile, so that pairing cannot work with it."""

    TWICE = "twice"
    NO_ID = "no id"
    STRENGTH = "strength"


@dataclass(frozen=True, kw_only=True)
class ProfileFault:
    """What is wrong with somebody's profile: `given` is the topic, `strength` its."""

    kind: FaultKind
    member: MemberId
    given: str = ""
    strength: float = 0.0


class SwapObstacle(StrEnum):
    """Why two people cannot change places."""

    SAME_MATCH = "same match"
    NO_MATCH = "no match"
    SAME_PLACE = "same place"


@dataclass(kw_only=True, eq=False)
class ProfilesNotUsable(Refusal):
    """Pairing cannot work with the profiles, for all of these faults."""

    faults: tuple[ProfileFault, ...]


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
    """A pin breaks hard rules, and no reason is given."""

    a: MemberId
    b: MemberId
    broken: tuple[Broken, ...]


@dataclass(kw_only=True, eq=False)
class ChangeBreaksRule(Refusal):
    """A change breaks hard rules, and no reason is given."""

    broken: tuple[Broken, ...]


@dataclass(kw_only=True, eq=False)
class BreaksARule(Refusal):
    """A change of a proposal would break hard rules."""

    broken: tuple[Broken, ...]


@dataclass(kw_only=True, eq=False)
class NobodyToSwap(Refusal):
    """Two people cannot change places."""

    a: MemberId
    b: MemberId
    why: SwapObstacle


class PairingCancelled(Refusal):
    """The pairing was stopped before it was done."""
