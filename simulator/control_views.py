"""What the control endpoints show: workspaces, conversations, messages and views as JSON."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING

from simulator.model import Json, SlackView
from simulator.people import Person
from simulator.screen import SeenMessage
from simulator.workspace import Workspace

if TYPE_CHECKING:
    from simulator.slack import SlackSimulator


def overview(workspace: Workspace) -> Json:
    """A workspace, its people and channels, and the bot's token there."""
    return {
        "id": workspace.id,
        "name": workspace.name,
        "bot_token": workspace.bot_token,
        "bot_user_id": workspace.bot_user_id,
        "people": [person_shown(person) for person in workspace.people],
        "channels": [
            {"id": channel.id, "name": channel.name, "kind": channel.kind.value, "members": channel.members}
            for channel in workspace.team.channels.values()
        ],
    }


def person_shown(person: Person) -> Json:
    """Somebody, with the number of messages they have not read."""
    user, screen = person.user, person.screen
    return {
        "id": user.id,
        "name": user.real_name,
        "title": user.title,
        "tz": user.tz,
        "locale": user.locale,
        "admin": user.is_admin,
        "guest": user.is_restricted,
        "deleted": user.deleted,
        "unread": sum(screen.unread(channel) for channel in screen.channels()),
    }


def state(slack: SlackSimulator, workspace: Workspace, person: Person) -> Json:
    """Everything on one person's screen, and what the page shows around it."""
    shelf = workspace.team.shelf
    app = slack.app
    return {
        "workspace": {"id": workspace.id, "name": workspace.name},
        "bot": {"id": workspace.bot_user_id, "name": app.name},
        "now": slack.clock().isoformat(),
        "people": [person_shown(each) for each in workspace.people],
        "person": person_shown(person),
        "conversations": conversations(person),
        "modal": seen_view(person, shelf.top(person.id)),
        "home": seen_view(person, shelf.homes.get(person.id)),
        "commands": [asdict(command) for command in (app.commands or {}).values()],
        "shortcuts": [asdict(shortcut) for shortcut in app.shortcuts],
        "failure": person.failure,
        "problems": slack.problems,
    }


def conversations(person: Person) -> list[Json]:
    """The conversations of a person, with unread counts and the time of the newest message."""
    screen = person.screen
    return [
        {
            "id": channel.id,
            "kind": channel.kind.value,
            "name": screen.name_of(channel),
            "members": channel.members,
            "archived": channel.is_archived,
            "unread": screen.unread(channel),
            "latest": max(channel.messages, default=None),
        }
        for channel in screen.channels()
    ]


def conversation(workspace: Workspace, person: Person, channel_id: str) -> Json:
    """The messages of one conversation as a person sees them."""
    channel = workspace.channel(channel_id)
    screen = person.screen
    return {
        "id": channel.id,
        "name": screen.name_of(channel),
        "messages": [message_shown(person, message) for message in screen.messages(channel)],
    }


def message_shown(person: Person, message: SeenMessage) -> Json:
    """A message with its raw blocks, what this person chose in it, and the text that they read."""
    stored = person.screen.team.channels[message.channel_id].messages[message.ts]
    return {
        "channel": message.channel_id,
        "ts": message.ts,
        "author": stored.author,
        "author_name": message.author,
        "is_bot": stored.bot_id is not None,
        "text": message.text,
        "raw_text": stored.text,
        "blocks": message.blocks,
        "state": person.screen.filled.get(message.ref, {}),
        "shown": message.shown,
        "ephemeral": message.is_ephemeral,
        "edited": message.is_edited,
        "thread_ts": message.thread_ts,
        "files": [
            {
                "id": file.id,
                "name": file.name,
                "title": file.title,
                "alt_text": file.alt_text,
                "mimetype": file.mimetype,
                "url": f"/files/{file.team_id}/{file.id}",
            }
            for file in message.files
        ],
    }


def seen_view(person: Person, view: SlackView | None) -> Json | None:
    """A modal or Home tab: the view object, its errors by block id, its depth in the stack, and its text."""
    if view is None:
        return None
    seen = person.screen.seen_view(view)
    stack = person.screen.team.shelf.stacks.get(person.id, [])
    return {
        "id": view.id,
        "view": view.content,
        "state": view.state,
        "errors": view.errors,
        "title": seen.title,
        "submit": seen.submit,
        "close": seen.close,
        "shown": seen.shown,
        "values": seen.values,
        "depth": stack.index(view) + 1 if view in stack else 0,
    }
