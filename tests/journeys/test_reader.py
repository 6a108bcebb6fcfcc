"""A reader looks around, opens entries, searches, and comments."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.journeys.conftest import Newsroom, until


def test_an_entry_opens_in_place_and_shows_the_rest_once(page: Page) -> None:
    page.goto("/latest/")
    entry = page.locator("article.entry").first
    headline = entry.locator("summary h3").inner_text()
    entry.locator("summary").click()
    expect(entry.locator(".rest")).to_be_visible()
    assert page.url.endswith("/latest/")
    expect(entry.locator(".lede:visible")).to_have_count(1)
    expect(entry.locator(".rest .counts")).to_contain_text("Comment (")
    entry.get_by_role("link", name="Permalink").click()
    expect(page.locator("h1.headline")).to_have_text(headline)


def test_while_the_rest_is_on_its_way_the_entry_says_so(page: Page) -> None:
    page.route("**/entry/", lambda route: page.wait_for_timeout(700) or route.continue_())
    page.goto("/latest/")
    entry = page.locator("article.entry").first
    entry.locator("summary").click()
    expect(entry.locator(".opened")).to_have_attribute("aria-busy", "true")
    expect(entry.locator(".rest")).to_be_visible()
    expect(entry.locator(".opened")).not_to_have_attribute("aria-busy", "true")


def test_when_loading_fails_a_link_to_the_story_stays(page: Page) -> None:
    page.route("**/entry/", lambda route: route.abort())
    page.goto("/latest/")
    entry = page.locator("article.entry").first
    entry.locator("summary").click()
    expect(entry.locator(".failed")).to_be_visible()
    expect(entry.get_by_role("link", name="Read the whole story")).to_be_visible()


def test_a_deep_link_opens_its_entry_and_print_opens_all(page: Page) -> None:
    page.goto("/latest/")
    third = page.locator("article.entry .opened").nth(2).get_attribute("id")
    page.goto(f"/latest/#{third}")
    expect(page.locator(f"#{third}")).to_be_visible()
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    closed = page.locator("article.entry details:not([open])")
    expect(closed).to_have_count(0)


def test_without_scripts_everything_can_be_read_and_sent(
    browser: Browser, newsroom: Newsroom
) -> None:
    context = browser.new_context(base_url=newsroom.url, java_script_enabled=False)
    page = context.new_page()
    page.goto("/")
    page.goto("/latest/")
    entry = page.locator("article.entry").first
    entry.locator("summary").click()
    entry.get_by_role("link", name="Read the whole story").click()
    expect(page.locator("article.whole h1")).to_be_visible()
    page.fill("#q", "ferry")
    page.press("#q", "Enter")
    expect(page.locator("article.hit").first).to_be_visible()
    context.close()


def test_suggestions_come_while_typing_and_are_reached_by_keys(page: Page) -> None:
    page.goto("/")
    field = page.get_by_role("combobox", name="Search")
    field.press_sequentially("bridg", delay=30)
    options = page.get_by_role("option")
    expect(options.first).to_be_visible()
    field.press("ArrowDown")
    expect(options.first).to_have_attribute("aria-selected", "true")
    field.press("Enter")
    expect(page.locator("article.whole")).to_be_visible()


@pytest.mark.parametrize("words", ["ferry", "渡し船", "ទន្លេ", "สะพาน", "cầu"])
def test_a_word_in_any_script_finds_a_story_and_marks_it(page: Page, words: str) -> None:
    page.goto("/")
    page.fill("#q", words)
    page.press("#q", "Enter")
    hit = page.locator("article.hit").first
    expect(hit).to_be_visible()
    expect(page.locator("article.hit mark").first).to_be_visible()


def test_a_comment_is_held_approved_and_counted(
    page: Page, newsroom: Newsroom, browser: Browser
) -> None:
    page.goto("/latest/")
    page.locator("article.entry").nth(3).locator("summary").click()
    page.locator("article.entry").nth(3).get_by_role("link", name="Permalink").click()
    page.wait_for_selector("#comment-form")
    story = page.url
    before = _count(page, "Comment")
    page.fill("#comment-name", "Vanna")
    page.fill("#comment-text", "The lamps were seen from my window.")
    page.get_by_role("button", name="Send comment").click()
    expect(page.get_by_role("status").first).to_contain_text("held for review")
    page.goto(story)
    assert _count(page, "Comment") == before
    _approve(browser, newsroom, "The lamps were seen from my window.")
    page.goto(story)
    assert _count(page, "Comment") == before + 1
    expect(page.get_by_text("The lamps were seen from my window.")).to_be_visible()


def test_a_wrong_comment_keeps_what_was_typed(page: Page) -> None:
    page.goto("/latest/")
    page.goto(page.locator(".more a").first.get_attribute("href") or "")
    page.fill("#comment-text", "No name was given, but the words must stay.")
    page.get_by_role("button", name="Send comment").click()
    expect(page.get_by_role("alert")).to_be_visible()
    expect(page.locator("#comment-text")).to_have_value(re.compile("the words must stay"))


def _count(page: Page, word: str) -> int:
    text = page.locator("article.whole .counts").inner_text()
    found = re.search(rf"{word} \((\d+)\)", text)
    assert found, text
    return int(found[1])


def _approve(browser: Browser, newsroom: Newsroom, text: str) -> None:
    context = browser.new_context(base_url=newsroom.url)
    desk = context.new_page()
    desk.goto("/admin/login/")
    desk.fill("[name=username]", newsroom.editor)
    desk.fill("[name=password]", newsroom.password)
    desk.click("button[type=submit]")
    desk.wait_for_url("**/admin/")

    def waits() -> bool:
        desk.goto("/admin/responses/")
        return desk.locator(".kb-responses > li", has_text=text).count() > 0

    until(waits)
    row = desk.locator(".kb-responses > li", has_text=text)
    row.get_by_role("button", name="Approve").click()
    expect(desk.locator(".messages")).to_contain_text("1 response")
    context.close()
