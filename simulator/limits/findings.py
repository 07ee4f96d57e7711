"""A list of what is wrong with a piece of Block Kit, and the checks that all its parts share."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any

from simulator.model import Json

ID_LENGTH = 255
PLAIN = ("plain_text",)
ANY_TEXT = ("plain_text", "mrkdwn")


class SurfaceKind(StrEnum):
    """Where blocks are shown."""

    MESSAGE = "message"
    MODAL = "modal"
    HOME = "home"


@dataclass
class Findings:
    """What is wrong so far; each check adds to it and never raises."""

    surface: SurfaceKind
    new_blocks: bool = True
    errors: list[str] = field(default_factory=list)

    def add(self, at: str, sentence: str) -> None:
        """One thing is wrong at this JSON pointer."""
        self.errors.append(f"[ERROR] {sentence} [json-pointer:{at}]")

    def keys(self, given: Json, at: str, allowed: Collection[str], required: Collection[str] = ()) -> bool:
        """Slack refuses unknown fields and misses required ones."""
        for key in given:
            if key not in allowed and key != "type":
                self.add(at, f"invalid additional property: {key}")
        missing = [key for key in required if given.get(key) in (None, "", [])]
        for key in missing:
            self.add(at, f"missing required field: {key}")
        return not missing

    def string(self, value: Any, at: str, most: int, least: int = 1) -> None:
        """A string of a length within bounds; None is not checked."""
        if value is None:
            return
        if not isinstance(value, str):
            self.add(at, "must be a string")
        elif len(value) > most:
            self.add(at, f"must be less than {most + 1} characters")
        elif len(value) < least:
            self.add(at, f"must be more than {least - 1} characters")

    def items(self, value: Any, at: str, most: int, least: int = 1) -> list[Any]:
        """A list with a number of items within bounds; answers with it, or with an empty one."""
        if not isinstance(value, list):
            self.add(at, "must be an array")
            return []
        if len(value) > most:
            self.add(at, f"no more than {most} items allowed")
        if len(value) < least:
            self.add(at, f"no fewer than {least} items allowed")
        return value

    def text(self, value: Any, at: str, most: int, kinds: Collection[str] = ANY_TEXT) -> None:
        """A text object of one of these kinds and at most this long; None is not checked."""
        if value is None:
            return
        if not isinstance(value, dict) or value.get("type") not in kinds:
            self.add(at, f"must be a text object of type {' or '.join(kinds)}")
            return
        allowed = {"text", "emoji"} if value["type"] == "plain_text" else {"text", "verbatim"}
        if self.keys(value, at, allowed, ("text",)):
            self.string(value["text"], f"{at}/text", most)

    def number(self, value: Any, at: str, least: int, most: int) -> None:
        """A whole number within bounds; None is not checked."""
        if value is not None and not (isinstance(value, int) and least <= value <= most):
            self.add(at, f"must be a number from {least} to {most}")

    def unique(self, names: list[tuple[str, str]], what: str) -> None:
        """No two of these (pointer, name) share a name."""
        seen: set[str] = set()
        for at, name in names:
            if name in seen:
                self.add(at, f"`{what}` {name!r} already exists")
            seen.add(name)
