"""What a response URL does: answer, replace or take away, seen by one person or by all."""

from __future__ import annotations

from typing import Any

from simulator.errors import SlackError
from simulator.limits import message_findings
from simulator.model import Json
from simulator.team import Team
from simulator.tickets import ResponseUrl
from simulator.web_api.call import TEXT_LENGTH, refuse_blocks
from simulator.world import World


def respond(world: World, team: Team, ticket: str, body: Json) -> None:
    """Use a response URL once; SlackError `expired_url` or `used_url` (404), or the content's own fault."""
    url = world.tickets.use_response(ticket)
    if url.team != team.id:
        raise SlackError("expired_url", status=404)
    # What was pressed may be a copy of the message as somebody remembers it: the one that stands there now counts.
    original = team.channels[url.channel].messages.get(url.message.ts) if url.message else None
    if body.get("delete_original"):
        if original is None:
            raise SlackError("message_not_found")
        team.remove(original)
        return
    text, blocks = content(world, body)
    if body.get("replace_original") and original:
        team.change(original, text=text, blocks=blocks)
    else:
        _post(team, url, text, blocks, body)


def content(world: World, body: Any) -> tuple[str, list[Json]]:
    """The checked text and blocks of an answer."""
    text, blocks = str(body.get("text") or ""), body.get("blocks") or []
    if not text and not blocks:
        raise SlackError("no_text")
    if len(text) > TEXT_LENGTH:
        raise SlackError("msg_too_long")
    refuse_blocks(message_findings(blocks, new_blocks=world.app.new_blocks))
    return text, blocks


def _post(team: Team, url: ResponseUrl, text: str, blocks: list[Json], body: Json) -> None:
    visible = body.get("response_type") == "in_channel"
    team.post(
        team.channels[url.channel],
        team.bot.id,
        text,
        blocks=blocks,
        only_for=None if visible else url.user,
        thread_ts=body.get("thread_ts"),
        bot_id=team.bot.bot_id,
        app_id=team.world.app.app_id,
    )
