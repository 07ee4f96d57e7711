"""What people write to the bot: a command without its slash is done; anything else gets what the bot understands."""

from __future__ import annotations

from typing import Any

from slack_bolt.async_app import AsyncApp

from handlers import command_parser, commands, organisers_only
from handlers.blocks import commands as command_blocks
from handlers.ids import COMMAND
from handlers.reply import Reply
from mentoring.model import Actor
from mentoring.programme import Programme

MOST_WORDS = 3
"""A longer message is a sentence to somebody, and its first word no command."""

TAKES_A_SENTENCE = frozenset({"ask"})

WRITTEN = frozenset({None, "file_share"})
"""What kind of message somebody wrote to us: plain, or with a picture. Anything else is an echo of one."""

OPENS_A_FORM = frozenset(
    {"join", "profile", "leave", "pause", "goals", "agreement", "time", "mute", "support", "notes"}
)


def register(app: AsyncApp) -> None:
    """Messages to the bot."""
    app.event("message")(written_to)


async def written_to(event: dict[str, Any], reply: Reply, actor: Actor, programme: Programme) -> None:
    """Somebody writes to the bot in their direct messages."""
    if event.get("channel_type") != "im" or event.get("subtype") not in WRITTEN or event.get("bot_id"):
        return
    word, rest = read(str(event.get("text", "")))
    typed = commands.Typed(rest=rest, reply=reply, actor=actor, programme=programme)
    if word in OPENS_A_FORM | organisers_only.COMMANDS or (word == "ask" and not rest):
        await reply.say(command_blocks.needs_a_button(reply.t, word, rest))
    elif word:
        await commands.run(word, typed)
        return
    else:
        await reply.say(command_blocks.written_to(reply.t))
    if word not in commands.LEAVES_NO_TRACE:
        await programme.silence.heard_from(actor)


def read(text: str) -> tuple[str, str]:
    """The command that was written, or is likely meant, and what follows it; nothing where it is no command."""
    said = text.strip()
    has_slash = said.startswith(COMMAND)
    word, rest = command_parser.split(said.removeprefix(COMMAND)) if has_slash or said else ("", "")
    is_short = has_slash or word in TAKES_A_SENTENCE or len(said.split()) <= MOST_WORDS
    is_known = word in commands.BEGIN or has_slash or (not rest and bool(command_parser.meant(word)))
    return (word, rest) if is_short and is_known else ("", "")
