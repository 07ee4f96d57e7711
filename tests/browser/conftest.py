"""A demo in a process of its own, and pages that notice what must never happen: errors, red boxes, outside requests."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page, expect, sync_playwright

from tests.browser.demo import Demo, playing

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
MAC = "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome"
SCREENSHOTS = Path(__file__).parent.parent.parent / "docs" / "screenshots"

WIDE = {"width": 1440, "height": 900}
PHONE = {"width": 375, "height": 740}

expect.set_options(timeout=15_000)


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--screenshots` keeps the pictures of this run in docs/."""
    parser.addoption("--screenshots", action="store_true")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Everything here that opens a page needs the browser."""
    for item in items:
        if "browser" in getattr(item, "fixturenames", ()):
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="package")
def running() -> Iterator[Demo]:
    """One demo for all tests; `demo` begins it again for each."""
    with playing() as demo:
        yield demo


@pytest.fixture
def demo(running: Demo) -> Demo:
    """A demo on its first morning."""
    running.post("restart")
    return running


def chromium() -> str | None:
    """A Chromium on this machine."""
    named = os.environ.get("CHROMIUM")
    found = (shutil.which(name) for name in ((named,) if named else NAMES))
    return next((path for path in found if path), MAC if Path(MAC).exists() else None)


@pytest.fixture(scope="package")
def browser() -> Iterator[Browser]:
    """The system's Chromium. Where there is none these tests are skipped; in CI they fail.

    It ends with this package: as long as it is there Playwright keeps a loop running, in which no other test can.
    """
    path = chromium()
    if path is None:
        missing = "no Chromium: sh tests/browser/install.sh, or CHROMIUM=/path/to/chromium"
        pytest.fail(missing) if os.environ.get("CI") else pytest.skip(missing)
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield opened
        opened.close()


class Witness:
    """What went wrong on the pages of one test."""

    def __init__(self, address: str) -> None:
        self.address = address
        self.errors: list[str] = []
        self.outside: list[str] = []
        self.pages: list[Page] = []

    def watch(self, page: Page) -> Page:
        self.pages.append(page)
        page.on("console", lambda message: self.errors.append(message.text) if message.type == "error" else None)
        page.on("pageerror", lambda error: self.errors.append(str(error)))
        page.on("request", lambda request: self._asked(request.url))
        return page

    def _asked(self, url: str) -> None:
        if not url.startswith((self.address, "data:")):
            self.outside.append(url)

    def found(self) -> dict[str, list[str]]:
        red = [box.inner_text() for page in self.pages for box in page.locator("[data-redbox]").all()]
        return {"errors": self.errors, "outside": self.outside, "red boxes": red}


NOTHING: dict[str, list[str]] = {"errors": [], "outside": [], "red boxes": []}


@pytest.fixture
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser window that remembers nothing of other tests."""
    made = browser.new_context(viewport=WIDE, reduced_motion="reduce")
    made.set_default_timeout(15_000)
    yield made
    made.close()


@pytest.fixture
def witness(demo: Demo) -> Witness:
    """Who sees what goes wrong."""
    return Witness(demo.address)


@pytest.fixture
def page(context: BrowserContext, demo: Demo, witness: Witness) -> Iterator[Page]:
    """The demo's page; whatever a test does, no error, no red box, and no request to anywhere else."""
    opened = opened_page(context, demo, witness)
    yield opened
    assert witness.found() == NOTHING
    assert demo.get("demo")["missed"] == []


def opened_page(context: BrowserContext, demo: Demo, witness: Witness, at: str = "") -> Page:
    """One more tab, ready."""
    page = witness.watch(context.new_page())
    page.goto(f"{demo.address}/{at}")
    page.locator("body[data-ready]").wait_for(state="attached")
    return page


@pytest.fixture(scope="session")
def pictures(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where this run's screenshots go."""
    if not request.config.getoption("--screenshots"):
        return tmp_path_factory.mktemp("screenshots")
    SCREENSHOTS.mkdir(parents=True, exist_ok=True)
    return SCREENSHOTS
