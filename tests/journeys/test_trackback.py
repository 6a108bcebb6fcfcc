"""Another site links to a story and says so; an editor lets readers see it."""

from __future__ import annotations

import re
import urllib.parse
import urllib.request

from playwright.sync_api import Page, expect

from tests.journeys.conftest import Newsroom, until
from tests.sites import a_site


def send(trackback_url: str, **fields: str) -> str:
    """Post a ping as `curl -d` does and return the answer."""
    body = urllib.parse.urlencode(fields).encode()
    with urllib.request.urlopen(trackback_url, body, timeout=10) as answer:
        return str(answer.read().decode())


def test_a_trackback_is_verified_approved_and_counted(desk: Page, newsroom: Newsroom) -> None:
    desk.goto("/latest/")
    story = desk.locator(".more a").nth(5).get_attribute("href") or ""
    desk.goto(story)
    trackback_url = desk.get_by_label("TrackBack URL").input_value()
    before = _trackbacks(desk)
    with a_site(
        post=f'<p><a href="{newsroom.url}{story}">Well told</a></p>', other="<p>-</p>"
    ) as site:
        answer = send(trackback_url, url=f"{site.url}/post", title="Well told", blog_name="Bank")
        assert "<error>0</error>" in answer
        assert "<error>0</error>" in send(trackback_url, url=f"{site.url}/other", title="Not it")

        def verified() -> bool:
            desk.goto("/admin/responses/")
            return desk.locator(".kb-responses > li", has_text="Well told").count() > 0

        until(verified)
        until(lambda: "/other" in site.asked)
    desk.locator(".kb-responses > li", has_text="Well told").get_by_role(
        "button", name="Approve"
    ).click()
    desk.goto(story)
    assert _trackbacks(desk) == before + 1
    expect(desk.locator("#responses")).to_contain_text("Well told")
    expect(desk.locator("#responses")).not_to_contain_text("Not it")


def _trackbacks(page: Page) -> int:
    found = re.search(r"Trackback \((\d+)\)", page.locator("article.whole .counts").inner_text())
    assert found
    return int(found[1])
