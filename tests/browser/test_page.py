"""The page around the conversation: small on a phone, fresh after a restart, and over a problem once it is solved."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Page, expect

from tests.browser.acts import act_as, messages, modal, send, to_step
from tests.browser.conftest import PHONE

CHROME = ("#app .ribbon", "#clock", "#panes")
A_FIFTH = PHONE["height"] / 5

CONTRASTS = """() => {
  const channels = (colour) => colour.match(/[\\d.]+/g).slice(0, 3).map(Number);
  const light = (colour) => channels(colour).map((each) => each / 255)
    .map((each) => (each <= 0.04045 ? each / 12.92 : ((each + 0.055) / 1.055) ** 2.4))
    .reduce((sum, each, place) => sum + each * [0.2126, 0.7152, 0.0722][place], 0);
  const behind = (node) => {
    const colour = getComputedStyle(node).backgroundColor;
    return /^rgba\\(.*, 0\\)$/.test(colour) || colour === "transparent" ? behind(node.parentElement) : colour;
  };
  return [...document.querySelectorAll("[placeholder]")].filter((each) => each.getClientRects().length).map((each) => {
    const shown = getComputedStyle(each, "::placeholder");
    const [more, less] = [light(shown.color), light(behind(each))].sort((a, b) => b - a);
    return [each.placeholder, shown.opacity === "1" ? (more + 0.05) / (less + 0.05) : 0];
  });
}"""
"""Each placeholder with its contrast to what is behind it, as WCAG 2.2 counts it (relative luminance)."""


def test_a_restart_begins_the_tour_again(page: Page) -> None:
    to_step(page, 2)
    page.get_by_role("button", name="Hide the tour").click()
    act_as(page, "Ben Okafor")

    page.get_by_role("button", name="Restart").click()

    expect(page.locator(".said")).to_have_text("A fresh Monday morning.")
    expect(page.locator(".tour-count")).to_have_text(re.compile("^Tour 1 of"))
    expect(page.locator(".dots .passed")).to_have_count(0)


def test_a_problem_is_gone_when_the_next_thing_goes_well(page: Page) -> None:
    send(page, "/nonsense")
    expect(page.locator(".said.problem")).to_contain_text("/nonsense")

    send(page, "/mentoring help")

    expect(messages(page)).to_contain_text("Mentoring that goes both ways")
    expect(page.locator(".said.problem")).to_have_count(0)


def test_on_a_phone_the_frame_leaves_four_fifths_to_the_conversation(page: Page) -> None:
    page.set_viewport_size(PHONE)
    heights = {part: page.locator(part).evaluate("(each) => each.getBoundingClientRect().height") for part in CHROME}
    assert sum(heights.values()) <= A_FIFTH, heights
    expect(page.get_by_role("button", name="Play to the end")).to_be_hidden()

    page.get_by_role("button", name="More", exact=True).click()

    expect(page.get_by_role("button", name="Play to the end")).to_be_visible()
    expect(page.get_by_role("button", name="Less", exact=True)).to_have_attribute("aria-expanded", "true")


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_what_stands_in_an_empty_field_can_be_read(page: Page, scheme: str) -> None:
    page.emulate_media(color_scheme="dark" if scheme == "dark" else "light")
    messages(page).get_by_role("button", name="Join").click()
    expect(modal(page, "Your profile").get_by_role("combobox").first).to_be_visible()

    contrasts = page.evaluate(CONTRASTS)

    assert len(contrasts) >= 3
    assert {words: contrast for words, contrast in contrasts if contrast < 4.5} == {}
