"""What machines read in a story's page."""

from __future__ import annotations

import json
from typing import Any

import pytest

from kawaraban.media.models import Picture
from tests.newsroom import AgencyFactory, PersonFactory, a_correction, a_story
from tests.reading.pages import tree_of

pytestmark = pytest.mark.django_db


def json_ld(path: str) -> dict[str, Any]:
    """Return the page's schema.org data."""
    found: dict[str, Any] = json.loads(
        tree_of(path).select('script[type="application/ld+json"]')[0].string or ""
    )
    return found


def test_a_story_is_a_news_article(picture: Picture) -> None:
    story = a_story(
        "Headline & more",
        picture=picture,
        bylines=[PersonFactory()],
        tags=["ferry"],
        source=AgencyFactory(credit_line="© MEKONG WIRE"),
        dateline="Kratie, Cambodia",
    )
    a_correction(story)
    data = json_ld(story.get_absolute_url())
    assert data["@type"] == "NewsArticle"
    assert data["headline"] == "Headline & more"
    assert data["url"] == data["mainEntityOfPage"] == story.full_url
    assert data["datePublished"] == "2024-03-05T03:00:00+00:00"
    assert data["inLanguage"] == "en"
    assert data["articleSection"] == "Event"
    assert data["author"] == [
        {"@type": "Person", "name": "Sokha Lim", "url": "http://testserver/person/sokha-lim/"}
    ]
    assert data["publisher"]["name"] == "Tonle Tsushin"
    assert data["creditText"] == "© MEKONG WIRE"
    assert data["image"][0].startswith("http://testserver/media/images/")
    assert data["correction"][0]["text"] == "The ferry holds 40 people, not 14."
    assert data["keywords"] == ["ferry"]


def test_without_a_byline_the_source_is_the_author() -> None:
    story = a_story(source=AgencyFactory())
    assert json_ld(story.get_absolute_url())["author"]["name"] == "MEKONG WIRE"


def test_the_head_names_canonical_feed_and_preview(picture: Picture) -> None:
    story = a_story(picture=picture)
    page = tree_of(story.get_absolute_url())
    assert page.select("link[rel=canonical]")[0].get("href") == story.full_url
    assert page.select('link[type="application/atom+xml"]')[0].get("href") == "/feed/"
    og = {m.get("property"): m.get("content") for m in page.select('meta[property^="og:"]')}
    assert og["og:title"] == story.headline
    assert og["og:url"] == story.full_url
    assert og["og:image"].startswith("http://testserver/media/")
