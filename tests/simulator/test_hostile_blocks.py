"""Whatever a bot sends in place of blocks is refused or taken, and never breaks the pretend Slack."""

from __future__ import annotations

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from simulator import SlackSimulator
from simulator.inputs import initial_state, with_ids
from simulator.limits import message_findings, metadata_refusal, view_findings
from simulator.locators import Surface, buttons, fields
from simulator.model import SlackMessage
from simulator.mrkdwn import Eyes
from simulator.render import shown_blocks
from tests.simulator.club_bot import CARD, JOIN_MODAL, button, plain, section
from tests.simulator.test_limits import chart, table

SCALARS = st.one_of(st.none(), st.booleans(), st.integers(), st.floats(allow_nan=False), st.text(max_size=5))
ANYTHING = st.recursive(
    SCALARS,
    lambda inner: st.one_of(
        st.lists(inner, max_size=3), st.dictionaries(st.sampled_from(["type", "text", "options"]), inner, max_size=3)
    ),
    max_leaves=8,
)


@st.composite
def spoilt(draw: st.DrawFn, whole: Any) -> Any:
    """A good piece of Block Kit with one value somewhere in it replaced by anything."""
    if isinstance(whole, dict) and whole and draw(st.integers(0, 4)):
        key = draw(st.sampled_from(sorted(whole)))
        return whole | {key: draw(spoilt(whole[key]))}
    if isinstance(whole, list) and whole and draw(st.integers(0, 4)):
        index = draw(st.integers(0, len(whole) - 1))
        return [*whole[:index], draw(spoilt(whole[index])), *whole[index + 1 :]]
    return draw(ANYTHING)


@settings(max_examples=150, deadline=None)
@given(spoilt(CARD), spoilt(JOIN_MODAL), ANYTHING)
def test_no_structure_breaks_the_checks(blocks: Any, view: Any, metadata: Any) -> None:
    for findings in (message_findings(blocks), view_findings(view)):
        assert all(finding.startswith("[ERROR] ") for finding in findings)
    assert metadata_refusal(metadata) in {None, "invalid_metadata_format", "invalid_metadata_schema"}


RICH = {"type": "rich_text_section", "elements": [{"type": "text", "text": "Hi"}, {"type": "user", "user_id": "U1"}]}
PICTURE = {"type": "image", "image_url": "https://e.example/a.png", "alt_text": "A bar"}
ALL_KINDS: list[dict[str, Any]] = [
    *CARD,
    {"type": "rich_text", "elements": [RICH, {"type": "rich_text_list", "style": "bullet", "elements": [RICH]}]},
    {"type": "context", "elements": [plain("a"), PICTURE]},
    {"type": "card", "title": plain("T"), "hero_image": PICTURE, "actions": [button("Go", "go")]},
    PICTURE,
    chart(),
    table(1, 2),
    section("Pick", accessory=PICTURE),
]


@settings(max_examples=150, deadline=None)
@given(spoilt(ALL_KINDS))
def test_whatever_is_accepted_can_be_read_and_pressed(blocks: Any) -> None:
    team = SlackSimulator().workspace().team
    eyes = Eyes(team=team, viewer=team.bot, now=team.now())

    if not message_findings(blocks):
        named = with_ids(blocks, 1)
        place = Surface(message=SlackMessage(channel="C1", ts="1.0", author="U1", text="", blocks=named))
        assert isinstance(shown_blocks(named, eyes, initial_state(named)), str)
        assert all(control.names for control in buttons(place))
        assert all(control.element["action_id"] for control in fields(place))
