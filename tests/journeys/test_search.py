"""A reader looks for something: while typing, by keys, by filters, on a slow line."""

from __future__ import annotations

import re
import urllib.error
import urllib.request
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.journeys.conftest import Newsroom, until
from tests.journeys.test_accessibility import violations

SUGGEST = "**/search/suggest/?*"
# No slow machine may come between two of these letters.
TYPE_AT_ONCE = """words => {
  const field = document.querySelector("#q");
  field.focus();
  for (const letter of words) {
    field.value += letter;
    field.dispatchEvent(new InputEvent("input"));
  }
}"""


@pytest.fixture(autouse=True)
def _the_index_is_there(newsroom: Newsroom) -> None:
    """A new site's index is built in the background; until then the search says so."""

    def ready() -> bool:
        try:
            with urllib.request.urlopen(f"{newsroom.url}/search/suggest/?q=ferr") as answer:
                return b"role=" in answer.read()
        except urllib.error.HTTPError:
            return False

    until(ready, 60)


@pytest.fixture
def phone(browser: Browser, newsroom: Newsroom) -> Iterator[Page]:
    """A page on a phone at night."""
    context = browser.new_context(
        base_url=newsroom.url,
        viewport={"width": 390, "height": 800},
        color_scheme="dark",
        reduced_motion="reduce",
        has_touch=True,
        is_mobile=True,
        bypass_csp=True,  # axe is put into the page as a script
    )
    yield context.new_page()
    context.close()


def typed(page: Page, words: str, path: str = "/") -> None:
    """Go to `path` and type `words` into the search field, faster than anybody answers."""
    page.goto(path)
    page.evaluate(TYPE_AT_ONCE, words)


def test_a_suggestion_says_section_and_day_and_the_last_row_leads_to_all(page: Page) -> None:
    typed(page, "ferr")
    option = page.get_by_role("option").first
    expect(option.locator(".meta")).to_have_text(re.compile(r"\w+\s+\w+ \d+, \d{4}"))
    field = page.get_by_role("combobox")
    field.press("ArrowUp")
    last = page.get_by_role("option").last
    expect(last).to_have_text("All results for “ferr”")
    expect(last).to_have_attribute("aria-selected", "true")
    expect(field).to_have_attribute("aria-activedescendant", "suggestion-all")
    field.press("Enter")
    expect(page.locator("h1")).to_have_text("Search for “ferr”")


def test_keys_walk_in_a_circle_through_the_field(page: Page) -> None:
    typed(page, "ferr")
    field, options = page.get_by_role("combobox"), page.get_by_role("option")
    expect(options.first).to_be_visible()
    for _step in range(options.count() + 1):
        field.press("ArrowDown")
    expect(page.locator("[role=option][aria-selected=true]")).to_have_count(0)
    assert field.get_attribute("aria-activedescendant") is None
    field.press("Escape")
    expect(page.locator(".suggestions")).to_be_hidden()
    expect(field).to_have_value("ferr")
    expect(field).to_have_attribute("aria-expanded", "false")


def test_a_screen_reader_is_told_how_many_there_are(page: Page) -> None:
    typed(page, "ferr")
    expect(page.locator("#status")).to_have_text(re.compile(r"^\d+ suggestions?$"))
    page.fill("#q", "zzzzzz")
    expect(page.locator("#status")).to_have_text("No story has these words.")


def test_a_wait_is_shown_at_once_and_said_when_it_lasts(page: Page) -> None:
    page.route(SUGGEST, lambda route: page.wait_for_timeout(1_500) or route.continue_())
    typed(page, "ferr")
    panel = page.locator(".suggestions")
    expect(panel).to_have_attribute("aria-busy", "true")
    expect(panel.locator(".hint")).to_have_text("Searching …")
    expect(page.locator("#status")).to_have_text("Searching …")
    expect(page.get_by_role("option").first).to_be_visible()
    expect(panel).not_to_have_attribute("aria-busy", "true")


def test_the_site_is_asked_once_for_words_typed_in_one_go(page: Page) -> None:
    asked: list[str] = []
    page.on("request", lambda one: asked.append(one.url) if "/suggest/" in one.url else None)
    typed(page, "ferry")
    expect(page.get_by_role("option").first).to_be_visible()
    assert [one.partition("?")[2] for one in asked] == ["q=ferry"]


def test_an_earlier_question_is_called_off(page: Page) -> None:
    waiting: list[Route] = []
    failed: list[str] = []
    page.on("requestfailed", lambda one: failed.append(one.url.partition("?")[2]))
    page.route("**/search/suggest/?q=bri", lambda route: waiting.append(route))
    with page.expect_request(re.compile(r"q=bri$")):
        typed(page, "bri")
    page.evaluate(TYPE_AT_ONCE, "dge")
    expect(page.get_by_role("option").last).to_have_text("All results for “bridge”")
    assert failed == ["q=bri"]


def test_a_search_that_is_out_of_order_says_so_in_the_list(page: Page) -> None:
    said = '<p class="hint">The search is not available at this moment.</p>'
    page.route(SUGGEST, lambda route: route.fulfill(status=503, body=said))
    typed(page, "ferry")
    expect(page.locator(".suggestions .hint")).to_have_text(
        "The search is not available at this moment."
    )
    expect(page.get_by_role("combobox")).to_have_attribute("aria-expanded", "false")


def test_when_suggestions_fail_the_search_does_not(page: Page) -> None:
    page.route(SUGGEST, lambda route: route.abort())
    typed(page, "ferry")
    expect(page.locator(".suggestions .hint")).to_contain_text("Press Enter to search")
    page.keyboard.press("Enter")
    expect(page.locator("article.hit").first).to_be_visible()


@pytest.mark.parametrize(("path", "words"), [("/", "ferr"), ("/ja/", "渡し"), ("/km/", "ទន្លេ")])
def test_on_a_phone_at_night_the_list_fits_and_can_be_read(
    phone: Page, path: str, words: str
) -> None:
    typed(phone, words, path)
    expect(phone.get_by_role("option").first).to_be_visible()
    box = phone.locator(".suggestions").bounding_box()
    assert box
    assert box["x"] >= 0
    assert box["x"] + box["width"] <= 390
    assert violations(phone) == []


def test_filters_are_set_and_taken_off_without_scripts(
    browser: Browser, newsroom: Newsroom
) -> None:
    context = browser.new_context(base_url=newsroom.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/search/?q=ferry")
    before = page.locator("article.hit").count()
    page.locator(".facets").get_by_role("link", name="Stories").click()
    page.locator(".facets").get_by_role("link", name="2024").click()
    chosen = page.locator(".chosen a:not(.all)")
    expect(chosen).to_have_text([re.compile("Kind: Stories"), re.compile("Year: 2024")])
    assert 0 < page.locator("article.hit").count() < before
    chosen.first.click()
    expect(page.locator(".chosen a:not(.all)")).to_have_text([re.compile("Year: 2024")])
    page.get_by_role("link", name="Without filters").click()
    expect(page.locator("article.hit")).to_have_count(before)
    context.close()


def test_a_search_is_followed_from_its_page(page: Page) -> None:
    page.goto("/search/?q=ferry&year=2024")
    for name in ("Atom", "RSS"):
        path = page.locator(".follow").get_by_role("link", name=name).get_attribute("href")
        answer = page.request.get(path or "")
        assert answer.status == 200
        assert "xml" in answer.headers["content-type"]
        assert "<title>" in answer.text()
