"""For everybody: by keyboard alone, with a screen reader's rules, on a phone and on a wide screen, light and dark."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import Browser, BrowserContext, Page, expect

from simulator.limits.blocks import _CHECKS
from simulator.web.steps import STEPS
from tests.browser.acts import act_as, messages, modal, send
from tests.browser.conftest import NOTHING, PHONE, WIDE, Witness, opened_page
from tests.browser.demo import Demo
from tests.browser.gallery import BLOCKS, everything

SERIOUS = {"serious", "critical"}

SIDEWAYS = """() => {
  const may = ".table, pre, .hidden, svg, input, textarea, select, .person-words, .person-words *, .entry-name";
  return [document.scrollingElement, ...document.querySelectorAll("*")]
    .filter((each) => !each.closest(may) && each.clientWidth > 0 && each.scrollWidth > each.clientWidth + 1)
    .filter((each) => each === document.scrollingElement || getComputedStyle(each).overflowX !== "visible")
    .filter((each) => getComputedStyle(each).clipPath !== "inset(50%)")
    .map((each) => `${each.tagName}.${each.className} ${each.scrollWidth}>${each.clientWidth}`);
}"""
"""What is wider than its place: only tables, code, shortened names and what is only read aloud may be."""

PARTS = [".ribbon", ".clock", ".side", ".talk-head", ".tour", ".messages", ".compose", ".happened", ".panes"]

OVERLAPS = """(parts) => {
  const boxes = parts.map((name) => ({ name, box: document.querySelector(name)?.getBoundingClientRect() }))
    .filter(({ box }) => box && box.width && box.height);
  const over = (a, b) => a.left < b.right - 1 && b.left < a.right - 1 && a.top < b.bottom - 1 && b.top < a.bottom - 1;
  return boxes.flatMap((one, place) => boxes.slice(place + 1).filter((other) => over(one.box, other.box))
    .map((other) => `${one.name} over ${other.name}`));
}"""

CONTROLS = """() => {
  const all = [...document.querySelectorAll("a[href], button, input, select, textarea, summary")];
  const off = "[inert], [hidden], [type=radio], :disabled";
  const can = (each) => each.tabIndex >= 0 && !each.closest(off);
  const here = all.filter((each) => can(each) && each.getClientRects().length);
  for (const each of here) each.dataset.walked = "no";
  return here.length;
}"""

WALK = """() => {
  if (document.activeElement?.dataset.walked) document.activeElement.dataset.walked = "yes";
  return [...document.querySelectorAll("[data-walked=no]")].map((each) => each.outerHTML.slice(0, 90));
}"""


def unreached(page: Page) -> list[str]:
    """The controls that the Tab key never comes to."""
    count = page.evaluate(CONTROLS)
    left: list[str] = ["everything"]
    for _ in range(count * 2 + 10):
        page.keyboard.press("Tab")
        left = page.evaluate(WALK)
        if not left:
            break
    return left


def test_every_control_is_reached_by_the_tab_key(page: Page) -> None:
    assert unreached(page) == []


def test_every_control_of_a_form_is_reached_and_none_behind_it(page: Page) -> None:
    messages(page).get_by_role("button", name="Join").click()
    expect(modal(page, "Your profile")).to_be_visible()

    assert unreached(page) == []
    assert page.evaluate("() => Boolean(document.activeElement.closest('[role=dialog]'))")


def test_somebody_joins_by_keyboard_alone(page: Page) -> None:
    join = messages(page).get_by_role("button", name="Join")
    join.focus()
    page.keyboard.press("Enter")
    expect(modal(page, "Your profile")).to_be_visible()
    page.keyboard.press("Escape")
    expect(modal(page, "Your profile")).to_have_count(0)
    expect(join).to_be_focused()

    page.keyboard.press("Enter")
    expect(modal(page, "Your profile").get_by_role("combobox").first).to_be_focused()
    for words in ("Negotiation", "Programming"):
        page.keyboard.type(words)
        page.keyboard.press("ArrowDown")
        page.keyboard.press("Enter")
        expect(modal(page, "Your profile").get_by_role("listitem").filter(has_text=words)).to_be_visible()
        page.keyboard.press("Escape")
        if words == "Negotiation":
            page.keyboard.press("Tab")
            page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(modal(page, "Your profile")).to_contain_text("Step 2")


def test_the_keys_that_the_page_lists_do_what_it_says(page: Page) -> None:
    page.get_by_role("button", name="Keys").click()
    expect(page.get_by_role("dialog", name="Keys")).to_contain_text("next event")
    page.keyboard.press("Escape")
    expect(page.get_by_role("button", name="Keys")).to_be_focused()
    page.keyboard.press("j")
    expect(page.locator(".acting strong")).to_have_text("Ben Okafor")
    page.keyboard.press("k")
    expect(page.locator(".acting strong")).to_have_text("Amina Diallo")
    page.keyboard.press("h")
    expect(page.locator(".home")).to_contain_text("How it works")
    page.keyboard.press("n")
    expect(page.locator(".said")).to_contain_text("later:")


def test_new_messages_are_said_aloud(page: Page) -> None:
    send(page, "/mentoring help")
    expect(page.locator("#live")).to_contain_text("Bothways:")


Scene = Callable[[Page, Demo], None]


def _conversation(page: Page, demo: Demo) -> None:
    demo.post("tour", step=3, show=True)
    act_as(page, "Amina Diallo")
    page.locator(".entry").filter(has_text="◍").first.click()
    expect(messages(page)).to_contain_text("learning partners")


def _modal(page: Page, _demo: Demo) -> None:
    messages(page).get_by_role("button", name="Join").click()
    form = modal(page, "Your profile")
    form.get_by_role("button", name="Next").click()
    expect(form.locator(".error").first).to_be_visible()


def _home(page: Page, demo: Demo) -> None:
    demo.post("tour", step=[each.title for each in STEPS].index("Agenda"), show=True)
    act_as(page, "Amina Diallo")
    page.locator(".entry", has_text="Bothways Home").click()
    expect(page.locator(".home")).to_contain_text("Spring cohort")


def _board(page: Page, _demo: Demo) -> None:
    act_as(page, "Gita Rao")
    page.locator(".entry", has_text="Bothways").last.click()
    send(page, "/mentoring cohort")
    expect(messages(page)).to_contain_text("sessions held")


def _preview(page: Page, demo: Demo) -> None:
    demo.post("tour", step=1, show=True)
    act_as(page, "Gita Rao")
    expect(modal(page, "Pairs to approve")).to_contain_text("Swap two people")


def _report(page: Page, demo: Demo) -> None:
    demo.post("tour", step=[each.title for each in STEPS].index("Report"), show=True)
    act_as(page, "Gita Rao")
    page.locator(".entry", has_text="Bothways").last.click()
    expect(messages(page)).to_contain_text("Spring cohort: report of")


SCENES: dict[str, Scene] = {
    "modal": _modal,
    "preview": _preview,
    "conversation": _conversation,
    "home": _home,
    "board": _board,
    "report": _report,
}


@pytest.fixture(scope="module")
def free(browser: Browser) -> Iterator[BrowserContext]:
    """A window in which axe may run, which the page's own policy forbids."""
    made = browser.new_context(viewport=WIDE, reduced_motion="reduce", bypass_csp=True)
    made.set_default_timeout(20_000)
    yield made
    made.close()


def looked_at(page: Page, name: str, pictures: Path) -> dict[str, Any]:
    """What is wrong with what stands on the screen, in three shapes; and a picture of each."""
    wrong: dict[str, Any] = {}
    for shape, size, scheme in (("light", WIDE, "light"), ("dark", WIDE, "dark"), ("phone", PHONE, "light")):
        page.set_viewport_size(size)
        page.emulate_media(color_scheme=scheme)
        page.locator(".messages").evaluate("(each) => { each.scrollTop = each.lastElementChild?.offsetTop ?? 0; }")
        page.screenshot(path=pictures / f"{name}-{shape}.png", animations="disabled")
        found = Axe().run(page).response["violations"]
        axe = [f"{each['id']} at {each['nodes'][0]['html'][:200]}" for each in found if each["impact"] in SERIOUS]
        layout = [*page.evaluate(SIDEWAYS), *page.evaluate(OVERLAPS, PARTS)]
        if axe or layout:
            wrong[shape] = [*axe, *layout]
    page.set_viewport_size(WIDE)
    page.emulate_media(color_scheme="light")
    return wrong


def test_every_scene_stands_in_light_in_dark_and_on_a_phone(
    free: BrowserContext, demo: Demo, witness: Witness, pictures: Path
) -> None:
    page = opened_page(free, demo, witness)
    wrong = {}
    for name, show in SCENES.items():
        show(page, demo)
        if name not in {"modal", "preview"} and page.locator(".tour").count():
            page.get_by_role("button", name="Hide the tour").click()
        wrong |= {f"{name} {shape}": found for shape, found in looked_at(page, name, pictures).items()}
        if page.get_by_role("dialog").count():
            page.get_by_role("dialog").get_by_role("button", name="Close", exact=True).first.click()

    assert wrong == {}
    assert witness.found() == NOTHING


def test_on_a_phone_each_part_has_the_screen_to_itself(page: Page) -> None:
    page.set_viewport_size(PHONE)
    for button, part in (("People", ".side"), ("What happened", ".happened"), ("Conversation", ".talk")):
        page.locator("#panes").get_by_role("button", name=button).click()
        expect(page.locator(part)).to_be_visible()
        assert [page.evaluate(SIDEWAYS), page.evaluate(OVERLAPS, PARTS)] == [[], []]


def test_the_phone_preview_is_as_wide_as_a_phone(page: Page) -> None:
    page.get_by_role("button", name="Phone preview").click()

    assert page.locator("#app").evaluate("(each) => each.clientWidth") == PHONE["width"]
    expect(page.locator(".happened")).to_be_hidden()
    assert page.evaluate(OVERLAPS, PARTS) == []


def drawn(page: Page, blocks: list[dict[str, Any]]) -> int:
    """Draw blocks at the end of the conversation; how many red boxes that makes."""
    return int(
        page.evaluate(
            """async (blocks) => {
              const { drawBlocks } = await import("/page/blocks.js");
              const { app } = await import("/page/app.js");
              const place = document.querySelector(".messages");
              place.append(...drawBlocks(blocks, { reader: app.reader, state: {}, fields: [], act: () => undefined }));
              return place.querySelectorAll("[data-redbox]").length;
            }""",
            blocks,
        )
    )


def test_everything_that_slack_takes_can_be_drawn(free: BrowserContext, demo: Demo, witness: Witness) -> None:
    page = opened_page(free, demo, witness)

    assert {block["type"] for block in BLOCKS} | {"input"} == set(_CHECKS)
    assert drawn(page, everything()) == 0
    found = Axe().run(page).response["violations"]
    assert [(each["id"], each["nodes"][0]["html"]) for each in found if each["impact"] in SERIOUS] == []
    assert witness.found() == NOTHING


def test_what_cannot_be_drawn_is_a_red_box(free: BrowserContext, demo: Demo, witness: Witness) -> None:
    page = opened_page(free, demo, witness)
    unknown = {"type": "input", "block_id": "x", "label": {"text": "X"}, "element": {"type": "hologram"}}

    assert drawn(page, [{"type": "mystery"}, unknown]) == 2
    assert witness.found()["red boxes"] == [
        "This page can’t draw a mystery block.",
        "This page can’t draw a hologram element.",
    ]
