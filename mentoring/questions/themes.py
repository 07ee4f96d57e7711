"""Which themes of the bank people share, from the topics that they seek and offer."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from mentoring.model import Profile, Theme
from mentoring.taxonomy import Taxonomy

THEMES: Mapping[str, frozenset[Theme]] = {
    "Leading people": frozenset({Theme.POWER, Theme.SKILLS, Theme.CHANGE}),
    "Talking and listening": frozenset({Theme.POWER, Theme.BELONGING, Theme.NETWORK}),
    "Planning and deciding": frozenset({Theme.DECISIONS, Theme.CHANGE}),
    "Care, service and quality": frozenset({Theme.CULTURE, Theme.SKILLS, Theme.CHANGE}),
    "Digital and data": frozenset({Theme.SKILLS, Theme.CHANGE}),
    "Finding one's way here": frozenset({Theme.NETWORK, Theme.CAREER, Theme.DECISIONS}),
    "Lived experience": frozenset({Theme.BELONGING, Theme.CULTURE, Theme.POWER}),
    "Looking after oneself": frozenset({Theme.WELLBEING, Theme.CAREER}),
}
"""The themes that each group of the taxonomy stands for; a group of an organisation's own stands for none."""


def themes_of(people: Sequence[Profile], taxonomy: Taxonomy) -> frozenset[Theme]:
    """The themes on which what one seeks meets what another seeks or offers; none when they share none."""
    own = [_themes(profile, taxonomy) for profile in people]
    return frozenset.intersection(*own) if own else frozenset()


def _themes(profile: Profile, taxonomy: Taxonomy) -> frozenset[Theme]:
    topics = (*profile.seeks, *(offer.topic for offer in profile.offers))
    groups = {taxonomy.by_id[topic].group for topic in topics if topic in taxonomy.by_id}
    return frozenset().union(*(THEMES.get(group, frozenset()) for group in groups))
