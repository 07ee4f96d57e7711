"""conversations.*: opening DMs and group DMs, looking conversations up, joining them, reading one's own."""

from __future__ import annotations

from simulator.errors import SlackError
from simulator.model import SLACKBOT, Json, Kind, SlackMessage, User
from simulator.web_api.call import Call, Method

MOST_PEOPLE = 8


def open_(call: Call) -> Json:
    """conversations.open: a DM for one person, a group DM for two to eight; the same set is the same conversation."""
    if call.text("channel"):
        channel = call.channel()
        if channel.kind not in (Kind.IM, Kind.MPIM):
            raise SlackError("method_not_supported_for_channel_type")
        return {"channel": {"id": channel.id}, "no_op": True, "already_open": True}
    people = _people(call)
    call.need("im:write" if len(people) == 1 else "mpim:write")
    known = set(call.team.channels)
    ids = [person.id for person in people]
    channel = call.team.dm(ids[0]) if len(ids) == 1 else call.team.group(ids)
    shown = channel.as_slack(call.team.bot.id) if call.flag("return_im") else {"id": channel.id}
    already = {"no_op": True, "already_open": True} if channel.id in known else {}
    return {"channel": shown, **already}


def _people(call: Call) -> list[User]:
    given = call.args.get("users")
    ids = given if isinstance(given, list) else str(given or "").split(",")
    ids = list(dict.fromkeys(user_id.strip() for user_id in ids if user_id.strip()))
    ids = [user_id for user_id in ids if user_id != call.team.bot.id]
    if not ids:
        raise SlackError("users_list_not_supplied" if given is None else "not_enough_users")
    if len(ids) > MOST_PEOPLE:
        raise SlackError("too_many_users")
    people = [call.team.user(user_id) for user_id in ids]
    for person in people:
        if person.is_bot or person.id == SLACKBOT:
            raise SlackError("cannot_dm_bot")
        if person.deleted:
            raise SlackError("user_disabled")
    return people


def info(call: Call) -> Json:
    """conversations.info."""
    channel = call.channel()
    call.need(channel.kind.read_scope)
    shown = channel.as_slack(call.team.bot.id)
    if not call.flag("include_num_members"):
        shown.pop("num_members", None)
    return {"channel": shown}


def list_(call: Call) -> Json:
    """conversations.list, by `types`, public channels by default."""
    kinds = _kinds(call)
    for kind in kinds:
        call.need(kind.read_scope)
    bot = call.team.bot.id
    listed = [
        channel.as_slack(bot)
        for channel in call.team.channels.values()
        if channel.kind in kinds
        and (channel.kind is Kind.PUBLIC or bot in channel.members)
        and not (call.flag("exclude_archived") and channel.is_archived)
    ]
    page, metadata = call.page(listed)
    return {"channels": page, "response_metadata": metadata}


def _kinds(call: Call) -> list[Kind]:
    names = (call.text("types") or Kind.PUBLIC).split(",")
    try:
        return [Kind(name.strip()) for name in names]
    except ValueError:
        raise SlackError("invalid_types") from None


def members(call: Call) -> Json:
    """conversations.members."""
    channel = call.channel()
    call.need(channel.kind.read_scope)
    page, metadata = call.page(channel.members)
    return {"members": page, "response_metadata": metadata}


def join(call: Call) -> Json:
    """conversations.join, public channels only."""
    channel = call.channel()
    if channel.kind is not Kind.PUBLIC:
        raise SlackError("method_not_supported_for_channel_type")
    if channel.is_archived:
        raise SlackError("is_archived")
    if call.team.bot.id not in channel.members:
        channel.members.append(call.team.bot.id)
    return {"channel": channel.as_slack(call.team.bot.id)}


def history(call: Call) -> Json:
    """conversations.history, newest first, without ephemeral messages, replies, and those that lag behind."""
    channel = call.channel()
    call.need(channel.kind.history_scope)
    if call.team.bot.id not in channel.members:
        raise SlackError("not_in_channel")
    found = [message for message in channel.messages.values() if _in_history(call, message)]
    found.sort(key=lambda message: message.ts, reverse=True)
    page, metadata = call.page(found, most=999)
    with_metadata = call.flag("include_all_metadata")
    shown = [message.as_slack(with_metadata=with_metadata) for message in page]
    more = bool(metadata["next_cursor"])
    return {"messages": shown, "has_more": more, "pin_count": 0, "response_metadata": metadata}


def _in_history(call: Call, message: SlackMessage) -> bool:
    if message.only_for or (message.thread_ts and message.thread_ts != message.ts):
        return False
    if message.hidden_until and call.team.now() < message.hidden_until:
        return False
    oldest, latest = float(call.text("oldest") or 0), float(call.text("latest") or "inf")
    ts = float(message.ts)
    return oldest < ts < latest or (call.flag("inclusive") and ts in (oldest, latest))


def of_user(call: Call) -> Json:
    """users.conversations: those of the bot, or of one person."""
    kinds = _kinds(call)
    for kind in kinds:
        call.need(kind.read_scope)
    user_id = call.text("user") or call.team.bot.id
    call.team.user(user_id)
    listed = [
        channel.as_slack(call.team.bot.id)
        for channel in call.team.channels.values()
        if channel.kind in kinds
        and user_id in channel.members
        and (channel.kind is Kind.PUBLIC or call.team.bot.id in channel.members)
    ]
    page, metadata = call.page(listed)
    return {"channels": page, "response_metadata": metadata}


METHODS = (
    Method(name="conversations.open", run=open_, scopes=("im:write", "mpim:write"), per_minute=50),
    Method(name="conversations.info", run=info, per_minute=50),
    Method(name="conversations.list", run=list_, per_minute=20),
    Method(name="conversations.members", run=members),
    Method(name="conversations.join", run=join, scopes=("channels:join",), per_minute=50),
    Method(name="conversations.history", run=history, per_minute=50),
    Method(name="users.conversations", run=of_user, per_minute=20),
)
