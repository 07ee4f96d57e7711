"""Checks what topics are called in another language: each has a name that fits, and no two have the same."""

from __future__ import annotations

from collections.abc import Iterator

from mentoring.taxonomy import Taxonomy
from mentoring.topic_words import plain
from prompts.lint import Code, Finding
from prompts.taxonomy import LONGEST_LABEL, topic_names


def lint_topics(taxonomy: Taxonomy, language: str) -> tuple[Finding, ...]:
    """Everything wrong with the names of these topics in a language; nothing in the one that they are written in."""
    return tuple(_findings(taxonomy, language)) if language in topic_names() else ()


def _findings(taxonomy: Taxonomy, language: str) -> Iterator[Finding]:
    def finding(topic: str, message: str) -> Finding:
        return Finding(question=topic, code=Code.TRANSLATION, message=message, field="label")

    taken: dict[str, str] = {}
    for topic in taxonomy.topics:
        label = topic.labels.get(language, "")
        owner = taken.setdefault(plain(label), topic.id)
        if not label or topic.group not in topic_names()[language].groups:
            yield finding(topic.id, f"It has no name in {language!r}, or its group has none")
        elif len(label) > LONGEST_LABEL:
            yield finding(topic.id, f"“{label}” has more than {LONGEST_LABEL} characters")
        elif owner != topic.id or taxonomy.resolve(label) != topic.id:
            yield finding(topic.id, f"“{label}” is the name of “{taxonomy.resolve(label) or owner}” too")
