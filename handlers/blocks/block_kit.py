"""The few shapes that every message and form is made of, checked against Slack's limits when they are built."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
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

from handlers.blocks.formatting import escape, shorten
from handlers.ids import Action, Callback

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
    close: str,
    submit: str | None = None,
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
    built: Block = SectionBlock(text=_mrkdwn(text), block_id=block_id).to_dict()
    return {**built, "accessory": accessory} if accessory else built


def verbatim(text: str) -> Block:
    """A paragraph as somebody typed it: nothing in it is read as formatting, a link, a mention or an emoji."""
    shown = "".join(letter for letter in text if letter.isprintable() or letter == "\n")
    plain = PlainTextObject(text=shorten(shown, LONGEST_SECTION), emoji=False)
    built: Block = SectionBlock(text=plain).to_dict()
    return built


def header(text: str) -> Block:
    """A heading."""
    built: Block = HeaderBlock(text=PlainTextObject(text=shorten(text, 150))).to_dict()
    return built


def context(text: str) -> Block:
    """A quieter line."""
    built: Block = ContextBlock(elements=[_mrkdwn(text)]).to_dict()
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


def link(label: str, action: Action, url: str) -> Block:
    """A button that opens a page; Slack tells us of the click, too."""
    built: Block = ButtonElement(text=PlainTextObject(text=label), action_id=action, url=url).to_dict()
    return built


def confirm(title: str, text: str, yes: str, no: str) -> Block:
    """The question before something that cannot be undone."""
    built: Block = ConfirmObject(title=title, text=_mrkdwn(text), confirm=yes, deny=no).to_dict()
    return built


def _mrkdwn(text: str) -> MarkdownTextObject:
    """Formatted text; names and addresses that somebody typed in it stay plain, since only our own sequences are read."""
    return MarkdownTextObject(text=shorten(text, LONGEST_SECTION), verbatim=True)


def menu(action: Action, options: Sequence[tuple[str, str]]) -> Block:
    """An overflow menu of (label, value)."""
    built: Block = OverflowMenuElement(
        action_id=action, options=[Option(label=label, value=value) for label, value in options]
    ).to_dict()
    return built


def _spoken(block: Block) -> str:
    """What a block says, without its controls."""
    if block["type"] in ("section", "header"):
        said = str(block["text"]["text"])
        # The text beside the blocks is read as mrkdwn, in which plain words must not turn into mentions.
        return escape(said) if block["text"]["type"] == "plain_text" else said
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
