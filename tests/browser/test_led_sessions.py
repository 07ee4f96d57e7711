"""A session that is led in the demo: at a click, and by the clock while it runs as fast as yours."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from tests.browser.acts import messages, modal, to_step
from tests.browser.demo import Demo
from tests.browser.test_journeys import have_it_done

LED = 8
"""The step of the tour in which a session is started."""

APPROVED = 2
"""The step that leaves the pairs open to look at."""

SECONDS_LEFT = 4
IN_REAL_TIME = 20_000
"""Milliseconds within which those seconds pass on a busy machine, and the switch is drawn."""

_TURN = re.compile(r"turn (\d+) of (\d+)")
_MINUTES = re.compile(r"(\d*)(½?) minutes?, until")


def card(page: Page) -> Locator:
    """The message that leads the session."""
    return messages(page).locator(".message").filter(has_text=_TURN).last


def turn(page: Page) -> int:
    """The turn that it shows."""
    found = _TURN.search(card(page).inner_text())
    assert found is not None
    return int(found[1])


def lasts(page: Page) -> float:
    """Seconds that the turn shown has."""
    found = _MINUTES.search(card(page).inner_text())
    assert found is not None
    return 60 * (int(found[1] or 0) + (0.5 if found[2] else 0))


def test_a_session_goes_on_at_a_click_and_by_itself_in_real_time(page: Page, demo: Demo) -> None:
    for number in range(1, LED + 1):
        if number > 1:
            to_step(page, number)
        have_it_done(page)
        expect(page.locator(".by-hand")).to_have_text("Done. ", timeout=60_000)
        if number == APPROVED:
            expect(modal(page, "Pairs to approve")).to_be_visible()
            page.keyboard.press("Escape")
    before = turn(page)

    card(page).get_by_role("button", name="Next", exact=True).click()
    expect(card(page)).to_contain_text(f"turn {before + 1} of")
    demo.post("clock", advance=lasts(page) - SECONDS_LEFT, **{"as": demo.get("demo")["star"]})
    expect(card(page)).to_contain_text(f"turn {before + 1} of")
    page.get_by_role("switch", name="Real time").check(force=True)
    expect(card(page)).to_contain_text(f"turn {before + 2} of", timeout=IN_REAL_TIME)
    page.get_by_role("switch", name="Real time").uncheck(force=True)

    page.set_viewport_size({"width": 375, "height": 800})
    stop = card(page).get_by_role("button", name="Stop here")
    stop.scroll_into_view_if_needed()
    expect(stop).to_be_in_viewport(ratio=1)
    assert page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
