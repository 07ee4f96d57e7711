"""What newcomers do on the page, by the words that they see."""

from __future__ import annotations

from playwright.sync_api import Locator, Page, expect
from playwright.sync_api import TimeoutError as PlaywrightTimeout

from simulator.web.steps import STEPS


def act_as(page: Page, name: str) -> None:
    """Switch to somebody."""
    page.get_by_role("region", name="Act as").get_by_role("button", name=name).click()
    expect(page.locator(".acting strong")).to_have_text(name)


def messages(page: Page) -> Locator:
    """The conversation."""
    return page.get_by_role("region", name="Messages")


def modal(page: Page, title: str) -> Locator:
    """The form of this title."""
    return page.get_by_role("dialog", name=title)


def pick(form: Locator, label: str, *options: str) -> None:
    """Choose in a list by typing."""
    box = form.get_by_role("combobox", name=label)
    for option in options:
        box.fill(option)
        form.page.get_by_role("option", name=option, exact=True).click()
    box.press("Escape")


def send(page: Page, text: str) -> None:
    """Type something and send it."""
    box = page.get_by_role("combobox", name="Message", exact=False)
    box.fill(text)
    box.press("Enter")


def jump(page: Page, button: str, says: str, *, within: float = 20_000) -> None:
    """Let time pass, until the page says so."""
    page.get_by_role("button", name=button, exact=True).click()
    expect(page.locator(".said")).to_contain_text(says, timeout=within)
    expect(page.locator("#app.busy")).to_have_count(0)


def to_step(page: Page, number: int) -> None:
    """Go on with the tour."""
    page.locator(".tour").get_by_role("button", name="Next step").click()
    expect(page.locator(".tour-count")).to_have_text(f"Tour {number} of {len(STEPS)}", timeout=60_000)
    expect(page.locator(".working")).to_have_count(0, timeout=60_000)


def have_it_done(page: Page, *, button: str = "Do it for me", close: str = "Close") -> None:
    """Have a step of the tour done; what one before left open, however late it came, is closed first, as people do."""
    show = page.locator(".tour").get_by_role("button", name=button)
    cross = page.get_by_role("dialog").get_by_role("button", name=close, exact=True)
    for _ in range(5):
        try:
            show.click(timeout=2_000)
            return
        except PlaywrightTimeout:
            if cross.count():
                cross.last.click()
    show.click()
