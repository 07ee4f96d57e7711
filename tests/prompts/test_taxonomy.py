"""Reading topics: what is written comes back, and what is wrong is refused with file, line, topic and field."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentoring.topics import Topic
from prompts.taxonomy import LONGEST_LABEL, TaxonomyError, load_taxonomy

GOOD = """# Our own topics
[[topic]]
id = "tea"
label = "Making tea"
group = "Kitchen"
synonyms = ["chai"]

[[topic]]
id = "coffee"
label = "Making coffee"
group = "Kitchen"
siblings = ["tea"]
note = "asked for by Ben"
"""


def written(folder: Path, text: str) -> Path:
    file = folder / "topics.toml"
    file.write_text(text, encoding="utf-8")
    return file


def test_topics_come_back_as_written(tmp_path: Path) -> None:
    assert load_taxonomy(written(tmp_path, GOOD)).topics == (
        Topic(id="tea", label="Making tea", group="Kitchen", synonyms=("chai",)),
        Topic(id="coffee", label="Making coffee", group="Kitchen", siblings=("tea",)),
    )


@pytest.mark.parametrize(
    ("before", "after", "said"),
    [
        ('id = "coffee"\n', "", ":8: topic 2 (without an id): id is missing"),
        ('label = "Making tea"', 'label = " "', ":2: topic 1 (tea): label is missing"),
        ('label = "Making tea"', "label = 3", ":2: topic 1 (tea): label is missing"),
        ("Making coffee", "x" * (LONGEST_LABEL + 1), ":8: topic 2 (coffee): label has at most 70 characters"),
        ('["chai"]', '"chai"', ":2: topic 1 (tea): synonyms is a list of words"),
        ('["tea"]', "[1]", ":8: topic 2 (coffee): siblings is a list of words"),
        ('["tea"]', '["cocoa"]', ": “coffee” names a sibling “cocoa”, which is no other topic."),
        ('["chai"]', '["chai"', ": Unclosed array (at line 8, column 1)"),
        (GOOD, "", ": there is no [[topic]]"),
        (GOOD, 'topic = ["tea"]', ": there is no [[topic]]"),
    ],
)
def test_what_is_wrong_is_refused_with_its_place(tmp_path: Path, before: str, after: str, said: str) -> None:
    assert before in GOOD
    file = written(tmp_path, GOOD.replace(before, after))

    with pytest.raises(TaxonomyError) as caught:
        load_taxonomy(file)

    assert str(caught.value) == f"{file}{said}"


def test_a_file_that_is_no_text_or_not_there_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "topics.toml"
    with pytest.raises(TaxonomyError, match="No such file"):
        load_taxonomy(file)
    file.write_bytes(GOOD.replace("tea", "th\xe9").encode("latin-1"))
    with pytest.raises(TaxonomyError, match="is not UTF-8 text"):
        load_taxonomy(file)
