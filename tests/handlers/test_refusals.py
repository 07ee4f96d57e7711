"""Every refusal is worded, in one place, from its facts."""

from __future__ import annotations

import json
import pickle
from pathlib import Path

import pytest

from handlers.errors import _under_its_fields
from handlers.forms import Invalid
from handlers.refusals import WITHOUT_FACTS, worded
from handlers.texts import texts
from mentoring.errors import CohortClosed, Refusal
from mentoring.model import ChannelId, Language
from tests.handlers import refused

GOLDEN = Path(__file__).parent / "goldens" / "refusals.txt"
ENGLISH = texts(Language.ENGLISH)


def everywhere(kind: type[Refusal] = Refusal) -> set[type[Refusal]]:
    return {kind}.union(*(everywhere(each) for each in kind.__subclasses__()))


def test_each_refusal_reads_as_the_golden_says(update_goldens: bool) -> None:
    shown = "".join(f"{type(each).__name__}: {worded(ENGLISH, each)}\n" for each in refused.each())

    if update_goldens:
        GOLDEN.write_text(shown, encoding="utf-8")
    assert shown == GOLDEN.read_text(encoding="utf-8")


def test_no_refusal_of_the_product_is_left_without_words() -> None:
    product = {kind for kind in everywhere() if kind.__module__.startswith("mentoring.")}
    unsaid = worded(ENGLISH, Refusal())

    assert set(refused.kinds()) == product
    assert [each for each in refused.each() if worded(ENGLISH, each) == unsaid and type(each) is not Refusal] == []
    assert {kind for kind in WITHOUT_FACTS if kind().facts} == set()


def test_what_somebody_typed_calls_nobody() -> None:
    closed = CohortClosed(cohort="<!channel> & <@U1>", channel=ChannelId("C1"))

    assert "*&lt;!channel&gt; &amp; &lt;@U1&gt;*" in worded(ENGLISH, closed)
    assert "<#C1>" in worded(ENGLISH, closed)


@pytest.mark.parametrize("refusal", list(refused.each()), ids=lambda refusal: type(refusal).__name__)
def test_a_refusal_comes_out_of_another_process_with_its_facts(refusal: Refusal) -> None:
    again = pickle.loads(pickle.dumps(refusal))

    assert (type(again), again.facts) == (type(refusal), refusal.facts)


def test_under_a_field_a_refusal_shows_no_marks() -> None:
    said = {str(place): worded(ENGLISH, each) for place, each in enumerate(refused.each())}
    assert any("`" in sentence for sentence in said.values())

    answer = json.loads(_under_its_fields(Invalid(said)).body)

    assert {field for field, sentence in answer["errors"].items() if set("`*") & set(sentence)} == set()
    assert answer["errors"].keys() == said.keys()
