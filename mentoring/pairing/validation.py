"""Whether pairing can work with profiles at all, and everything that is wrong with them."""

from __future__ import annotations

import math
from collections.abc import Iterator, Sequence
from itertools import pairwise

from mentoring.model import MemberId, Profile
from mentoring.pairing.refusals import FaultKind, ProfileFault, ProfilesNotUsable


def require_usable(profiles: Sequence[Profile]) -> None:
    """Raise `ProfilesNotUsable`, naming every fault, unless pairing can work with `profiles`."""
    found = [ProfileFault(kind=FaultKind.TWICE, member=member) for member in _twice(profiles)]
    found += [fault for profile in profiles for fault in _profile_faults(profile)]
    if found:
        raise ProfilesNotUsable(faults=tuple(found))


def _twice(profiles: Sequence[Profile]) -> list[MemberId]:
    ids = sorted(profile.member for profile in profiles)
    return sorted({one for one, following in pairwise(ids) if one == following})


def _profile_faults(profile: Profile) -> Iterator[ProfileFault]:
    who = profile.member
    if not who.strip():
        yield ProfileFault(kind=FaultKind.NO_ID, member=who)
    for offer in profile.offers:
        if not (math.isfinite(offer.strength) and 0 < offer.strength <= 1):
            yield ProfileFault(kind=FaultKind.STRENGTH, member=who, given=offer.topic, strength=offer.strength)
