"""Whether pairing can work with profiles at all, and everything that is wrong with them."""

from __future__ import annotations

import math
from collections.abc import Sequence
from itertools import pairwise
from zoneinfo import ZoneInfoNotFoundError

from mentoring.model import MemberId, Profile
from mentoring.pairing.hours import is_a_day, utc_offset
from mentoring.pairing.refusals import ProfilesNotUsable
from mentoring.pairing.rules import Rules


def require_usable(profiles: Sequence[Profile], rules: Rules) -> None:
    """Raise `ProfilesNotUsable`, naming every fault, unless pairing can work with `profiles`."""
    found = [f"{member} is in the list twice." for member in _twice(profiles)]
    for profile in profiles:
        found.extend(f"{profile.member} {fault}" for fault in _profile_faults(profile, rules))
    if found:
        raise ProfilesNotUsable(faults=tuple(found))


def _twice(profiles: Sequence[Profile]) -> list[MemberId]:
    ids = sorted(profile.member for profile in profiles)
    return sorted({one for one, following in pairwise(ids) if one == following})


def _profile_faults(profile: Profile, rules: Rules) -> list[str]:
    found = []
    if not profile.member.strip():
        found.append("has an empty id.")
    found.extend(
        f"offers “{offer.topic}” with a strength of {offer.strength}; it lies between 0 (exclusive) and 1."
        for offer in profile.offers
        if not (math.isfinite(offer.strength) and 0 < offer.strength <= 1)
    )
    if not is_a_day(profile.hours):
        found.append(f"has working hours that end ({profile.hours.end:%H:%M}) before they begin.")
    try:
        utc_offset(profile.tz, rules.on)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        found.append(f"has a time zone that does not exist: “{profile.tz}”.")
    return found
