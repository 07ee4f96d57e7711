"""Every form: nothing that is needed is called optional, nor the other way round, and an error says what to do."""

from __future__ import annotations

import ast
import re
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

import handlers
from handlers import forms
from handlers.blocks.block_kit import Block, Message, View
from handlers.forms import Invalid
from handlers.forms.agreement import FIRST
from handlers.ids import SURVEY_FIELD, Callback, Field
from handlers.refusals import worded
from handlers.texts.extract import literal, mark_of
from mentoring import errors, steering_errors
from mentoring.errors import NoUsableChannel, Refusal
from mentoring.model import CohortStage
from mentoring.pairing import refusals
from mentoring.programme.reminders import Whom
from tests.handlers import refused
from tests.handlers.blocks.cases import drawn
from tests.handlers.blocks.samples import AMINA, TAXONOMY, TODAY, Samples, T

SAMPLES = Samples()
COHORT = SAMPLES.at(CohortStage.OPEN)
CASES = {
    f"{name}: {case}": view
    for name, shown in drawn(SAMPLES).items()
    for case, view in shown.items()
    if not isinstance(view, Message) and any(block["type"] == "input" for block in view["blocks"])
}

WORKED: dict[str, Any] = {
    "offers": ["negotiation"],
    "seeks": ["spreadsheets"],
    "level": 2,
    "department": "",
    "languages": ["en"],
    "hours": "09:00-17:00",
}
"""What the steps before the last of a profile carry along."""

READERS: dict[Callback, Callable[[View], object]] = {
    Callback.PROFILE_TOPICS: lambda view: forms.topics(T, view, TAXONOMY),
    Callback.PROFILE_WORK: lambda view: forms.work(T, view),
    Callback.PROFILE_WISHES: lambda view: forms.wishes(T, view, WORKED, AMINA),
    Callback.BETWEEN_US: lambda view: forms.chosen(view, Field.BETWEEN_US),
    Callback.LEAVE: lambda view: forms.chosen(view, Field.WAY_OUT),
    Callback.PAUSE: lambda view: forms.until(T, view),
    Callback.COHORT_WHAT: lambda view: forms.cohort_what(T, view, COHORT, TODAY),
    Callback.COHORT_HOW: lambda view: forms.cohort_how(T, view, COHORT),
    Callback.COHORT_WHO: lambda view: forms.cohort_who(T, view, COHORT),
    Callback.EDIT_COHORT: lambda view: forms.cohort_edit(T, view, COHORT),
    Callback.EDIT_RULES: lambda view: forms.cohort_edit(T, view, COHORT),
    Callback.OWN_WORDS: lambda view: forms.own_words(T, view, COHORT),
    Callback.INVITE: lambda view: forms.invitation(T, view),
    Callback.REMIND: lambda view: forms.whom(T, view, tuple(Whom)),
    Callback.SWAP: lambda view: forms.two_people(T, view),
    Callback.CHANGE_RULES: lambda view: forms.rules(T, view),
    Callback.AFTER_RESTORE: lambda view: forms.chosen(view, Field.INTRODUCED),
    Callback.PULSE: lambda view: (forms.pulse(T, view), forms.notes(T, view)),
    Callback.NOTE: lambda view: forms.notes(T, view),
    Callback.GOALS: lambda view: forms.goals(T, view),
    Callback.CALENDAR: lambda view: forms.meeting(T, view),
    Callback.OWN_TIME: lambda view: forms.meeting(T, view),
    Callback.MY_CALENDAR: lambda view: forms.link(T, view),
    Callback.THANKS: lambda view: forms.thanks(T, view),
    Callback.SUPPORT: lambda view: forms.support(T, view),
    Callback.HEARS: lambda view: forms.muted(view),
    Callback.AGREEMENT_WORDS: lambda view: forms.agreement_words(T, view),
    Callback.AGREEMENT_RULES: lambda view: forms.agreement_rules(T, view, {field.value: "Words." for field in FIRST}),
    Callback.ASK: lambda view: forms.question(T, view),
    Callback.OWN_QUESTION: lambda view: forms.wording(T, view),
    Callback.PASTE_QUESTIONS: lambda view: forms.rows(T, view),
    Callback.SURVEY: lambda view: forms.survey(T, view, list(SURVEY_FIELD)),
}
"""What reads each form that is sent."""


def fields(view: View) -> list[Block]:
    return [block for block in view["blocks"] if block["type"] == "input"]


def filled(field: Block) -> dict[str, Any]:
    """What Slack hands back for a field that somebody has filled in, or left as it was offered."""
    element = field["element"]
    offered = [
        *element.get("options", ()),
        *(o for group in element.get("option_groups", ()) for o in group["options"]),
    ]
    match element["type"]:
        case "plain_text_input":
            return {"value": element.get("initial_value") or "Words"}
        case "static_select" | "radio_buttons":
            return {"selected_option": element.get("initial_option") or offered[0]}
        case "multi_static_select" | "checkboxes":
            return {"selected_options": element.get("initial_options") or offered[:1]}
        case "multi_users_select":
            return {"selected_users": element.get("initial_users") or ["UBEN"]}
        case "users_select":
            return {"selected_user": element.get("initial_user") or f"U{field['block_id']}"}
        case "conversations_select":
            return {"selected_conversation": element.get("initial_conversation") or "CMENTORING"}
        case "datepicker":
            return {"selected_date": element.get("initial_date") or str(date(2027, 2, 1))}
        case "timepicker":
            return {"selected_time": element.get("initial_time") or "11:00"}
    raise AssertionError(element["type"])


def sent(view: View, *, empty: set[str]) -> View:
    """The form as it is sent, these fields empty."""
    values = {
        field["block_id"]: {field["block_id"]: {} if field["block_id"] in empty else filled(field)}
        for field in fields(view)
    }
    return {**view, "state": {"values": values}}


def refused_for(view: View, *, empty: set[str]) -> set[str]:
    """The fields that a form is sent back for."""
    try:
        READERS[Callback(view["callback_id"])](sent(view, empty=empty))
    except Invalid as invalid:
        return {str(field) for field in invalid.errors}
    return set()


def test_every_form_is_looked_at() -> None:
    assert {Callback(view["callback_id"]) for view in CASES.values()} == set(READERS)


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_form_with_nothing_but_what_is_needed_is_taken(name: str) -> None:
    """So that nothing is called optional of which one has to be filled in after all."""
    optional = {field["block_id"] for field in fields(CASES[name]) if field["optional"]}

    assert refused_for(CASES[name], empty=optional) == set()


@pytest.mark.parametrize("name", sorted(CASES))
def test_a_form_with_everything_filled_in_is_taken(name: str) -> None:
    assert refused_for(CASES[name], empty=set()) == set()


def stays_filled(field: Block) -> bool:
    """Whether nobody can empty it: a choice or a day that is offered can be changed, and not taken away."""
    element = field["element"]
    return element["type"] in ("radio_buttons", "static_select", "datepicker") and any(
        name.startswith("initial_") for name in element
    )


@pytest.mark.parametrize("name", sorted(CASES))
def test_what_is_not_optional_is_needed(name: str) -> None:
    """Slack asks for it before a form is sent; whatever a client of somebody's own making sends, we do too."""
    view = CASES[name]
    optional = {field["block_id"] for field in fields(view) if field["optional"]}
    taken_without = [
        field["block_id"]
        for field in fields(view)
        if not field["optional"]
        and not stays_filled(field)
        and not refused_for(view, empty={field["block_id"], *optional})
    ]

    assert taken_without == []


FIX = re.compile(
    r"(?:^|[.:;,?] |or )(?:Choose|Write|Type|Keep|Give|Leave|Paste|Close|Put|Open|Please|One|Add|Take|Name)\b"
    r"|type /\w+|opt-in closes after today|or (?:nobody|unarchive)|choose other",
)
"""What to do, said as one says it."""

UNDER_FIELDS: tuple[type[Refusal], ...] = (
    errors.MeetingInThePast,
    errors.TimeTooFar,
    errors.PauseInThePast,
    errors.LinkNotTaken,
    errors.DatesDoNotFit,
    steering_errors.JoinUntilDoesNotFit,
    NoUsableChannel,
    refusals.BreaksARule,
    refusals.NobodyToSwap,
)
"""The refusals that stand under a field."""


def said_under_fields() -> Iterator[str]:
    """Every sentence that stands under a field: those of the forms, and the refusals that handlers put there."""
    root = Path(handlers.__file__).parent
    for file in sorted((root / "forms").glob("*.py")):
        for node in ast.walk(ast.parse(file.read_text(encoding="utf-8"))):
            if isinstance(node, ast.Call) and mark_of(node) == "t" and node.args:
                said = literal(node.args[0])
                if said and said[-1] == ".":
                    yield said
    yield from (worded(T, each) for each in refused.each() if isinstance(each, UNDER_FIELDS))


SAID = sorted(set(said_under_fields()))


def test_there_are_sentences_to_look_at() -> None:
    assert len(SAID) > 30


@pytest.mark.parametrize("said", SAID)
def test_an_error_under_a_field_says_what_to_do(said: str) -> None:
    assert FIX.search(said.replace("`", ""))
