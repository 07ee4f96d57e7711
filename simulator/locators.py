"""Finding a control on the screen by the words a person sees on it or beside it."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass

from simulator.errors import NotVisible
from simulator.inputs import elements_of
from simulator.model import Json, SlackMessage, SlackView

LabelMatch = Callable[[str, str], bool]


@dataclass(frozen=True, kw_only=True)
class Surface:
    """A surface with controls on it: a message, or a view (modal or Home)."""

    message: SlackMessage | None = None
    view: SlackView | None = None

    @property
    def blocks(self) -> list[Json]:
        """Its blocks."""
        if self.message:
            return self.message.blocks
        return self.view.blocks if self.view else []


@dataclass(frozen=True, kw_only=True)
class Control:
    """Something to press or choose from; `option` when it is one line of an overflow menu."""

    place: Surface
    block: Json
    element: Json
    names: tuple[str, ...]
    beside: str
    option: Json | None = None

    @property
    def label(self) -> str:
        """The first of its names."""
        return self.names[0] if self.names else "(no label)"


def buttons(place: Surface) -> list[Control]:
    """Everything that is pressed: buttons and the lines of overflow menus."""
    found = []
    for control in _controls(place):
        if control.element["type"] == "button":
            found.append(control)
        elif control.element["type"] == "overflow":
            found += [_line(control, option) for option in control.element["options"]]
    return found


def fields(place: Surface) -> list[Control]:
    """Everything that is filled in or chosen from."""
    return [control for control in _controls(place) if control.element["type"] not in {"button", "image"}]


def _line(control: Control, option: Json) -> Control:
    return Control(
        place=control.place,
        block=control.block,
        element=control.element,
        names=(option["text"]["text"],),
        beside=control.beside,
        option=option,
    )


def _controls(place: Surface) -> list[Control]:
    found, heading = [], ""
    by_block: dict[int, list[Json]] = {}
    for block, element in elements_of(place.blocks):
        by_block.setdefault(id(block), []).append(element)
    for block in place.blocks:
        own = _text(block.get("label") or block.get("text"))
        own = own or " ".join(_text(field) for field in block.get("fields", []))
        for element in by_block.get(id(block), []):
            near = own or heading
            found.append(Control(place=place, block=block, element=element, names=_names(element, near), beside=near))
        heading = own or heading
    return found


def _names(element: Json, near: str) -> tuple[str, ...]:
    if element["type"] == "button":
        named = (_text(element["text"]), element.get("accessibility_label", ""))
    else:
        named = (near, _text(element.get("placeholder")))
    return tuple(name for name in named if name)


def _text(text: object) -> str:
    return str(text.get("text", "")) if isinstance(text, dict) else str(text or "")


def words(text: str) -> str:
    """Text without emoji names, marks and capitals, as one compares what one reads."""
    without_emoji = re.sub(r":[a-z0-9_+-]+:", " ", text)
    return " ".join(re.findall(r"\w+", without_emoji.replace("_", " ").casefold()))


def _same(wanted: str, name: str) -> bool:
    return " ".join(wanted.casefold().split()) == " ".join(name.casefold().split())


def _same_words(wanted: str, name: str) -> bool:
    return bool(words(wanted)) and words(wanted) == words(name)


def _begins(wanted: str, name: str) -> bool:
    return bool(words(wanted)) and words(name).startswith(words(wanted))


def _mentions(wanted: str, name: str) -> bool:
    asked, there = words(wanted).split(), words(name).split()
    return bool(asked) and all(any(word.startswith(part.rstrip("s")) for word in there) for part in asked)


STRICT: tuple[LabelMatch, ...] = (_same, _same_words)
FOR_BUTTONS: tuple[LabelMatch, ...] = (*STRICT, _begins)
LENIENT: tuple[LabelMatch, ...] = (*FOR_BUTTONS, _mentions)
"""Pressing the wrong thing does harm, so that words from the middle of a button do not find it."""


def find(
    controls_by_place: Iterable[list[Control]],
    wanted: str,
    *,
    nth: int | None = None,
    beside: str | None = None,
    rules: tuple[LabelMatch, ...] = LENIENT,
) -> Control | None:
    """The control called `wanted` in the first place that shows one; exact names win over beginnings.

    `nth` (from 1) or words `beside` it choose among several; NotVisible when that stays open. None when there is none.
    """
    coming = iter(controls_by_place)
    seen: list[list[Control]] = []
    for rule in rules:
        # The first rule walks the screen from the newest message on and mostly stops there.
        for controls in seen or _kept(coming, seen):
            hits = [control for control in controls if any(rule(wanted, name) for name in control.names)]
            if beside is not None:
                hits = [control for control in hits if words(beside) in words(control.beside)]
            if hits:
                return _chosen(hits, wanted, nth)
    return None


def _kept(coming: Iterator[list[Control]], seen: list[list[Control]]) -> Iterator[list[Control]]:
    for controls in coming:
        seen.append(controls)
        yield controls


def _chosen(hits: list[Control], wanted: str, nth: int | None) -> Control:
    if nth is not None and nth <= len(hits):
        return hits[nth - 1]
    if nth is None and len(hits) == 1:
        return hits[0]
    listed = "; ".join(f"{hit.label!r} beside {hit.beside[:40]!r}" for hit in hits)
    raise NotVisible(f"{wanted!r} is there {len(hits)} times, say nth= or beside=: {listed}")


def option_named(options: list[Json], wanted: object) -> Json:
    """The option that reads like this or has this value, or the option itself; NotVisible with all that there are."""
    if isinstance(wanted, dict):
        return option_of_value(options, str(wanted.get("value")))
    wanted = str(wanted)
    for rule in (*STRICT, _begins):
        hits = [option for option in options if rule(wanted, option["text"]["text"])]
        if len(hits) == 1:
            return hits[0]
    for option in options:
        if option["value"] == wanted:
            return option
    listed = ", ".join(repr(option["text"]["text"]) for option in options)
    raise NotVisible(f"no single option {wanted!r}; there is: {listed}")


def option_of_value(options: list[Json], value: str) -> Json:
    """The option with exactly this value, as a page that draws it names it; NotVisible when there is none."""
    for option in options:
        if option["value"] == value:
            return option
    raise NotVisible(f"no option has the value {value!r}")
