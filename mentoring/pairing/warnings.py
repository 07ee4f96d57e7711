"""What an organiser should know about the profiles before approving: typed topics and oddities."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from enum import StrEnum

from mentoring.model import MemberId, Profile, TypedTopic
from mentoring.taxonomy import Taxonomy
from mentoring.topic_words import plain

MOST_TOLD = 20
"""Typed topics told one by one, the commonest first; the others are counted."""
MOST_CHOICES = 3
"""Topics that somebody may have meant, named in one sentence."""


class OddityKind(StrEnum):
    """What somebody wrote about themselves that means nothing, or not what they thought."""

    AVOIDS_THEMSELVES = "avoids themselves"
    OWN_MANAGER = "own manager"
    CIRCLE = "circle"


@dataclass(frozen=True, kw_only=True)
class Oddity:
    """An oddity of one profile, or of the profiles of a whole circle."""

    kind: OddityKind
    members: tuple[MemberId, ...]


def notes(profiles: Collection[Profile], taxonomy: Taxonomy) -> tuple[TypedTopic, ...]:
    """The topics that people typed: each is kept as itself, and may be meant for one of the list.

    What somebody keeps between themselves and their partner is not told, whoever else typed it.
    """
    kept = {plain(topic) for profile in profiles for topic in profile.between_us}
    written = Counter(topic for profile in profiles for topic in _topics(profile))
    typed: dict[str, str] = {}
    times: Counter[str] = Counter()
    for topic, count in sorted(written.items()):
        if taxonomy.resolve(topic) is None and plain(topic) not in kept:
            typed.setdefault(plain(topic), topic.strip())
            times[plain(topic)] += count
    told = sorted(times, key=lambda key: (-times[key], key))
    more = len(told) - MOST_TOLD
    rest = [TypedTopic(more=more)] if more > 0 else []
    return (*(_with_meanings(typed[key], taxonomy) for key in told[:MOST_TOLD]), *rest)


def oddities(profiles: Collection[Profile]) -> tuple[Oddity, ...]:
    """People who name themselves, and managers in a circle.

    Both give away what people say in private: only for somebody who has the profiles before their eyes anyway.
    """
    selves = (one.member for one in profiles if one.member in one.never)
    own_managers = (one.member for one in profiles if one.member in one.reports_to)
    return (
        *(Oddity(kind=OddityKind.AVOIDS_THEMSELVES, members=(member,)) for member in selves),
        *(Oddity(kind=OddityKind.OWN_MANAGER, members=(member,)) for member in own_managers),
        *(Oddity(kind=OddityKind.CIRCLE, members=circle) for circle in _circles(profiles)),
    )


def _topics(profile: Profile) -> tuple[str, ...]:
    return (*(offer.topic for offer in profile.offers), *profile.seeks)


def _with_meanings(topic: str, taxonomy: Taxonomy) -> TypedTopic:
    choices = taxonomy.read(topic).choices[:MOST_CHOICES]
    return TypedTopic(typed=topic, meant=tuple(each.label for each in choices))


def _circles(profiles: Collection[Profile]) -> list[tuple[MemberId, ...]]:
    manager = {
        profile.member: profile.reports_to[0]
        for profile in profiles
        if profile.reports_to and profile.reports_to[0] != profile.member
    }
    found, done = [], set[MemberId]()
    for start in sorted(manager):
        circle = _circle(start, manager)
        if circle and not done & set(circle):
            done |= set(circle)
            found.append(tuple(circle))
    return found


def _circle(start: MemberId, manager: Mapping[MemberId, MemberId]) -> list[MemberId]:
    """The circle of managers that `start` is part of, or nothing."""
    line = [start]
    seen = {start}
    while (above := manager.get(line[-1])) is not None and above not in seen:
        seen.add(above)
        line.append(above)
    return line if above == start else []
