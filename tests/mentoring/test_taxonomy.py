"""The topics of a workspace: names, synonyms, siblings, and what somebody may have meant."""

from __future__ import annotations

import pytest

from mentoring.taxonomy import Taxonomy, Topic
from prompts.taxonomy import load_taxonomy

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


def test_the_library_has_up_to_a_hundred_topics_and_each_has_synonyms_and_siblings(topics: Taxonomy) -> None:
    assert 60 <= len(topics.topics) <= 100
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


@pytest.mark.parametrize(
    ("topics", "fault"),
    [
        ((Topic(id="a", label="A"), Topic(id="a", label="B")), "The id “a” is used by 2 topics."),
        ((Topic(id="a", label="A"), Topic(id="b", label="a")), "The name “a” belongs to both “a” and “b”."),
        ((Topic(id="a", label="A", siblings=("z",)),), "“a” names a sibling “z”, which is no other topic."),
        ((Topic(id="a", label="A", siblings=("a",)),), "“a” names a sibling “a”, which is no other topic."),
    ],
)
def test_a_taxonomy_that_does_not_add_up_is_refused(topics: tuple[Topic, ...], fault: str) -> None:
    with pytest.raises(ValueError, match=fault):
        Taxonomy(topics=topics)
