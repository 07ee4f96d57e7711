"""The demo in German, on a phone: its tour, Slack around it, its people, and not one English word of the page's own."""

from __future__ import annotations

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from simulator.web.steps import STEPS
from tests.browser.acts import have_it_done
from tests.browser.conftest import NOTHING, PHONE, Witness, opened_page
from tests.browser.demo import Demo, playing
from tests.browser.test_for_everybody import SIDEWAYS
from tests.browser.test_page import A_FIFTH, CHROME
from tests.journeys.in_german import english_in

WORDS = """() => {
  const foreign = (node) => Boolean(node.closest("script, style, code, pre, noscript, .avatar, :root > body [lang]"));
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  const found = [document.title];
  while (walker.nextNode()) if (!foreign(walker.currentNode.parentElement)) found.push(walker.currentNode.data);
  for (const name of ["aria-label", "title", "placeholder", "alt"]) {
    for (const node of document.querySelectorAll(`[${name}]`)) if (!foreign(node)) found.push(node.getAttribute(name));
  }
  return found.filter((text) => text.trim());
}"""
"""All that can be read or is read aloud, anywhere on the page; no code, no initials, and no names of languages."""

COMMANDS = re.compile(r"/mentoring(?: [a-z]+(?: @?[a-z]+)?)?")

STEPS_WALKED = 5
"""To the agreement: the announcement, a form, the pairs, an introduction and goals are read on the way."""


@pytest.fixture(scope="module")
def german() -> Iterator[Demo]:
    """A demo that began in German."""
    with playing("--language", "de") as demo:
        yield demo


@pytest.fixture
def phone(browser: Browser, german: Demo) -> Iterator[Page]:
    """Its page on a phone, from the first morning; no error, no red box, no request to anywhere else."""
    german.post("restart", language="de")
    context = browser.new_context(viewport=PHONE, reduced_motion="reduce")
    context.set_default_timeout(15_000)
    witness = Witness(german.address)
    yield opened_page(context, german, witness)
    assert witness.found() == NOTHING
    context.close()


def english(page: Page, demo: Demo) -> dict[str, str]:
    """The English words on a page, each with where it stands; names and what is typed aside."""
    state = demo.get(f"state?person={demo.get('demo')['star']}")
    people = [name for person in state["people"] for name in (person["name"], *person["name"].split())]
    texts = [COMMANDS.sub(" ", text) for text in page.evaluate(WORDS)]
    names = (*people, state["workspace"]["name"], state["bot"]["name"])
    return {word: text for text in texts for word in english_in(text, *names)}


def test_the_tour_begins_without_an_english_word(phone: Page, german: Demo) -> None:
    tour = phone.locator(".tour")
    assert english(phone, german) == {}
    expect(phone.locator("html")).to_have_attribute("lang", "de")
    expect(tour.locator(".by-hand")).to_contain_text("Drück „Mitmachen“ unter der Ankündigung")

    phone.get_by_role("region", name="Nachrichten").get_by_role("button", name="Mitmachen").click()
    form = phone.get_by_role("dialog")
    form.get_by_role("button", name="Weiter").click()
    expect(form.locator(".field.wrong .error").first).to_have_text("Bitte fülle dieses Pflichtfeld aus.")
    assert english(phone, german) == {}
    phone.keyboard.press("Escape")

    for number in range(1, STEPS_WALKED + 1):
        if number > 1:
            tour.get_by_role("button", name="Nächster Schritt").click()
        expect(phone.locator(".tour-count")).to_have_text(f"Tour {number} von {len(STEPS)}", timeout=60_000)
        expect(phone.locator(".working")).to_have_count(0, timeout=60_000)
        assert english(phone, german) == {}
        have_it_done(phone, button="Mach das für mich", close="Schließen")
        expect(phone.locator(".by-hand")).to_have_text("Erledigt. ", timeout=60_000)
        assert english(phone, german) == {}
        if phone.get_by_role("dialog").count():
            phone.keyboard.press("Escape")
            expect(phone.get_by_role("dialog")).to_have_count(0)


def test_time_passes_in_german_and_everybody_answers(phone: Page, german: Demo) -> None:
    phone.get_by_role("button", name="Mehr", exact=True).click()
    phone.get_by_role("button", name="+1 Woche").click()
    expect(phone.locator(".said")).to_contain_text("7 Tage später", timeout=60_000)
    expect(phone.locator(".said")).to_contain_text("Antworten nach Drehbuch")
    phone.get_by_role("button", name="Was geschah", exact=True).click()
    expect(phone.get_by_role("complementary", name="Was geschah")).to_contain_text(
        "Weil jemand einen Durchgang eröffnet hat."
    )

    assert english(phone, german) == {}
    assert german.get("demo")["missed"] == []


def test_on_a_phone_german_words_fit(phone: Page) -> None:
    heights = {part: phone.locator(part).evaluate("(each) => each.getBoundingClientRect().height") for part in CHROME}

    assert sum(heights.values()) <= A_FIFTH, heights
    assert phone.evaluate(SIDEWAYS) == []


def test_the_demo_begins_again_in_the_other_language_for_whoever_watches(phone: Page, german: Demo) -> None:
    other = opened_page(phone.context, german, Witness(german.address))
    expect(other.locator("html")).to_have_attribute("lang", "de")

    phone.get_by_role("button", name="English").click()
    expect(phone.locator(".tour-count")).to_have_text(f"Tour 1 of {len(STEPS)}", timeout=60_000)
    expect(phone.locator("html")).to_have_attribute("lang", "en")
    expect(phone.get_by_role("region", name="Messages")).to_contain_text("Be the first to join.")
    expect(other.locator("html")).to_have_attribute("lang", "en")

    phone.get_by_role("button", name="Deutsch").click()
    expect(phone.locator(".tour-count")).to_have_text(f"Tour 1 von {len(STEPS)}", timeout=60_000)
    expect(phone.get_by_role("region", name="Nachrichten")).to_contain_text("Mach den Anfang.")
    assert english(phone, german) == {}
