"""Each limit of Block Kit: what is just allowed passes, one more is refused in Slack's words."""

from __future__ import annotations

from typing import Any

import pytest
from slack_sdk.errors import SlackApiError
from slack_sdk.web.async_client import AsyncWebClient

from simulator.limits import message_findings, metadata_refusal, view_findings
from tests.simulator.club_bot import button, field, modal, option, plain, section
from tests.simulator.conftest import Club

Block = dict[str, Any]
CONFIRM = {"title": plain("t"), "text": plain("x"), "confirm": plain("y"), "deny": plain("n")}


def actions(*elements: Block) -> Block:
    return {"type": "actions", "elements": list(elements)}


def select(count: int, text: int = 1, value: int = 1) -> Block:
    options = [{"text": plain("x" * text), "value": "v" * value} for _ in range(count)]
    return section("Pick", accessory={"type": "static_select", "action_id": "s", "options": options})


def choice(kind: str, count: int) -> Block:
    return actions({"type": kind, "action_id": "c", "options": [option(str(n)) for n in range(count)]})


def described(length: int) -> Block:
    options = [option("x") | {"description": plain("x" * length)}]
    return actions({"type": "checkboxes", "action_id": "c", "options": options})


def placed(length: int) -> Block:
    return actions({"type": "users_select", "action_id": "u", "placeholder": plain("x" * length)})


def asked(**lengths: int) -> Block:
    dialog = {name: plain("x" * lengths.get(name, 1)) for name in ("title", "text", "confirm", "deny")}
    return actions(button("b", "b", confirm=dialog))


def chart(series: int = 1, categories: int = 1, title: int = 1, label: int = 1) -> Block:
    names = [str(n).rjust(label, "c") for n in range(categories)]
    data = [{"label": name, "value": 1} for name in names]
    listed = [{"name": f"s{n}", "data": data} for n in range(series)]
    drawn = {"type": "bar", "series": listed, "axis_config": {"categories": names}}
    return {"type": "data_visualization", "title": "x" * title, "chart": drawn}


def table(rows: int, columns: int) -> Block:
    return {"type": "table", "rows": [[{"type": "raw_text", "text": "x"}] * columns] * rows}


MESSAGE_LIMITS: dict[str, tuple[list[Block], list[Block]]] = {
    "blocks": ([{"type": "divider"}] * 50, [{"type": "divider"}] * 51),
    "block id": ([section("x", block_id="b" * 255)], [section("x", block_id="b" * 256)]),
    "action id": ([actions(button("x", "a" * 255))], [actions(button("x", "a" * 256))]),
    "section text": ([section("x" * 3000)], [section("x" * 3001)]),
    "section text is not empty": ([section("x")], [section("")]),
    "fields": (
        [{"type": "section", "fields": [plain("x")] * 10}],
        [{"type": "section", "fields": [plain("x")] * 11}],
    ),
    "field text": (
        [{"type": "section", "fields": [plain("x" * 2000)]}],
        [{"type": "section", "fields": [plain("x" * 2001)]}],
    ),
    "header": (
        [{"type": "header", "text": plain("x" * 150)}],
        [{"type": "header", "text": plain("x" * 151)}],
    ),
    "header is plain": (
        [{"type": "header", "text": plain("x")}],
        [{"type": "header", "text": {"type": "mrkdwn", "text": "x"}}],
    ),
    "context": (
        [{"type": "context", "elements": [plain("x")] * 10}],
        [{"type": "context", "elements": [plain("x")] * 11}],
    ),
    "actions": (
        [actions(*(button("x", f"a{n}") for n in range(25)))],
        [actions(*(button("x", f"a{n}") for n in range(26)))],
    ),
    "action ids are unique": (
        [actions(button("x", "a"), button("y", "b"))],
        [actions(button("x", "a"), button("y", "a"))],
    ),
    "block ids are unique": (
        [section("x", block_id="a"), section("y", block_id="b")],
        [section("x", block_id="a"), section("y", block_id="a")],
    ),
    "button text": ([actions(button("x" * 75, "a"))], [actions(button("x" * 76, "a"))]),
    "button value": ([actions(button("x", "a", value="v" * 2000))], [actions(button("x", "a", value="v" * 2001))]),
    "button url": ([actions(button("x", "a", url="u" * 3000))], [actions(button("x", "a", url="u" * 3001))]),
    "button style": ([actions(button("x", "a", style="danger"))], [actions(button("x", "a", style="nice"))]),
    "spoken label": (
        [actions(button("x", "a", accessibility_label="x" * 75))],
        [actions(button("x", "a", accessibility_label="x" * 76))],
    ),
    "options": ([select(100)], [select(101)]),
    "at least one option": ([select(1)], [select(0)]),
    "option text": ([select(1, text=75)], [select(1, text=76)]),
    "option value": ([select(1, value=150)], [select(1, value=151)]),
    "option description": ([described(75)], [described(76)]),
    "radio buttons": ([choice("radio_buttons", 10)], [choice("radio_buttons", 11)]),
    "checkboxes": ([choice("checkboxes", 10)], [choice("checkboxes", 11)]),
    "overflow at most": ([choice("overflow", 5)], [choice("overflow", 6)]),
    "overflow at least": ([choice("overflow", 2)], [choice("overflow", 1)]),
    "placeholder": ([placed(150)], [placed(151)]),
    "confirm title": ([asked(title=100)], [asked(title=101)]),
    "confirm text": ([asked(text=300)], [asked(text=301)]),
    "confirm button": ([asked(confirm=30)], [asked(confirm=31)]),
    "deny button": ([asked(deny=30)], [asked(deny=31)]),
    "alternative text": (
        [{"type": "image", "image_url": "https://e.example/a.png", "alt_text": "A chart"}],
        [{"type": "image", "image_url": "https://e.example/a.png"}],
    ),
    "length of alternative text": (
        [{"type": "image", "image_url": "https://e.example/a.png", "alt_text": "x" * 2000}],
        [{"type": "image", "image_url": "https://e.example/a.png", "alt_text": "x" * 2001}],
    ),
    "an initial option is among the options": (
        [actions({"type": "static_select", "action_id": "s", "options": [option("a")], "initial_option": option("a")})],
        [actions({"type": "static_select", "action_id": "s", "options": [option("a")], "initial_option": option("b")})],
    ),
    "where an element may be": (
        [section("x", accessory={"type": "multi_users_select", "action_id": "m"})],
        [actions({"type": "multi_users_select", "action_id": "m"})],
    ),
    "no field of files in messages": (
        [field("File", {"type": "plain_text_input"})],
        [field("File", {"type": "file_input"})],
    ),
    "known fields only": ([section("x")], [section("x", colour="red")]),
    "known blocks only": ([{"type": "divider"}], [{"type": "carousel"}]),
    "charts": ([chart(), chart()], [chart(), chart(), chart()]),
    "chart series": ([chart(series=6)], [chart(series=7)]),
    "chart categories": ([chart(categories=20)], [chart(categories=21)]),
    "chart title": ([chart(title=50)], [chart(title=51)]),
    "chart label": ([chart(label=20)], [chart(label=21)]),
    "tables": ([table(1, 1)], [table(1, 1), table(1, 1)]),
    "table rows": ([table(100, 1)], [table(101, 1)]),
    "table columns": ([table(1, 20)], [table(1, 21)]),
    "markdown": ([{"type": "markdown", "text": "x" * 12_000}], [{"type": "markdown", "text": "x" * 12_001}]),
    "alerts are for modals": ([section("x")], [{"type": "alert", "text": plain("x")}]),
    "card body": (
        [{"type": "card", "body": plain("x" * 200)}],
        [{"type": "card", "body": plain("x" * 201)}],
    ),
}


@pytest.mark.parametrize("name", MESSAGE_LIMITS)
def test_a_message_may_reach_a_limit_and_not_pass_it(name: str) -> None:
    allowed, refused = MESSAGE_LIMITS[name]

    assert message_findings(allowed) == []
    assert len(message_findings(refused)) >= 1


TEXT_FIELD = field("Name", {"type": "plain_text_input"})
VIEW_LIMITS: dict[str, tuple[Block, Block]] = {
    "blocks": (modal("t", [{"type": "divider"}] * 100), modal("t", [{"type": "divider"}] * 101)),
    "title": (modal("x" * 24, []), modal("x" * 25, [])),
    "title is there": (modal("x", []), {"type": "modal", "blocks": []}),
    "submit": (modal("t", [], submit=plain("x" * 24)), modal("t", [], submit=plain("x" * 25))),
    "close": (modal("t", [], close=plain("x" * 24)), modal("t", [], close=plain("x" * 25))),
    "an input needs a submit": (modal("t", [TEXT_FIELD], submit=plain("Go")), modal("t", [TEXT_FIELD])),
    "private metadata": (
        modal("t", [], private_metadata="x" * 3000),
        modal("t", [], private_metadata="x" * 3001),
    ),
    "callback id": (modal("t", [], callback_id="x" * 255), modal("t", [], callback_id="x" * 256)),
    "external id": (modal("t", [], external_id="x" * 255), modal("t", [], external_id="x" * 256)),
    "no charts in modals": (modal("t", [section("x")]), modal("t", [chart()])),
    "home blocks": (
        {"type": "home", "blocks": [{"type": "divider"}] * 100},
        {"type": "home", "blocks": [{"type": "divider"}] * 101},
    ),
    "no title at home": ({"type": "home", "blocks": []}, {"type": "home", "blocks": [], "title": plain("x")}),
    "label": (
        modal("t", [field("x" * 2000, {"type": "plain_text_input"}, block_id="b")], submit=plain("Go")),
        modal("t", [field("x" * 2001, {"type": "plain_text_input"}, block_id="b")], submit=plain("Go")),
    ),
    "text length": (
        modal("t", [field("x", {"type": "plain_text_input", "max_length": 3000})], submit=plain("Go")),
        modal("t", [field("x", {"type": "plain_text_input", "max_length": 3001})], submit=plain("Go")),
    ),
    "one focus": (
        modal("t", [field("a", {"type": "users_select", "focus_on_load": True})], submit=plain("Go")),
        modal(
            "t",
            [field(name, {"type": "users_select", "focus_on_load": True}) for name in "ab"],
            submit=plain("Go"),
        ),
    ),
    "decimals are said": (
        modal("t", [field("a", {"type": "number_input", "is_decimal_allowed": True})], submit=plain("Go")),
        modal("t", [field("a", {"type": "number_input"})], submit=plain("Go")),
    ),
}


@pytest.mark.parametrize("name", VIEW_LIMITS)
def test_a_view_may_reach_a_limit_and_not_pass_it(name: str) -> None:
    allowed, refused = VIEW_LIMITS[name]

    assert view_findings(allowed) == []
    assert len(view_findings(refused)) >= 1


def test_a_finding_says_what_and_where() -> None:
    assert message_findings([section("fine"), actions(button("x" * 76, "a"))]) == [
        "[ERROR] must be less than 76 characters [json-pointer:/blocks/1/elements/0/text/text]"
    ]


@pytest.mark.parametrize(
    ("metadata", "error"),
    [
        ({"event_type": "nudge", "event_payload": {"id": "n1"}}, None),
        ({"event_type": "nudge", "event_payload": {"id": "x" * 16_000}}, "metadata_too_large"),
        ({"event_type": "nudge", "payload": {}}, "invalid_metadata_format"),
        ({"event_type": "nudge", "event_payload": "n1"}, "invalid_metadata_schema"),
    ],
)
def test_metadata_is_checked(metadata: Block, error: str | None) -> None:
    assert metadata_refusal(metadata) == error


async def error_of(client: AsyncWebClient, method: str, **args: Any) -> str:
    """Slack's error name for a call that must fail."""
    with pytest.raises(SlackApiError) as caught:
        await client.api_call(method, json=args)
    return str(caught.value.response["error"])


async def test_a_message_over_a_limit_is_answered_with_slacks_error_name(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo")
    post = {"channel": amina.id}

    async def refused(**args: Any) -> str:
        return await error_of(quick.client, "chat.postMessage", **(post | args))

    assert await refused() == "no_text"
    assert await refused(text="x" * 40_001) == "msg_too_long"
    assert await refused(text="x", blocks=[section("x" * 3001)]) == "invalid_blocks"
    assert await refused(text="x", blocks="[") == "invalid_blocks_format"
    assert await refused(text="x", attachments=[{"text": "a"}] * 101) == "too_many_attachments"
    large = {"event_type": "e", "event_payload": {"x": "x" * 16_000}}
    assert await refused(text="x", metadata=large) == "metadata_too_large"
    assert amina.sees == []


async def test_an_update_is_shorter_than_a_message(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo")
    posted = await quick.client.chat_postMessage(channel=amina.id, text="x" * 4001)
    where = {"channel": posted["channel"], "ts": posted["ts"]}

    assert await error_of(quick.client, "chat.update", **where, text="x" * 4001) == "msg_too_long"


async def test_a_view_over_a_limit_is_answered_with_what_is_wrong(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo")
    view = {"type": "home", "blocks": [section("x" * 3001)]}

    with pytest.raises(SlackApiError) as caught:
        await quick.client.views_publish(user_id=amina.id, view=view)
    large = {"type": "home", "blocks": [section("x" * 3000)] * 90}

    assert caught.value.response["error"] == "invalid_arguments"
    assert caught.value.response["response_metadata"]["messages"] == [
        "[ERROR] must be less than 3001 characters [json-pointer:/view/blocks/0/text/text]"
    ]
    assert await error_of(quick.client, "views.publish", user_id=amina.id, view=large) == "view_too_large"


async def test_new_blocks_are_refused_where_they_are_not_rolled_out(quick: Club) -> None:
    amina = await quick.ws.hire("Amina Diallo")
    await quick.client.chat_postMessage(channel=amina.id, text="Figures", blocks=[chart()])
    quick.slack.app.new_blocks = False

    error = await error_of(quick.client, "chat.postMessage", channel=amina.id, text="Figures", blocks=[chart()])

    assert error == "invalid_blocks"


async def test_blocks_can_be_checked_without_sending_them(quick: Club) -> None:
    fine = await quick.client.api_call("blocks.validate", json={"blocks": [section("x")]})

    assert fine["ok"] is True
    assert await error_of(quick.client, "blocks.validate", blocks=[{"type": "x"}]) == "invalid_arguments"
