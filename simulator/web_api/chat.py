"""chat.*: posting, changing and deleting messages."""

from __future__ import annotations

from simulator.errors import SlackError
from simulator.model import Json, Kind, SlackChannel, SlackMessage
from simulator.web_api.call import Call, Method

UPDATE_LENGTH = 4000


def post_message(call: Call) -> Json:
    """chat.postMessage, into a conversation or, by a person's id, into the bot's DM with them."""
    if call.text("username") or call.text("icon_url") or call.text("icon_emoji"):
        call.need("chat:write.customize")
    channel = _target(call)
    content = call.message()
    thread_ts = call.text("thread_ts")
    if thread_ts and thread_ts not in channel.messages:
        raise SlackError("thread_not_found")
    message = call.team.post(channel, call.team.bot.id, **content, **_bot_marks(call), thread_ts=thread_ts)
    return {"channel": channel.id, "ts": message.ts, "message": message.as_slack(with_metadata=True)}


def post_ephemeral(call: Call) -> Json:
    """chat.postEphemeral: only one member of the conversation sees it."""
    channel = _target(call)
    content = call.message()
    user = call.team.user(call.required("user"))
    if user.id not in channel.members:
        raise SlackError("user_not_in_channel")
    content.pop("metadata")
    message = call.team.post(channel, call.team.bot.id, **content, **_bot_marks(call), only_for=user.id)
    return {"message_ts": message.ts}


def update(call: Call) -> Json:
    """chat.update: own messages only; text without blocks takes the blocks away; no new notification."""
    message = _own_message(call, "cant_update_message")
    content = call.message(most=UPDATE_LENGTH)
    call.team.change(message, text=content["text"], blocks=content["blocks"], metadata=content["metadata"])
    shown = message.as_slack(with_metadata=True)
    return {"channel": message.channel, "ts": message.ts, "text": message.text, "message": shown}


def delete(call: Call) -> Json:
    """chat.delete: own messages only."""
    message = _own_message(call, "cant_delete_message")
    call.team.remove(message)
    return {"channel": message.channel, "ts": message.ts}


def permalink(call: Call) -> Json:
    """chat.getPermalink."""
    channel = call.channel()
    ts = call.required("message_ts")
    if ts not in channel.messages:
        raise SlackError("message_not_found")
    link = f"https://{call.team.domain}.slack.com/archives/{channel.id}/p{ts.replace('.', '')}"
    return {"channel": channel.id, "permalink": link}


def _bot_marks(call: Call) -> Json:
    return {"bot_id": call.team.bot.bot_id, "app_id": call.world.app.app_id}


def _target(call: Call) -> SlackChannel:
    wanted = call.required("channel", "channel_not_found")
    team = call.team
    if wanted in team.users:
        if team.users[wanted].is_bot or wanted == "USLACKBOT":
            raise SlackError("channel_not_found")
        channel = team.dm(wanted)
    elif wanted.startswith("#") and (named := team.named_channel(wanted)):
        channel = named
    else:
        channel = call.channel()
    _check_may_post(call, channel)
    return channel


def _check_may_post(call: Call, channel: SlackChannel) -> None:
    team = call.team
    if channel.is_archived:
        raise SlackError("is_archived")
    if channel.kind is Kind.IM:
        person = next(member for member in channel.members if member != team.bot.id)
        if team.users[person].deleted:
            raise SlackError("user_disabled")
        if not call.world.app.messages_tab:
            raise SlackError("messages_tab_disabled")
    if team.bot.id not in channel.members:
        if channel.kind is not Kind.PUBLIC:
            raise SlackError("channel_not_found")
        if "chat:write.public" not in call.world.app.scopes:
            raise SlackError("not_in_channel")


def _own_message(call: Call, refusal: str) -> SlackMessage:
    channel = call.channel()
    if channel.is_archived:
        raise SlackError("is_archived")
    message = channel.messages.get(call.required("ts"))
    if message is None or message.only_for:
        raise SlackError("message_not_found")
    if message.author != call.team.bot.id:
        raise SlackError(refusal)
    return message


METHODS = (
    Method(name="chat.postMessage", run=post_message, scopes=("chat:write",), per_minute=300),
    Method(name="chat.postEphemeral", run=post_ephemeral, scopes=("chat:write",)),
    Method(name="chat.update", run=update, scopes=("chat:write",), per_minute=50),
    Method(name="chat.delete", run=delete, scopes=("chat:write",), per_minute=50),
    Method(name="chat.getPermalink", run=permalink, per_minute=300),
)
