"""What topics are called in another language: each has a name, which people may type; what is missing is said."""

from __future__ import annotations

from dataclasses import replace

from mentoring.taxonomy import Taxonomy
from prompts.lint_topics import lint_topics
from prompts.taxonomy import load_taxonomy, packs_there_are

EVERYTHING = load_taxonomy(packs=packs_there_are())


def found(**changed: object) -> list[str]:
    """What is said of the first topic, changed."""
    first, *others = EVERYTHING.topics
    topics = (replace(first, **changed), *others)  # type: ignore[arg-type]  # what the test names
    return [each.message for each in lint_topics(Taxonomy(topics=topics), "de") if each.question == first.id]


def test_every_topic_has_a_german_name_of_its_own() -> None:
    assert lint_topics(EVERYTHING, "de") == ()
    assert lint_topics(EVERYTHING, "en") == ()


def test_people_may_type_it_and_read_it_each_in_their_language() -> None:
    assert EVERYTHING.resolve("ein team leiten") == "leading-a-team"
    assert EVERYTHING.label("Leading a team", "de") == "Ein Team leiten"
    assert EVERYTHING.label("leading-a-team") == "Leading a team"
    assert EVERYTHING.label("Töpfern", "de") == "Töpfern"


def test_what_is_missing_or_too_long_or_taken_is_said() -> None:
    assert found(labels={}) == ["It has no name in 'de', or its group has none"]
    assert found(labels={"de": "x" * 71}) == [f"“{'x' * 71}” has more than 70 characters"]
    assert found(labels={"de": "Delegating"}) == ["“Delegating” is the name of “delegating” too"]
