"""The topics of a workspace: names, synonyms, siblings, and what somebody may have meant."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from itertools import combinations
from pathlib import Path
from statistics import mean
from typing import Any

import pytest

from mentoring.taxonomy import Taxonomy
from mentoring.topic_words import ALIKE, WRITTEN_SHORT, alike, is_no_answer, likeness, plain
from mentoring.topics import FaultOfTopics, TaxonomyFault, Topic, UnsoundTaxonomy
from prompts.taxonomy import TaxonomyError, load_taxonomy, packs_there_are

# What people type, and the topic that they mean.
TYPED = {
    "Exel skills": "spreadsheets",
    "Excell": "spreadsheets",
    "negotiating skills": "negotiation",
    "presentation skills": "public-speaking",
    "public speeking": "public-speaking",
    "budget planning": "budgeting",
    "data viz": "data-analysis",
    "machine learnig": "machine-learning",
    "ChatGPT prompts": "artificial-intelligence",
    "team leader": "leading-a-team",
    "nursing skills": "clinical-practice",
    "understanding Gen Z": "generations",
    "conflict management": "conflict",
    "networking skills": "building-network",
    "stake holder mangement": "stakeholders",
    "emotional inteligence": "self-awareness",
    "quality improvment": "improving-services",
    "patient safty": "patient-safety",
    "social media marketing": "social-media",
    "project managment": "project-management",
    "career progression": "career-planning",
}


@pytest.fixture(scope="module")
def topics() -> Taxonomy:
    """The built-in topics."""
    return load_taxonomy()


def test_the_library_is_short_enough_to_choose_from_and_each_topic_has_synonyms_and_siblings(topics: Taxonomy) -> None:
    assert 60 <= len(topics.topics) <= 120
    assert [topic.id for topic in topics.topics if not topic.synonyms or len(topics.served(topic.id)) < 2] == []


@pytest.mark.parametrize("typed", TYPED)
def test_what_somebody_meant_is_suggested_first(topics: Taxonomy, typed: str) -> None:
    assert [each.topic.id for each in topics.suggest(typed, limit=1)] == [TYPED[typed]]


@pytest.mark.parametrize("typed", ["falconry", "", "   ", "!?", "🐝", "的"])
def test_nothing_is_suggested_for_what_nothing_resembles(topics: Taxonomy, typed: str) -> None:
    assert topics.suggest(typed) == ()


def test_a_topic_answers_to_its_id_its_name_and_its_synonyms_in_any_spelling(topics: Taxonomy) -> None:
    names = ("data-analysis", "Making sense of data", "ANALYTICS", " data  Analysis ", "data-analytics")

    assert {topics.resolve(name) for name in names} == {"data-analysis"}


def test_every_name_resolves_to_its_own_topic(topics: Taxonomy) -> None:
    assert [
        name for topic in topics.topics for name in topic.names if topics.resolve(name) != topic.id
    ] == []  # a name that belonged to two would be refused on loading


def test_siblings_serve_in_part_and_both_ways(topics: Taxonomy) -> None:
    assert topics.similarity("programming", "Automating routine work") == 0.4
    assert topics.similarity("automation", "coding") == 0.4
    assert topics.similarity("programming", "coding") == 1.0
    assert topics.similarity("programming", "budgeting") == 0.0


def test_what_is_typed_is_itself_and_never_an_id_by_chance() -> None:
    small = Taxonomy(topics=(Topic(id="bees", label="Bees"),))

    assert small.similarity("Pottery!", "pottery") == 1.0
    assert small.key("pottery") != "pottery"
    assert small.label("  Pottery! ") == "Pottery!"


def fault(kind: FaultOfTopics, topic: str, **facts: Any) -> TaxonomyFault:
    return TaxonomyFault(kind=kind, topic=topic, **facts)


@pytest.mark.parametrize(
    ("topics", "wrong"),
    [
        (
            (Topic(id="a", label="A"), Topic(id="a", label="B")),
            fault(FaultOfTopics.ID_TWICE, "a", count=2),
        ),
        (
            (Topic(id="a", label="A"), Topic(id="b", label="a")),
            fault(FaultOfTopics.NAME_TWICE, "b", other="a", name="a"),
        ),
        (
            (Topic(id="a", label="A", siblings=("z",)),),
            fault(FaultOfTopics.NO_SIBLING, "a", other="z"),
        ),
        (
            (Topic(id="a", label="A", siblings=("a",)),),
            fault(FaultOfTopics.NO_SIBLING, "a", other="a"),
        ),
    ],
)
def test_a_taxonomy_that_does_not_add_up_is_refused(topics: tuple[Topic, ...], wrong: TaxonomyFault) -> None:
    with pytest.raises(UnsoundTaxonomy) as refused:
        Taxonomy(topics=topics)
    assert refused.value.fault == wrong


# Words as people type them, and the topics any of which a person would accept, by label or id.
EVERYDAY = [
    tuple(part.strip() for part in line.split("|"))
    for line in (Path(__file__).parent / "topics_everyday.txt").read_text(encoding="utf-8").splitlines()
    if line and not line.startswith("#")
]
# How that list calls topics whose label is longer or other.
CALLED = {
    "staying well": "wellbeing-at-work", "making sense of data": "data-analysis", "managing time": "managing-time",
    "knowing yourself": "self-awareness", "strategy": "strategy", "coaching": "coaching", "inclusion": "inclusion",
    "part-time and flexible work": "part-time-working", "hiring": "hiring", "security": "cyber-security",
    "taking feedback well": "receiving-feedback", "difficult conversations": "difficult-conversations",
}  # fmt: skip


def accepted(topics: Taxonomy, told: str) -> set[str]:
    names = [name.strip() for name in told.removesuffix(": ask which").removesuffix("(asked)").split(",")]
    return {found for name in names if (found := CALLED.get(name) or topics.resolve(name))}


@pytest.mark.parametrize(("typed", "told"), EVERYDAY)
def test_everyday_words_are_read_as_a_person_would(topics: Taxonomy, typed: str, told: str) -> None:
    read = topics.read(typed)
    choices = {topic.id for topic in read.choices}

    if "ask which" in told or "(asked)" in told:
        assert read.topic is None
        assert accepted(topics, told) & choices
    elif "of its own" not in told:
        assert read.topic in accepted(topics, told)
    else:
        assert read.topic is not None


def test_every_word_that_is_written_short_is_read_as_the_whole_word(topics: Taxonomy) -> None:
    written = {short: whole for topic in topics.topics for name in topic.names for short, whole in shortened_in(name)}

    assert len(written) > 20
    for short, whole in written.items():
        assert topics.read(short) == replace(topics.read(whole), text=short)


def shortened_in(name: str) -> Iterator[tuple[str, str]]:
    """A name with each of its words written short, and the name."""
    words = name.casefold().split()
    for short, whole in WRITTEN_SHORT.items():
        if whole in words and len(words) > 1:
            yield " ".join(short if word == whole else word for word in words), name


@pytest.mark.parametrize("word", ["dev", "tech", "mgt", "comm"])
def test_a_word_alone_is_not_taken_for_another(word: str) -> None:
    assert plain(word) == word


def test_a_language_is_a_part_of_its_field_and_no_other_name_for_it(topics: Taxonomy) -> None:
    assert topics.similarity("Python", "Programming") == 1.0
    assert topics.similarity("Programming", "Python") == 0.4
    assert topics.similarity("Python", "JavaScript") == 0.0


def test_lived_experience_is_never_suggested(topics: Taxonomy) -> None:
    lived = {topic.id for topic in topics.topics if topic.lived}
    typed = ["black box testing", "race conditions", "transport", "transcription", "working dogs", "autism awarenes"]
    typed += [name[:-1] for topic in topics.topics if topic.lived for name in topic.names]

    assert lived >= {"lived-race", "lived-lgbtq", "neurodiversity"}
    assert [word for word in typed for each in topics.suggest(word) if each.topic.id in lived] == []
    assert topics.resolve("neuro diversity") == "neurodiversity"


@pytest.mark.parametrize("word", ["n/a", "None", "don't know", "-", " — ", "N.A.", "Not sure.", "???", ""])
def test_what_names_no_topic(word: str) -> None:
    assert is_no_answer(word)


@pytest.mark.parametrize("count", range(len(packs_there_are()) + 1))
def test_packs_go_together_in_any_number(count: int) -> None:
    for packs in combinations(packs_there_are(), count):
        assert len(load_taxonomy(packs=packs).topics) == len(load_taxonomy().topics) + sum(map(size_of_pack, packs))


def size_of_pack(name: str) -> int:
    return len(load_taxonomy(packs=[name]).topics) - len(load_taxonomy().topics)


def test_each_pack_has_forty_topics_or_more() -> None:
    assert packs_there_are() == ("education", "health-care", "local-government", "software", "trades")
    assert min(map(size_of_pack, packs_there_are())) >= 40


def test_a_pack_that_there_is_not_is_refused_with_those_that_there_are() -> None:
    with pytest.raises(TaxonomyError, match="education, health-care, local-government, software, trades"):
        load_taxonomy(packs=["astronomy"])


# Phrases that no list knows, each twice as two people would write it: other words order, endings, small slips.
SAME = [
    ("bee keeping", "beekeeping"), ("vegetable gardening", "gardening vegetables"), ("pottery", "making pottery"),
    ("wine tasting", "tasting wines"), ("furniture restoration", "restoring furniture"),
    ("dog training", "training dogs"),
    ("bird watching", "birdwatching"), ("calligraphy", "caligraphy"), ("stand up comedy", "stand-up comedy"),
    ("sourdough bread", "baking sourdough bread"), ("marathon running", "running marathons"),
    ("knitting", "knittting"),
    ("astronomy", "amateur astronomy"), ("chess openings", "chess opening"), ("sailing boats", "boat sailing"),
    ("watercolour painting", "watercolor paintings"), ("mountain climbing", "climbing mountains"),
    ("guitar playing", "playing the guitar"), ("origami", "orgami folding"),
    ("letterpress printing", "letter press printing"),
]  # fmt: skip


def test_phrases_that_no_list_knows_find_each_other() -> None:
    found = [likeness(one, other) >= ALIKE for one, other in SAME]
    strangers = [likeness(one[0], other[1]) >= ALIKE for one in SAME for other in SAME if one is not other]

    assert mean(found) >= 0.9
    assert mean(strangers) <= 0.01


def test_alike_phrases_are_found_among_many() -> None:
    these, those = {one for one, _ in SAME}, {other for _, other in SAME}
    every = {(one, other) for one in these for other in those if one != other and likeness(one, other) >= ALIKE}

    assert set(alike(these, those)) == every
    assert likeness("word 12", "word 13") == 0.0


@pytest.mark.parametrize(
    ("offered", "sought"),
    [
        ("Java", "C#"),
        ("kotlin", "R"),
        ("aws", "azure"),
        ("docker", "linux"),
        ("French", "Spanish"),
        ("Deutsch", "english"),
    ],
)
def test_one_language_or_tool_is_not_another(topics: Taxonomy, offered: str, sought: str) -> None:
    assert topics.similarity(offered, sought) < 1
    field = {"Java": "programming", "kotlin": "coding", "aws": "cloud", "docker": "devops"}.get(offered, "languages")
    assert topics.similarity(offered, field) == 1
    assert topics.similarity(field, offered) == pytest.approx(0.4)
