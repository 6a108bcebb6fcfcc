"""axe finds no violation on any kind of page, light and dark, on a phone and a desk."""

from __future__ import annotations

from pathlib import Path

import axe_playwright_python
import pytest
from playwright.sync_api import Browser, Page

from tests.journeys.conftest import Newsroom

AXE = (Path(axe_playwright_python.__file__).parent / "axe.min.js").read_text("utf-8")
KINDS = [
    "/",
    "/ja/",
    "/km/",
    "/latest/",
    "/category/event/",
    "/km/category/event/",
    "/search/?q=ferry",
    "/search/?q=zzzzzz",
    "/search/",
    "/2024/",
    "/2024/03/",
    "/about/",
    "/no-such-page/",
]
FOUND_ON = {"story": "/latest/", "japanese": "/ja/latest/", "khmer": "/km/latest/"}


def violations(page: Page) -> list[str]:
    """Run axe on `page` and return what it found, one line each."""
    page.add_script_tag(content=AXE)
    result = page.evaluate("axe.run(document, {resultTypes: ['violations']})")
    return [
        f"{found['id']}: {node['html'][:200]} {node['failureSummary']}"
        for found in result["violations"]
        for node in found["nodes"]
    ]


@pytest.mark.parametrize(("width", "scheme"), [(390, "light"), (1280, "dark")])
def test_no_kind_of_page_has_a_violation(
    browser: Browser, newsroom: Newsroom, width: int, scheme: str
) -> None:
    context = browser.new_context(
        base_url=newsroom.url,
        viewport={"width": width, "height": 800},
        color_scheme=scheme,  # type: ignore[arg-type]
        reduced_motion="reduce",
        bypass_csp=True,  # axe is put into the page as a script
    )
    page = context.new_page()
    addresses = list(KINDS)
    for where in FOUND_ON.values():
        page.goto(where)
        addresses.append(page.locator(".more a").first.get_attribute("href") or "")
    found: dict[str, list[str]] = {}
    for address in addresses:
        page.goto(address)
        if lines := violations(page):
            found[address] = lines
    page.goto("/latest/")
    page.locator("article.entry summary").first.click()
    page.wait_for_selector(".rest")
    if lines := violations(page):
        found["an open entry"] = lines
    context.close()
    assert not found, "\n".join(f"{a}\n  " + "\n  ".join(lines) for a, lines in found.items())


def test_the_newsrooms_own_admin_screens_have_no_violation(
    browser: Browser, newsroom: Newsroom
) -> None:
    context = browser.new_context(base_url=newsroom.url, bypass_csp=True)
    page = context.new_page()
    page.goto("/admin/login/")
    page.fill("[name=username]", newsroom.editor)
    page.fill("[name=password]", newsroom.password)
    page.click("button[type=submit]")
    page.wait_for_url("**/admin/")
    found: dict[str, list[str]] = {}
    for address in ("/admin/responses/", "/admin/wire/paste/", "/admin/articles/calendar/"):
        page.goto(address)
        page.add_script_tag(content=AXE)
        # What lies outside <main> is Wagtail's own frame.
        result = page.evaluate("axe.run('main', {resultTypes: ['violations']})")
        if lines := [f"{v['id']}: {v['nodes'][0]['html'][:200]}" for v in result["violations"]]:
            found[address] = lines
    context.close()
    assert not found
