"""What a newcomer does on the page: join with a mistake, approve as the organiser, walk the tour, play to the end."""

from __future__ import annotations

import re

from playwright.sync_api import BrowserContext, Page, expect

from tests.browser.acts import act_as, have_it_done, jump, messages, modal, pick, send, to_step
from tests.browser.conftest import Witness, opened_page
from tests.browser.demo import Demo

PLAYED_WITHIN = 300_000
"""Milliseconds for six months of 25 people: far more than a busy machine takes, to find what hangs."""


def test_somebody_joins_after_an_empty_form_is_refused_beside_its_fields(page: Page) -> None:
    messages(page).get_by_role("button", name="Join").click()
    form = modal(page, "Your profile")
    form.get_by_role("button", name="Next").click()
    expect(form.locator(".field.wrong .error").first).to_be_visible()
    expect(form.locator(".field.wrong").first.get_by_role("combobox")).to_be_focused()

    pick(form, "What I can offer", "Negotiation", "Writing clearly")
    pick(form, "What I would like to learn", "Programming")
    form.get_by_role("button", name="Next").click()
    form.get_by_label("Where I am at work").select_option("Leading a team")
    form.get_by_role("button", name="Next").click()
    form.get_by_role("button", name=re.compile("Join|Save|Finish")).click()

    expect(form).to_have_count(0)
    page.get_by_role("button", name="Bothways 1 unread").click()
    expect(messages(page)).to_contain_text("You have joined Spring cohort.")


def test_the_organiser_approves_what_nobody_was_told_before(page: Page, demo: Demo) -> None:
    demo.post("clock", to="2027-01-25T10:00:00+00:00", **{"as": demo.get("demo")["organiser"]})
    act_as(page, "Gita Rao")
    messages(page).get_by_role("button", name="Look at the pairs").click()
    form = modal(page, "Pairs to approve")
    expect(form.get_by_role("button", name="More actions").first).to_be_visible()
    form.get_by_role("button", name="Approve").click()
    expect(form).to_have_count(0)
    expect(messages(page)).to_contain_text("Spring cohort is approved.")

    jump(page, "+1 day", "nudges sent")
    act_as(page, "Amina Diallo")
    expect(page.get_by_role("heading", name="Group messages")).to_be_visible()
    page.get_by_role("button", name=re.compile("^Noah Evans")).first.click()
    expect(messages(page)).to_contain_text("you’re each other’s learning partners")


def test_the_tour_leads_from_joining_to_erasing(page: Page) -> None:
    expected = [
        "Be the first to join.|person has joined|people have joined",
        "",
        "is approved",
        "learning partners",
        "learning partners",
        "Session 1 is booked",
        "Session 1 of 6",
        "Session 1, turn",
        "your pulse is saved",
        "Session 2 of 6",
        "Spring cohort: report of",
        "Everything about you is erased",
    ]
    for number, words in enumerate(expected, start=1):
        if number > 1:
            to_step(page, number)
        have_it_done(page)
        expect(page.locator(".by-hand")).to_have_text("Done. ", timeout=60_000)
        if number == 2:
            expect(modal(page, "Pairs to approve")).to_be_visible()
            page.keyboard.press("Escape")
        else:
            expect(messages(page)).to_contain_text(re.compile(words))


def test_played_to_the_end_the_report_is_full_of_figures(page: Page, demo: Demo) -> None:
    jump(page, "Play to the end", "answers by script", within=PLAYED_WITHIN)

    act_as(page, "Gita Rao")
    page.get_by_role("button", name=re.compile(r"^Bothways \d+ unread|^Bothways$")).click()
    expect(messages(page)).to_contain_text("Spring cohort: report of")
    report = messages(page).inner_text().rpartition("Spring cohort: report of")[2]
    held, due = map(int, re.search(r"Sessions held: (\d+) of (\d+) due", report).groups())  # type: ignore[union-attr]
    assert due > 60
    assert 0.5 < held / due < 0.98
    assert re.search(r"of \d+ or more people", report)
    outcomes = {each["outcome"] for each in demo.get("happened?since=0")["happened"]}
    assert outcomes == {"sent", "skipped", "put off"}


def test_what_happened_says_why_and_shows_the_call_on_request(page: Page) -> None:
    column = page.get_by_role("complementary", name="What happened")
    first = column.locator(".happening").first
    expect(first).to_contain_text("Announcement to #mentoring")
    expect(first).to_contain_text("Because an organiser opened a cohort.")
    first.get_by_text("Web API call").click()
    expect(first.locator("pre")).to_contain_text('"method": "chat.postMessage"')
    expect(column).to_contain_text("Next up")
    expect(column).to_contain_text("opt-in closes, pairs are made")


def test_a_jump_says_what_came_of_it_and_the_clock_goes_forward_only(page: Page, demo: Demo) -> None:
    before = demo.get("clock")["now"]
    jump(page, "+1 h", "1 hour later")
    jump(page, "+1 day", "1 day later")
    jump(page, "+1 week", "7 days later")
    jump(page, "Next event", "later:")

    assert demo.get("clock")["now"] > before
    page.get_by_role("button", name="Restart").click()
    expect(page.locator(".said")).to_have_text("A fresh Monday morning.")
    expect(page.locator(".now")).to_contain_text("10:06")
    expect(messages(page)).to_contain_text("Be the first to join.")


def test_two_tabs_agree(page: Page, context: BrowserContext, demo: Demo, witness: Witness) -> None:
    state = demo.get(f"state?person={demo.get('demo')['star']}")
    ben = next(person["id"] for person in state["people"] if person["name"] == "Ben Okafor")
    other = opened_page(context, demo, witness, f"#{ben}/")
    expect(other.locator(".acting strong")).to_have_text("Ben Okafor")

    page.get_by_role("button", name="general").click()
    send(page, "Lunch at one?")

    other.get_by_role("button", name="general 1 unread").click()
    expect(messages(other)).to_contain_text("Lunch at one?")
    expect(other.get_by_role("button", name="general", exact=True)).to_be_visible()
    other.get_by_role("button", name="mentoring", exact=True).click()
    messages(other).get_by_role("button", name="Join").click()
    expect(modal(other, "Your profile")).to_be_visible()
    expect(page.get_by_role("dialog")).to_have_count(0)


def test_a_typing_error_is_answered_and_a_copy_of_ones_data_can_be_downloaded(page: Page, demo: Demo) -> None:
    send(page, "/mentoring jion")
    expect(messages(page)).to_contain_text("Did you mean join?")
    expect(messages(page)).to_contain_text("Only visible to you")
    send(page, "/mentring")
    expect(messages(page)).to_contain_text("/mentring is not a valid command.")
    messages(page).get_by_role("button", name="Yes, join").click()
    modal(page, "Your profile").get_by_role("button", name="Cancel").click()

    demo.post("tour", step=0, show=True)
    send(page, "/mentoring data")
    messages(page).get_by_role("button", name="Download everything").click()
    page.get_by_role("button", name=re.compile("^Bothways \\d")).click()
    with page.expect_download() as download:
        messages(page).get_by_role("link", name="Download").click()
    assert download.value.suggested_filename.endswith(".json")


def test_what_is_typed_while_a_form_changes_is_kept_and_a_question_is_asked_before_harm(page: Page) -> None:
    act_as(page, "Gita Rao")
    send(page, "/mentoring questions")
    messages(page).get_by_role("button", name="Add a question").click()
    form = modal(page, "Add a question")
    question = form.get_by_label("The question")
    question.press_sequentially("What would a calm day in your week look like?", delay=25)
    expect(form).not_to_contain_text("appears here while you type")
    expect(question).to_have_value("What would a calm day in your week look like?")
    expect(question).to_be_focused()

    form.get_by_label("One or two follow-up questions").fill("What helps?")
    form.get_by_label("When it fits").select_option(index=1)
    form.get_by_label("What it’s about").select_option("Skills")
    form.get_by_role("button", name="Add it").click()
    expect(form).to_have_count(0)
    send(page, "/mentoring questions")
    take_out = messages(page).get_by_role("button", name="Take out").last
    take_out.click()
    asked = page.get_by_role("alertdialog", name="Take it out of use?")
    expect(asked.get_by_role("button", name="Take it out")).to_be_focused()
    asked.get_by_role("button", name="Keep it").click()
    expect(asked).to_have_count(0)
    expect(take_out).to_be_focused()
