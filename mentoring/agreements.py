"""When an agreement is live, and what follows from its parts. Pure."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import StrEnum

from mentoring.model import AgreementPart, MemberId


class AgreementStage(StrEnum):
    """Where an agreement is, for one of its people."""

    UNSIGNED = "unsigned"
    WAITS = "waits for the others"
    LIVE = "live"


def stage_for(parts: Iterable[AgreementPart], members: Sequence[MemberId], member: MemberId) -> AgreementStage:
    """Whether they are still to sign, or the others are, or nobody is."""
    signed = signed_by(parts)
    if signed >= set(members):
        return AgreementStage.LIVE
    return AgreementStage.WAITS if member in signed else AgreementStage.UNSIGNED


def signed_by(parts: Iterable[AgreementPart]) -> frozenset[MemberId]:
    """Those whose signature stands."""
    return frozenset(part.member for part in parts if part.signed_at is not None)


def is_live(parts: Iterable[AgreementPart], members: Sequence[MemberId]) -> bool:
    """Whether everybody has signed."""
    return signed_by(parts) >= set(members)


def version(parts: Iterable[AgreementPart]) -> int:
    """A number that is another one after each change of words, so that nobody signs what they have not read."""
    return max((int(part.changed_at.timestamp() * 1_000_000) for part in parts), default=0)


def pings(parts: Iterable[AgreementPart], members: Sequence[MemberId]) -> bool:
    """Whether a led session says aloud whose turn it is: only where all of them want that."""
    return {part.member for part in parts if part.pings} >= set(members)


def off_limits(parts: Iterable[AgreementPart]) -> tuple[str, ...]:
    """The topics that no question is to touch, whoever named them."""
    return tuple(topic for part in parts for topic in part.off_limits)
