"""Balance: what the two-minute checks say about a mentorship over time, and what the next agenda changes.

Balance, depth and the perception gap are kept apart: silence can be balanced, and a lively talk one-sided.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from enum import IntEnum
from statistics import fmean

from mentoring.model import Gain, MemberId, Pulse

_WEIGHTS = (0.3, 0.3, 0.4)
"""Asking and sharing weigh .3 each and gaining .4 (docs/questions.md)."""

SMOOTHING = 0.5
LEANING_BELOW = 0.60
TWICE = 2
"""One session says little: a fair pair looks unfair on most days. Only the smoothed value counts, and only when it
stays low twice running and at least three checks stand behind it.
"""

START = 0.75
FEWEST_PULSES = 3
"""Where the smoothed value starts: about what the noisy checks of a fair pair come to on an average day. Starting at
the first check itself doubles the false alarms (bench/balance.py).
"""

_PARTIAL_WEIGHT = 0.5
"""A check that only some answered counts half, and is never shown."""

_STILL_AFTER = TWICE + 2
_PERSISTENT_AFTER = _STILL_AFTER + 2
"""Sessions in a row below the line until "still leaning", and until "persistent"."""

Shares = Mapping[MemberId, float]
"""How much each member did of something: 0 nothing, .5 an even part, 1 all."""


class Lasting(IntEnum):
    """How long a mentorship has leaned to one side."""

    EVEN = 0
    LEANING = 1
    STILL_LEANING = 2
    PERSISTENT = 3


@dataclass(frozen=True, kw_only=True)
class Reading:
    """One session's checks, read together.

    `asked`, `shared`: shares by member. `gained`: 0–2 by those who answered. `balance`: 0 (one-sided) to 1 (even), None
    when nothing can be said. `depth`: mean gain, 0–2. `gap`: how far apart the views are, 0–1, None for one view.
    """

    asked: Shares
    shared: Shares
    gained: Mapping[MemberId, int]
    balance: float | None
    depth: float
    gap: float | None
    complete: bool
    pulses: int


@dataclass(frozen=True, kw_only=True)
class Lean:
    """What the next agenda changes, the same for everybody: `quieter` opens and teaches first.

    `longer`: 60/40 minutes towards the quieter side, once. `role_swap`: a question asked in each other's place.
    `repair`: repair questions, and privately to each the ways out.
    """

    state: Lasting = Lasting.EVEN
    quieter: MemberId | None = None
    longer: bool = False
    role_swap: bool = False
    repair: bool = False


@dataclass(frozen=True, kw_only=True)
class BalanceState:
    """A mentorship after its latest check: the smoothed balance and depth, the latest gap, and the lean."""

    balance: float | None
    depth: float | None
    gap: float | None
    pulses: int
    lean: Lean
    shown: Reading | None


def balance_of(amounts: Sequence[float]) -> float | None:
    """`1 − |a−b| / (a+b)`, and for three the same between the most and the least; None when nobody had any."""
    most, least = max(amounts), min(amounts)
    return None if most + least == 0 else 1 - (most - least) / (most + least)


def read(pulses: Sequence[Pulse], members: Sequence[MemberId]) -> Reading | None:
    """One session's checks by the people of one mentorship; None when nobody answered."""
    given = {pulse.member: pulse for pulse in pulses if pulse.member in members}
    if not given:
        return None
    asked = _shares({member: _own(int(pulse.asked)) for member, pulse in given.items()}, members)
    shared = _shares({member: _own(int(pulse.shared)) for member, pulse in given.items()}, members)
    gained = {member: int(pulse.gained) for member, pulse in given.items()}
    complete = len(given) == len(members)
    return Reading(
        asked=asked,
        shared=shared,
        gained=gained,
        balance=_together(asked, shared, gained if complete else {}),
        depth=fmean(gained.values()),
        gap=_gap(given) if complete else None,
        complete=complete,
        pulses=len(given),
    )


def safe(sessions: Sequence[Sequence[Pulse]], members: Sequence[MemberId]) -> bool:
    """Whether deep questions have been earned: after `sessions`, oldest first, the pair is even, and from each of the
    last two everybody took away something that they will use.
    """
    latest = [{pulse.member for pulse in pulses if pulse.gained is Gain.WILL_USE} for pulses in sessions[-TWICE:]]
    even = stand(sessions, members).lean.state is Lasting.EVEN
    return even and len(latest) == TWICE and all(gained >= set(members) for gained in latest)


def stand(sessions: Sequence[Sequence[Pulse]], members: Sequence[MemberId], *, unsafe: bool = False) -> BalanceState:
    """Where a mentorship stands after `sessions`, oldest first; `unsafe` when somebody does not feel safe in it.

    The rule: the exponentially weighted balance (α = .5) below .60 in two sessions running, with at least three checks.
    """
    readings = [reading for pulses in sessions if (reading := read(pulses, members))]
    track = _Track()
    for reading in readings:
        track = track.after(reading)
    return BalanceState(
        balance=track.balance,
        depth=track.depth,
        gap=next((reading.gap for reading in reversed(readings) if reading.complete), None),
        pulses=track.pulses,
        lean=_lean(track, members, unsafe=unsafe),
        shown=next((reading for reading in reversed(readings) if reading.complete), None),
    )


@dataclass(frozen=True, kw_only=True)
class _Track:
    """The smoothed values up to a session; `low` counts the sessions in a row below the line."""

    balance: float | None = None
    depth: float | None = None
    asked: Shares | None = None
    shared: Shares | None = None
    gained: Shares | None = None
    pulses: int = 0
    low: int = 0

    def after(self, reading: Reading) -> _Track:
        """The track one session later."""
        weight = SMOOTHING * (1 if reading.complete else _PARTIAL_WEIGHT)
        balance = _smooth(START if self.balance is None else self.balance, reading.balance, weight)
        below = balance is not None and balance < LEANING_BELOW
        gained = {member: float(gain) for member, gain in reading.gained.items()}
        return _Track(
            balance=balance,
            depth=_smooth(self.depth, reading.depth, weight),
            asked=_smooth_shares(self.asked, reading.asked, weight),
            shared=_smooth_shares(self.shared, reading.shared, weight),
            gained=_smooth_shares(self.gained, gained, weight) if reading.complete else self.gained,
            pulses=self.pulses + reading.pulses,
            low=self.low + 1 if below else 0,
        )


def _lean(track: _Track, members: Sequence[MemberId], *, unsafe: bool) -> Lean:
    fired = track.low >= TWICE and track.pulses >= FEWEST_PULSES
    quieter = _quieter(track, members) if fired else None
    if unsafe or (fired and track.low >= _PERSISTENT_AFTER):
        return Lean(state=Lasting.PERSISTENT, quieter=quieter, repair=True)
    if not fired:
        return Lean()
    if track.low >= _STILL_AFTER:
        first = track.low == _STILL_AFTER
        return Lean(state=Lasting.STILL_LEANING, quieter=quieter, longer=first, role_swap=first)
    return Lean(state=Lasting.LEANING, quieter=quieter)


def _quieter(track: _Track, members: Sequence[MemberId]) -> MemberId | None:
    """Who gave less of what is most uneven; who gained most has given least."""
    gave = {member: -gain for member, gain in (track.gained or {}).items()}
    views = ((track.shared, track.shared), (track.asked, track.asked), (track.gained, gave))
    uneven = [
        (balance, place, given)
        for place, (weighed, given) in enumerate(views)
        if weighed and given and (balance := balance_of(list(weighed.values()))) is not None
    ]
    if not uneven:
        return None
    amounts = min(uneven)[2]
    return min(members, key=lambda member: amounts.get(member, 0.0))


def _own(side: int) -> float:
    """A person's own share, as they see it: all 1, even .5, nothing 0."""
    return 1 - side / 4


def _shares(own: Mapping[MemberId, float], members: Sequence[MemberId]) -> Shares:
    """Everybody's share: their own view averaged with the mirror of what the others say of themselves."""
    return {member: _share(member, own) for member in members}


def _share(member: MemberId, own: Mapping[MemberId, float]) -> float:
    mirrors = [1 - view for other, view in own.items() if other != member]
    views = [view for view in (own.get(member), fmean(mirrors) if mirrors else None) if view is not None]
    return fmean(views)


def _together(asked: Shares, shared: Shares, gained: Mapping[MemberId, int]) -> float | None:
    parts = (asked.values(), shared.values(), gained.values())
    known = [
        (weight, balance)
        for weight, amounts in zip(_WEIGHTS, parts, strict=True)
        if amounts and (balance := balance_of(list(amounts))) is not None
    ]
    if not known:
        return None
    return sum(weight * balance for weight, balance in known) / sum(weight for weight, _ in known)


def _gap(given: Mapping[MemberId, Pulse]) -> float:
    """How far each view of oneself is from the others' mirror of it, averaged over asking and sharing."""
    gaps = []
    for sides in ({m: p.asked for m, p in given.items()}, {m: p.shared for m, p in given.items()}):
        own = {member: _own(int(side)) for member, side in sides.items()}
        for member, view in own.items():
            gaps.append(abs(view - fmean(1 - other for who, other in own.items() if who != member)))
    return fmean(gaps)


def _smooth(before: float | None, now: float | None, weight: float) -> float | None:
    if now is None or before is None:
        return before if now is None else now
    return (1 - weight) * before + weight * now


def _smooth_shares(before: Shares | None, now: Shares, weight: float) -> Shares:
    if before is None:
        return now
    return {member: (1 - weight) * before.get(member, now[member]) + weight * now[member] for member in now}
