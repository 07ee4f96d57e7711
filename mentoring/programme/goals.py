"""Goals: what each wants to learn from this partner, chosen by themselves and changed whenever they like."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import partial

from mentoring.agenda import LearningGoal
from mentoring.errors import NoPartnerYet, NoSuchThing, NotYours
from mentoring.model import (
    MOST_GOALS,
    Actor,
    Goal,
    Language,
    MemberId,
    Mentorship,
    MentorshipId,
    MentorshipState,
    Profile,
)
from mentoring.ports import Transaction
from mentoring.programme.readers import language_of
from mentoring.programme.services import Services, UseCase
from mentoring.questions.goals import as_topic, is_done
from mentoring.questions.off_limits import mentions
from mentoring.session_plan import how_many
from mentoring.taxonomy import Taxonomy


@dataclass(frozen=True, kw_only=True)
class GoalOption:
    """A topic that somebody may want to learn from their partner, and how it is called."""

    topic: str
    label: str


@dataclass(frozen=True, kw_only=True)
class GoalsView:
    """The goals of a mentorship, seen by one of its members.

    `options`: what `member` sought and a partner offers, then whatever else a partner offers. `chosen` and `named`, by
    member: the goals as they stand in the memory, and how their topics are called; nothing for who chose nothing.
    `sessions`: how many they have in all, where that matters.
    """

    mentorship: Mentorship
    member: MemberId
    options: tuple[GoalOption, ...]
    chosen: Mapping[MemberId, tuple[Goal, ...]]
    named: Mapping[MemberId, tuple[str, ...]]
    sessions: int | None = None

    @property
    def partners(self) -> tuple[MemberId, ...]:
        """Everybody else in the mentorship."""
        return self.mentorship.partners_of(self.member)


class Goals(UseCase):
    """What the people of a mentorship want to learn from each other."""

    async def view(self, actor: Actor, mentorship: MentorshipId | None = None) -> GoalsView:
        """The goals of a mentorship that goes on, or of the person's latest one.

        Raises NoSuchThing, NotYours, NoPartnerYet.
        """
        async with self.services.store.transaction(actor.workspace) as tx:
            return await self.seen(tx, await self._mine(tx, actor, mentorship), actor.member)

    async def choose(self, actor: Actor, mentorship: MentorshipId, topics: Sequence[str], why: str = "") -> GoalsView:
        """Keep these topics, at most `MOST_GOALS`, in the place of what was chosen before.

        Raises NoSuchThing, NotYours, NoPartnerYet.
        """
        async with self.services.store.transaction(actor.workspace) as tx:
            found = await self._mine(tx, actor, mentorship)
            known = self.services.taxonomy
            read = dict.fromkeys(known.resolve(topic) or topic for topic in topics)
            goals = [
                Goal(mentorship=found.id, member=actor.member, place=place, topic=topic, why=why)
                for place, topic in enumerate([*read][:MOST_GOALS])
            ]
            await tx.goals.choose(found.id, actor.member, goals)
            kept = await self.seen(tx, found, actor.member)
            view = replace(kept, sessions=how_many(await tx.sessions.of_mentorship(found.id)))
        for member in found.members:
            await self.services.surfaces.home_changed(actor.workspace, member)
        return view

    @staticmethod
    async def _mine(tx: Transaction, actor: Actor, mentorship: MentorshipId | None) -> Mentorship:
        if mentorship is None:
            theirs = await tx.mentorships.of_member(actor.member)
        else:
            named = await tx.mentorships.get(mentorship)
            if named is None:
                raise NoSuchThing
            if actor.member not in named.members:
                raise NotYours
            theirs = [named]
        found = next((each for each in theirs if each.state is MentorshipState.ACTIVE), None)
        if found is None:
            raise NoPartnerYet
        return found

    async def seen(self, tx: Transaction, found: Mentorship, member: MemberId) -> GoalsView:
        """The goals of a mentorship as one of its members sees them."""
        profiles = await tx.profiles.of(found.members)
        chosen = by_member(await tx.goals.of_mentorship(found.id))
        language = await language_of(tx, [member])
        label = partial(self.services.taxonomy.label, language=language)
        return GoalsView(
            mentorship=found,
            member=member,
            options=options_for(self.services.taxonomy, member, found.members, profiles, language),
            chosen=chosen,
            named={one: tuple(as_topic(label(goal.topic)) for goal in goals) for one, goals in chosen.items()},
        )


async def keep_goals(taxonomy: Taxonomy, tx: Transaction, before: Mentorship, after: Mentorship) -> None:
    """Two who stay of three keep what the partner who is left can share, and what nobody had offered.

    What only the one who left offers is dropped: they are asked again.
    """
    profiles = await tx.profiles.of(before.members)
    gone = [member for member in before.members if member not in after.members]
    for member, goals in by_member(await tx.goals.of_mentorship(before.id)).items():
        if member not in after.members:
            continue
        partners = after.partners_of(member)
        kept = [
            goal
            for goal in goals
            if _offered(taxonomy, goal.topic, partners, profiles) or not _offered(taxonomy, goal.topic, gone, profiles)
        ]
        moved = [replace(goal, mentorship=after.id, place=place) for place, goal in enumerate(kept)]
        await tx.goals.choose(after.id, member, moved)


def _offered(taxonomy: Taxonomy, topic: str, by: Sequence[MemberId], profiles: Mapping[MemberId, Profile]) -> bool:
    """Whether one of these people offers something like it."""
    return any(
        taxonomy.similarity(one.topic, topic) for each in by if each in profiles for one in profiles[each].offers
    )


def by_member(goals: Iterable[Goal]) -> dict[MemberId, tuple[Goal, ...]]:
    """Goals under whose they are."""
    found: dict[MemberId, tuple[Goal, ...]] = {}
    for goal in goals:
        found[goal.member] = (*found.get(goal.member, ()), goal)
    return found


def options_for(
    taxonomy: Taxonomy,
    member: MemberId,
    members: Sequence[MemberId],
    profiles: Mapping[MemberId, Profile],
    language: Language = Language.ENGLISH,
) -> tuple[GoalOption, ...]:
    """What to offer somebody: what they sought and a partner offers, then what a partner offers besides.

    Nothing that anybody in the mentorship would rather not be asked about.
    """
    offered = [
        offer.topic for each in members if each != member and each in profiles for offer in profiles[each].offers
    ]
    own = profiles.get(member)
    sought = [topic for topic in (own.seeks if own else ()) if any(taxonomy.similarity(one, topic) for one in offered)]
    off_limits = [topic for profile in profiles.values() for topic in profile.off_limits]
    found: dict[str, str] = {}
    for topic in (*sought, *offered):
        found.setdefault(taxonomy.key(topic), topic)
    return tuple(
        GoalOption(topic=topic, label=as_topic(taxonomy.label(topic, language)))
        for topic in found.values()
        if _fits(taxonomy, topic, off_limits)
    )


async def learning_goals(
    services: Services, tx: Transaction, mentorship: Mentorship, profiles: Mapping[MemberId, Profile]
) -> dict[MemberId, tuple[LearningGoal, ...]]:
    """What the agenda takes up for each: what they chose, else what pairing matched, else what a partner offers.

    A topic that anybody would rather not be asked about is left out. Where nothing is left there is a goal without a
    topic, whose questions can be read without one.
    """
    chosen = by_member(await tx.goals.of_mentorship(mentorship.id))
    off_limits = [topic for profile in profiles.values() for topic in profile.off_limits]
    found: dict[MemberId, tuple[LearningGoal, ...]] = {}
    for member in mentorship.members:
        own = [goal.topic for goal in chosen.get(member, ())]
        matched = _matched(mentorship, member)
        offered = [one.topic for one in options_for(services.taxonomy, member, mentorship.members, profiles)]
        ways = (
            [topic for topic in way if _fits(services.taxonomy, topic, off_limits)] for way in (own, matched, offered)
        )
        topics = next((way for way in ways if way), [""])[:MOST_GOALS]
        found[member] = tuple(
            _taken_up(services.taxonomy, topic, mentorship.partners_of(member), profiles) for topic in topics
        )
    return found


def _fits(taxonomy: Taxonomy, topic: str, off_limits: Sequence[str]) -> bool:
    return bool(as_topic(taxonomy.label(topic))) and not mentions(" ".join(taxonomy.labels(topic)), off_limits)


def _matched(mentorship: Mentorship, member: MemberId) -> list[str]:
    """What pairing found that a partner can serve, the best served first."""
    reasons = [reason for way in mentorship.directions if way.receiver == member for reason in way.reasons]
    return [*dict.fromkeys(reason.sought for reason in sorted(reasons, key=lambda reason: -reason.share))]


def _taken_up(
    taxonomy: Taxonomy, topic: str, partners: Sequence[MemberId], profiles: Mapping[MemberId, Profile]
) -> LearningGoal:
    known_by = frozenset(partner for partner in partners if _offered(taxonomy, topic, [partner], profiles))
    return LearningGoal(
        topic=as_topic(taxonomy.label(topic)) if topic else "",
        doing=bool(topic) and is_done(topic, taxonomy),
        known_by=known_by,
    )
