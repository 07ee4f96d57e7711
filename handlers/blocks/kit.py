"""The few shapes that every message and form is made of, checked against Slack's limits when they are built."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime, time
from typing import Any

from slack_sdk.models.blocks import (
    ActionsBlock,
    ButtonElement,
    ContextBlock,
    DividerBlock,
    HeaderBlock,
    MarkdownTextObject,
    PlainTextObject,
    SectionBlock,
)
from slack_sdk.models.blocks.basic_components import ConfirmObject, Option
from slack_sdk.models.blocks.block_elements import OverflowMenuElement
from slack_sdk.models.views import View as SlackView

from handlers.ids import Action, Callback, Field

Block = dict[str, Any]
"""One Block Kit block, as Slack's JSON."""

View = dict[str, Any]
"""A modal or App Home, as Slack's JSON."""

MOST_BLOCKS = {"message": 50, "modal": 100, "home": 100}
LONGEST_SECTION = 3000
LONGEST_TEXT = 4000


@dataclass(frozen=True, kw_only=True)
class Message:
    """A message: `text` says everything on its own (screen readers and notifications read only that)."""

    text: str
    blocks: tuple[Block, ...] = ()


class UnfitForSlack(ValueError):
    """A message or form that Slack would refuse, or that some readers could not use."""


def message(*blocks: Block, text: str | None = None) -> Message:
    """A finished message; its full text is what the blocks say, unless given. Raises UnfitForSlack."""
    spoken = text if text is not None else "\n".join(filter(None, map(_spoken, blocks)))
    _check(blocks, "message")
    if not spoken.strip():
        raise UnfitForSlack("A message needs a text that stands on its own.")
    return Message(text=shorten(spoken, LONGEST_TEXT), blocks=blocks)


def modal(
    callback: Callback,
    title: str,
    *blocks: Block,
    submit: str | None = None,
    close: str = "Close",
    metadata: str = "",
) -> View:
    """A finished modal. Raises UnfitForSlack, or Slack's own formation error for a title that is too long."""
    _check(blocks, "modal")
    if submit is None and any(block["type"] == "input" for block in blocks):
        raise UnfitForSlack(f"The form {title!r} has inputs and no way to submit them.")
    if len(metadata) > 3000:
        raise UnfitForSlack(f"The form {title!r} carries more than Slack keeps.")
    view: View = SlackView(
        type="modal",
        callback_id=callback,
        title=PlainTextObject(text=title),
        submit=PlainTextObject(text=submit) if submit else None,
        close=PlainTextObject(text=close),
        private_metadata=metadata,
        blocks=list(blocks),
    ).to_dict()
    return view


def home(*blocks: Block) -> View:
    """A finished App Home. Raises UnfitForSlack."""
    _check(blocks, "home")
    return {"type": "home", "blocks": list(blocks)}


def section(text: str, accessory: Block | None = None, block_id: str | None = None) -> Block:
    """A paragraph of mrkdwn, with a control beside it where there is one."""
    built: Block = SectionBlock(
        text=MarkdownTextObject(text=shorten(text, LONGEST_SECTION)), block_id=block_id
    ).to_dict()
    return {**built, "accessory": accessory} if accessory else built


def header(text: str) -> Block:
    """A heading."""
    built: Block = HeaderBlock(text=PlainTextObject(text=shorten(text, 150))).to_dict()
    return built


def context(text: str) -> Block:
    """A quieter line."""
    built: Block = ContextBlock(elements=[MarkdownTextObject(text=shorten(text, LONGEST_SECTION))]).to_dict()
    return built


def divider() -> Block:
    """A rule between parts."""
    built: Block = DividerBlock().to_dict()
    return built


def actions(*elements: Block, block_id: str | None = None) -> Block:
    """A row of controls."""
    built: Block = ActionsBlock(elements=list(elements), block_id=block_id).to_dict()
    return built


def button(
    label: str,
    action: Action,
    value: str = "-",
    *,
    style: str | None = None,
    confirm: Block | None = None,
) -> Block:
    """A button; its label is a verb with its object."""
    built: Block = ButtonElement(text=PlainTextObject(text=label), action_id=action, value=value, style=style).to_dict()
    return {**built, "confirm": confirm} if confirm else built


def confirm(title: str, text: str, yes: str, no: str = "Keep things as they are") -> Block:
    """The question before something that cannot be undone."""
    built: Block = ConfirmObject(title=title, text=MarkdownTextObject(text=text), confirm=yes, deny=no).to_dict()
    return built


def menu(action: Action, options: Sequence[tuple[str, str]]) -> Block:
    """An overflow menu of (label, value)."""
    built: Block = OverflowMenuElement(
        action_id=action, options=[Option(label=label, value=value) for label, value in options]
    ).to_dict()
    return built


def option(label: str, value: str, description: str | None = None) -> Block:
    """One option of a select, radio group or checkboxes."""
    built: Block = {"text": {"type": "plain_text", "text": shorten(label, 75)}, "value": value}
    return {**built, "description": {"type": "plain_text", "text": shorten(description, 75)}} if description else built


def field(label: str, name: Field, element: Mapping[str, Any], *, optional: bool = False, hint: str = "") -> Block:
    """A labelled input; its block and its element carry the field's name."""
    built: Block = {
        "type": "input",
        "block_id": name.value,
        "label": {"type": "plain_text", "text": label},
        "element": {**element, "action_id": name.value},
        "optional": optional,
    }
    return {**built, "hint": {"type": "plain_text", "text": hint}} if hint else built


def pick_one(options: Sequence[Block], chosen: str | None = None, placeholder: str = "Choose one") -> Block:
    """A select of one."""
    return _with_initial(
        {"type": "static_select", "placeholder": _plain(placeholder), "options": list(options)},
        "initial_option",
        next((each for each in options if each["value"] == chosen), None),
    )


def pick_radio(options: Sequence[Block], chosen: str | None = None) -> Block:
    """Radio buttons: every choice is in sight."""
    return _with_initial(
        {"type": "radio_buttons", "options": list(options)},
        "initial_option",
        next((each for each in options if each["value"] == chosen), None),
    )


def pick_many(options: Sequence[Block], chosen: Sequence[str], most: int, placeholder: str) -> Block:
    """A select of several; the order of choosing is kept."""
    by_value = {each["value"]: each for each in options}
    return _with_initial(
        {
            "type": "multi_static_select",
            "placeholder": _plain(placeholder),
            "options": list(options),
            "max_selected_items": most,
        },
        "initial_options",
        [by_value[value] for value in chosen if value in by_value],
    )


def pick_grouped(groups: Mapping[str, Sequence[Block]], chosen: Sequence[str], most: int, placeholder: str) -> Block:
    """A select of several under headings."""
    by_value = {each["value"]: each for options in groups.values() for each in options}
    return _with_initial(
        {
            "type": "multi_static_select",
            "placeholder": _plain(placeholder),
            "option_groups": [
                {"label": _plain(shorten(name, 75)), "options": list(options)} for name, options in groups.items()
            ],
            "max_selected_items": most,
        },
        "initial_options",
        [by_value[value] for value in chosen if value in by_value],
    )


def pick_boxes(options: Sequence[Block], chosen: Iterable[str]) -> Block:
    """Checkboxes."""
    wanted = set(chosen)
    return _with_initial(
        {"type": "checkboxes", "options": list(options)},
        "initial_options",
        [each for each in options if each["value"] in wanted],
    )


def pick_people(chosen: Sequence[str], most: int, placeholder: str) -> Block:
    """A select of people of the workspace."""
    return _with_initial(
        {"type": "multi_users_select", "placeholder": _plain(placeholder), "max_selected_items": most},
        "initial_users",
        list(chosen),
    )


def pick_channel(chosen: str | None, placeholder: str) -> Block:
    """A select of channels, public and private."""
    return _with_initial(
        {
            "type": "conversations_select",
            "placeholder": _plain(placeholder),
            "filter": {"include": ["public", "private"], "exclude_bot_users": True},
        },
        "initial_conversation",
        chosen,
    )


def pick_day(chosen: date | None) -> Block:
    """A day picker."""
    return _with_initial({"type": "datepicker"}, "initial_date", chosen.isoformat() if chosen else None)


def pick_time(chosen: time | None) -> Block:
    """A time picker, in the reader's own zone."""
    return _with_initial({"type": "timepicker"}, "initial_time", f"{chosen:%H:%M}" if chosen else None)


def write(chosen: str = "", *, most: int, lines: bool = False, placeholder: str = "") -> Block:
    """A text input."""
    element: Block = {"type": "plain_text_input", "multiline": lines, "max_length": most}
    if placeholder:
        element["placeholder"] = _plain(placeholder)
    return _with_initial(element, "initial_value", chosen)


def escape(text: str) -> str:
    """What a person typed, so that Slack shows it and nothing else: no mention, no link, no control character."""
    kept = "".join(letter for letter in text if letter.isprintable() or letter == "\n")
    return kept.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")


def person(member: str) -> str:
    """A mention, shown with the person's own name."""
    return f"<@{member}>"


def people(members: Iterable[str]) -> str:
    """Several mentions, as one says them."""
    named = [person(member) for member in members]
    return named[0] if len(named) == 1 else f"{', '.join(named[:-1])} and {named[-1]}"


def when(moment: datetime) -> str:
    """A moment in the reader's own zone; the fallback names UTC."""
    fallback = moment.strftime("%a %-d %b, %H:%M UTC")
    return f"<!date^{int(moment.timestamp())}^{{date_short_pretty}} at {{time}}|{fallback}>"


def day(date_: date) -> str:
    """A day, the same for everybody."""
    return date_.strftime("%a %-d %B")


def shorten(text: str, most: int) -> str:
    """The text, cut with an ellipsis where it would not fit."""
    return text if len(text) <= most else text[: most - 1].rstrip() + "…"


def count(number: int, one: str, many: str = "") -> str:
    """A number with its noun."""
    return f"{number} {one if number == 1 else many or one + 's'}"


def _plain(text: str) -> Block:
    return {"type": "plain_text", "text": shorten(text, 150)}


def _with_initial(element: Block, key: str, value: object) -> Block:
    return {**element, key: value} if value else element


def _spoken(block: Block) -> str:
    """What a block says, without its controls."""
    if block["type"] in ("section", "header"):
        return str(block["text"]["text"])
    if block["type"] == "context":
        return " ".join(str(element.get("text", "")) for element in block["elements"])
    return ""


def _check(blocks: Sequence[Block], surface: str) -> None:
    """What `slack_sdk.models` lets pass and Slack does not: counts and doubled ids. Raises UnfitForSlack."""
    if len(blocks) > MOST_BLOCKS[surface]:
        raise UnfitForSlack(f"{len(blocks)} blocks are more than a {surface} takes.")
    ids = [block["block_id"] for block in blocks if block.get("block_id")]
    if len(ids) != len(set(ids)):
        raise UnfitForSlack(f"Two blocks of a {surface} share an id: {sorted(ids)}")


def bar(share: float, cells: int = 10) -> str:
    """A share from 0 to 1 as a short bar; the number always stands beside it."""
    full = round(min(max(share, 0.0), 1.0) * cells)
    return "▓" * full + "░" * (cells - full)
