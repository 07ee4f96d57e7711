"""A small club bot on real Bolt, with one of everything that people can do in Slack."""

from __future__ import annotations

import json
from typing import Any

from slack_bolt.async_app import AsyncAck, AsyncApp, AsyncRespond
from slack_sdk.web.async_client import AsyncWebClient

MANIFEST: dict[str, Any] = {
    "display_information": {"name": "Club"},
    "features": {
        "bot_user": {"display_name": "Club"},
        "app_home": {"home_tab_enabled": True, "messages_tab_enabled": True},
        "slash_commands": [
            {"command": "/club", "description": "The club", "should_escape": True},
            {"command": "/raw", "description": "As typed"},
        ],
        "shortcuts": [{"name": "Write to the club", "type": "global", "callback_id": "write", "description": "-"}],
    },
    "oauth_config": {
        "scopes": {
            "bot": [
                "commands",
                "chat:write",
                "im:write",
                "im:history",
                "mpim:write",
                "users:read",
                "channels:read",
                "files:write",
                "team:read",
                "channels:join",
            ]
        }
    },
    "settings": {
        "event_subscriptions": {
            "bot_events": [
                "app_home_opened",
                "message.im",
                "member_joined_channel",
                "app_uninstalled",
                "tokens_revoked",
                "user_change",
            ]
        }
    },
}


def plain(text: str) -> dict[str, Any]:
    return {"type": "plain_text", "text": text}


def section(text: str, **more: Any) -> dict[str, Any]:
    return {"type": "section", "text": {"type": "mrkdwn", "text": text}, **more}


def option(text: str) -> dict[str, Any]:
    return {"text": plain(text), "value": text.casefold()}


def button(text: str, action_id: str, **more: Any) -> dict[str, Any]:
    return {"type": "button", "text": plain(text), "action_id": action_id, **more}


def field(label: str, element: dict[str, Any], **more: Any) -> dict[str, Any]:
    block_id = label.casefold().replace(" ", "_")
    return {
        "type": "input",
        "block_id": block_id,
        "label": plain(label),
        "element": {"action_id": "value", **element},
        **more,
    }


def modal(title: str, blocks: list[dict[str, Any]], **more: Any) -> dict[str, Any]:
    return {"type": "modal", "title": plain(title), "blocks": blocks, **more}


CRAFTS = [option("Negotiation"), option("Writing"), option("Data analysis")]
JOIN_MODAL = modal(
    "Join the club",
    [
        section("Welcome, *friend*."),
        field("What I can offer", {"type": "multi_static_select", "options": CRAFTS, "max_selected_items": 2}),
        field("What I seek", {"type": "plain_text_input", "min_length": 3, "max_length": 20}),
        field("Buddy", {"type": "users_select"}, optional=True),
        field("Meeting room", {"type": "channels_select"}, optional=True),
        field("First day", {"type": "datepicker"}, optional=True),
        field("First hour", {"type": "timepicker"}, optional=True),
        field("Rhythm", {"type": "radio_buttons", "options": [option("Weekly"), option("Monthly")]}, optional=True),
        field("Years", {"type": "number_input", "is_decimal_allowed": False, "max_value": "60"}, optional=True),
    ],
    submit=plain("Join"),
    callback_id="join",
    notify_on_close=True,
)
ASK_MODAL = modal(
    "Step",
    [field("Next", {"type": "plain_text_input"}, optional=True)],
    submit=plain("Go"),
    callback_id="step",
    notify_on_close=True,
)
CONFIRM = {
    "title": plain("Sure?"),
    "text": plain("You will be missed."),
    "confirm": plain("Yes, leave"),
    "deny": plain("Stay"),
}
CARD = [
    section("The club meets <!date^1796110200^{date_long} at {time}|soon>."),
    {
        "type": "actions",
        "block_id": "doing",
        "elements": [
            button("Join", "join", value="now"),
            button("Leave", "leave", confirm=CONFIRM),
            {
                "type": "overflow",
                "action_id": "more",
                "options": [option("Skip this one"), option("Snooze")],
            },
        ],
    },
    section(
        "Who asked more?",
        block_id="asked",
        accessory={
            "type": "radio_buttons",
            "action_id": "who",
            "options": [option("Mostly me"), option("Mostly them")],
        },
    ),
]


def values(view: dict[str, Any]) -> dict[str, Any]:
    """What was filled in, by block."""
    shown = {}
    for block_id, entries in view["state"]["values"].items():
        for kept in entries.values():
            shown[block_id] = next(part for key, part in kept.items() if key != "type")
    return shown


class ClubBot:
    """The bot and what it heard."""

    def __init__(self, client: AsyncWebClient, signing_secret: str) -> None:
        self.heard: list[Any] = []
        self.trigger = ""
        self.app = AsyncApp(client=client, signing_secret=signing_secret, token=client.token)
        self._register()

    def _register(self) -> None:
        app = self.app
        app.command("/club")(self.command)
        app.command("/raw")(self.raw)
        app.view("join")(self.joined)
        app.view("step")(self.stepped)
        app.view_closed("join")(self.closed)
        app.view_closed("step")(self.closed)
        for action_id in ("join", "leave", "more", "who"):
            app.action(action_id)(self.acted)
        app.action("reply")(self.replied)
        app.action("push")(self.pushed)
        app.action("topic")(self.acted)
        app.options("topic")(self.topics)
        app.shortcut("write")(self.wrote)
        for event in ("app_home_opened", "message", "member_joined_channel", "user_change"):
            app.event(event)(self.event)
        for event in ("app_uninstalled", "tokens_revoked"):
            app.event(event)(self.event)

    async def command(self, ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient, respond: AsyncRespond) -> None:
        self.heard.append(body["text"])
        self.trigger = body["trigger_id"]
        match body["text"].split(maxsplit=1):
            case ["join"]:
                await ack()
                await client.views_open(trigger_id=body["trigger_id"], view=JOIN_MODAL)
            case ["step"]:
                await ack()
                await client.views_open(trigger_id=body["trigger_id"], view=ASK_MODAL)
            case ["topics"]:
                await ack()
                element = {"type": "external_select", "action_id": "topic", "placeholder": plain("Search")}
                view = modal("Topics", [section("Topic", block_id="t", accessory=element)])
                await client.views_open(trigger_id=body["trigger_id"], view=view)
            case ["card"]:
                await ack()
                await client.chat_postMessage(channel=body["user_id"], text="The club meets.", blocks=CARD)
            case ["silent"]:
                return
            case ["later"]:
                await ack()
                await respond("Now it is later.")
            case ["loud"]:
                await ack(text="Everybody hears.", response_type="in_channel")
            case _:
                await ack(f"I heard: {body['text']}")

    async def raw(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        self.heard.append(body["text"])
        await ack()

    async def joined(self, ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        filled = values(body["view"])
        self.heard.append(filled)
        if "nothing" in filled["what_i_seek"]:
            await ack(response_action="errors", errors={"what_i_seek": "Say what you seek."})
            return
        await ack()
        await client.chat_postMessage(channel=body["user"]["id"], text="Welcome to the club.")

    async def stepped(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        said = values(body["view"]).get("next") or ""
        self.heard.append(said)
        match said:
            case "push":
                await ack(response_action="push", view=ASK_MODAL)
            case "update":
                changed = ASK_MODAL | {"title": plain("Changed"), "blocks": ASK_MODAL["blocks"]}
                await ack(response_action="update", view=changed)
            case "clear":
                await ack(response_action="clear")
            case "odd":
                await ack(response_action="errors", errors={"no_such_block": "?"})
            case "large":
                await ack(response_action="update", view=ASK_MODAL | {"title": plain("x" * 25)})
            case _:
                await ack()

    async def closed(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        self.heard.append(("closed", body["is_cleared"]))

    async def acted(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        await ack()
        action = body["actions"][0]
        chosen = (action.get("selected_option") or {}).get("value") or action.get("value")
        self.heard.append((action["action_id"], chosen))
        self.heard.append(body.get("state", {}).get("values"))

    async def replied(self, ack: AsyncAck, body: dict[str, Any], respond: AsyncRespond) -> None:
        await ack()
        answer = await respond(**json.loads(body["actions"][0]["value"]))
        self.heard.append((answer.status_code, answer.body))

    async def pushed(self, ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        await client.views_push(trigger_id=body["trigger_id"], view=ASK_MODAL)

    async def topics(self, ack: AsyncAck, body: dict[str, Any]) -> None:
        self.heard.append(("searched", body["value"]))
        await ack(options=[one for one in CRAFTS if body["value"].casefold() in one["text"]["text"].casefold()])

    async def wrote(self, ack: AsyncAck, body: dict[str, Any], client: AsyncWebClient) -> None:
        await ack()
        await client.views_open(trigger_id=body["trigger_id"], view=ASK_MODAL)

    async def event(self, event: dict[str, Any], client: AsyncWebClient) -> None:
        self.heard.append(event)
        if event["type"] == "app_home_opened" and event["tab"] == "home":
            view = {"type": "home", "blocks": [section("Your club"), CARD[1]]}
            await client.views_publish(user_id=event["user"], view=view)
        elif event["type"] == "message":
            await client.chat_postMessage(channel=event["channel"], text=f"You said {event['text']}")
