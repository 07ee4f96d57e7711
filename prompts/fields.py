"""What may be written for a question, checked by pydantic, and its errors in the words of this project."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated, Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from mentoring.model import Asker, GoalSide, GoalStage, QuestionStage, Theme

Text = Annotated[str, Field(pattern=r"\S")]
TextList = Annotated[tuple[Text, ...], Field(strict=False)]
Natural = Annotated[int, Field(ge=0)]


class _Written(BaseModel):
    """Fields of a TOML table: nothing unknown, and no text where a number belongs."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    id: Annotated[str, Field(pattern=r"^[a-z]+-[a-z0-9-]+$")]
    text: Text
    follow_ups: TextList
    status: Literal["draft", "active", "retired"] | None = None
    allow: TextList = ()
    because: str = ""


class WrittenQuestion(_Written):
    """A question, complete; what is left out is as `Question` has it."""

    stage: Annotated[QuestionStage, Field(strict=False)]
    asker: Annotated[Asker, Field(strict=False)]
    theme: Annotated[Theme, Field(strict=False)]
    depth: Annotated[int, Field(ge=1, le=3)]
    minutes: Natural
    method: Text
    min_session: Natural | None = None
    max_session: Natural | None = None
    source: Text | None = None
    looks_ahead: bool | None = None
    looks_back: bool | None = None


class WrittenTranslation(_Written):
    """A question's words in another language; the stage may head the file, and is the source's all the same."""

    stage: Any = None


class WrittenGoalQuestion(BaseModel):
    """A question about a goal; the stage may head the file."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    id: Annotated[str, Field(pattern=r"^[a-z]+-[a-z0-9-]+$")]
    text: Text
    stage: Annotated[GoalStage, Field(strict=False)]
    side: Annotated[GoalSide, Field(strict=False)]
    follow_up: Text
    doing: bool = False
    looks_ahead: bool = False


class WrittenGoalTranslation(BaseModel):
    """Its words in another language; the stage may head the file, and is the source's all the same."""

    model_config = ConfigDict(extra="forbid", strict=True, frozen=True)

    id: Text
    text: Text
    follow_up: Text
    stage: Any = None


_LISTS = ("follow_ups", "allow")
_FIRST = ("extra_forbidden", "missing")
"""Of several errors, the one told: a misspelt field before the one that is missing for it, then as they stand."""


def told(error: ValidationError) -> tuple[str, str]:
    """The field that is wrong, and why, in one sentence's end."""
    faults = error.errors(include_url=False)
    fault = min(faults, key=lambda each: _FIRST.index(each["type"]) if each["type"] in _FIRST else len(_FIRST))
    name = str(fault["loc"][0])
    return name, _why(name, fault["type"], fault["input"], fault.get("ctx", {}))


def _why(name: str, kind: str, given: Any, facts: Mapping[str, Any]) -> str:
    if kind == "missing":
        return "is missing"
    if kind == "extra_forbidden":
        return "is no field of a question"
    if name in _LISTS:
        return "is no list of texts"
    if name == "depth":
        return f"{given!r} is none of 1, 2, 3"
    if kind in ("enum", "literal_error"):
        choices = str(facts["expected"]).replace(" or ", ", ").replace("'", "")
        return f"{given!r} is none of {choices}"
    if kind in ("int_type", "greater_than_equal"):
        return f"{given!r} is no whole number of 0 or more"
    if kind == "bool_type":
        return f"{given!r} is neither true nor false"
    return f"{given!r} does not look like rea-03" if name == "id" and isinstance(given, str) else "is no text"
