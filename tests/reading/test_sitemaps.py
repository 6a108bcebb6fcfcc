"""Sitemaps, robots.txt and the icon."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.utils import timezone
from lxml import etree

from tests.newsroom import NOON, CategoryFactory, a_story
from tests.reading.pages import get

pytestmark = pytest.mark.django_db
MAP = {
    "s": "http://www.sitemaps.org/schemas/sitemap/0.9",
    "n": "http://www.google.com/schemas/sitemap-news/0.9",
}


def sitemap(path: str) -> Any:
    """Return the parsed sitemap."""
    answer = get(path)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/xml; charset=utf-8"
    return etree.fromstring(answer.content)


def locations(path: str) -> list[str]:
    """Return the addresses a sitemap names."""
    return [found.text for found in sitemap(path).iter(f"{{{MAP['s']}}}loc")]


def test_the_index_names_a_file_for_each_month_newest_first() -> None:
    a_story(published_at=datetime.datetime(2022, 1, 1, tzinfo=NOON.tzinfo))
    a_story("Other")
    assert locations("/sitemap.xml") == [
        "http://testserver/sitemap-2024-03.xml",
        "http://testserver/sitemap-2022-01.xml",
        "http://testserver/sitemap-lists.xml",
        "http://testserver/sitemap-news.xml",
    ]
    for address in locations("/sitemap.xml"):
        assert get(address.removeprefix("http://testserver")).status_code == 200


def test_a_month_names_its_stories_in_all_languages() -> None:
    stories = [a_story("One"), a_story("日本語", language="ja", slug="二")]
    assert locations("/sitemap-2024-03.xml") == [story.full_url for story in stories]
    assert get("/sitemap-2024-04.xml").status_code == 404
    assert get("/sitemap-2024-13.xml").status_code == 404


def test_the_lists_of_every_edition_are_named() -> None:
    CategoryFactory()
    named = locations("/sitemap-lists.xml")
    assert "http://testserver/" in named
    assert "http://testserver/km/" in named
    assert "http://testserver/ja/category/event/" in named


def test_the_news_sitemap_has_the_last_two_days() -> None:
    a_story("Old <news>")
    fresh = a_story("Fresh <news>", published_at=timezone.now(), language="km")
    root = sitemap("/sitemap-news.xml")
    assert locations("/sitemap-news.xml") == [fresh.full_url]
    assert root.findtext(".//n:title", None, MAP) == "Fresh <news>"
    assert root.findtext(".//n:language", None, MAP) == "km"
    assert root.findtext(".//n:name", None, MAP) == "Tonle Tsushin"


def test_robots_are_told_where_the_sitemaps_are() -> None:
    text = get("/robots.txt").content.decode()
    assert "Disallow: /admin/" in text
    assert "Sitemap: http://testserver/sitemap.xml" in text


def test_the_icon_is_the_seal_with_the_sites_initial() -> None:
    answer = get("/icon.svg")
    assert answer.headers["Content-Type"] == "image/svg+xml"
    assert etree.fromstring(answer.content).findtext("{*}text") == "T"
    assert get("/favicon.ico")["Location"] == "/icon.svg"
