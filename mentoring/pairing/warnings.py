"""What an organiser should know about the profiles before approving: typed topics and oddities, as sentences."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Mapping

from mentoring.model import MemberId, Profile
from mentoring.taxonomy import Taxonomy
from mentoring.topic_words import plain, shortened

# Typed topics told one by one, the commonest first; the others are counted.
MOST_TOLD = 20
# Topics that somebody may have meant, named in one sentence.
MOST_CHOICES = 3


def notes(profiles: Collection[Profile], taxonomy: Taxonomy) -> tuple[str, ...]:
    """Sentences about topics that people typed: each is kept as itself, and may be meant for one of the list.

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
    rest = [f"{more} more topics are not in the list and are matched as they stand."] if more > 0 else []
    return (*(_suggestion(typed[key], taxonomy) for key in told[:MOST_TOLD]), *rest)


def oddities(profiles: Collection[Profile]) -> tuple[str, ...]:
    """Sentences about people who name themselves and managers in a circle.

    Both give away what people say in private: only for somebody who has the profiles before their eyes anyway.
    """
    return (*_selves(profiles), *_own_managers(profiles), *_circles(profiles))


def _topics(profile: Profile) -> tuple[str, ...]:
    return (*(offer.topic for offer in profile.offers), *profile.seeks)


def _suggestion(topic: str, taxonomy: Taxonomy) -> str:
    read = taxonomy.read(topic)
    kept = f"“{shortened(topic)}” is no topic of the list and is matched as it stands"
    if not read.choices:
        return f"{kept}."
    named = [f"“{each.label}”" for each in read.choices[:MOST_CHOICES]]
    return f"{kept}; did you mean {' or '.join(named)}?"


def _selves(profiles: Collection[Profile]) -> list[str]:
    return [
        f"{profile.member} asks not to be matched with themselves, which never happens."
        for profile in profiles
        if profile.member in profile.never
    ]


def _own_managers(profiles: Collection[Profile]) -> list[str]:
    return [
        f"{profile.member} is named as their own manager, which keeps nobody apart."
        for profile in profiles
        if profile.member in profile.reports_to
    ]


def _circles(profiles: Collection[Profile]) -> list[str]:
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
            told = " → ".join((*circle, circle[0]))
            found.append(f"The reporting line goes in a circle: {told}. Those next to each other are kept apart.")
    return found


def _circle(start: MemberId, manager: Mapping[MemberId, MemberId]) -> list[MemberId]:
    """The circle of managers that `start` is part of, or nothing."""
    line = [start]
    seen = {start}
    while (above := manager.get(line[-1])) is not None and above not in seen:
        seen.add(above)
        line.append(above)
    return line if above == start else []
