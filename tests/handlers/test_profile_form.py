"""Reading the profile's form: what was picked is sure, what was typed may be asked about."""

from __future__ import annotations

from typing import Any

import pytest

from handlers import forms
from handlers.ids import Field
from handlers.texts import texts
from mentoring.model import Language
from prompts.taxonomy import load_taxonomy

ENGLISH = texts(Language.ENGLISH)
TOPICS = load_taxonomy()


def _form(**values: Any) -> dict[str, Any]:
    return {"state": {"values": {field: {field: element} for field, element in values.items()}}}


@pytest.mark.parametrize("topic", sorted(TOPICS.by_id))
def test_no_topic_that_was_picked_is_asked_about(topic: str) -> None:
    picked = {"selected_options": [{"value": topic}]}

    read = forms.topics(ENGLISH, _form(**{Field.OFFERS.value: picked, Field.SEEKS.value: picked}), TOPICS)

    assert read == {"offers": [topic], "seeks": [topic]}
