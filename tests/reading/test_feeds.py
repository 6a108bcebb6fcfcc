"""Atom feeds, and what rights let into them."""

from __future__ import annotations

from typing import Any

import pytest
from lxml import etree

from kawaraban.articles.models import Article
from kawaraban.media.models import Picture
from tests.newsroom import AgencyFactory, CategoryFactory, PersonFactory, a_story, paragraphs
from tests.reading.pages import get

pytestmark = pytest.mark.django_db
ATOM = {"a": "http://www.w3.org/2005/Atom"}


def feed(path: str = "/feed/") -> Any:
    """Return the parsed feed."""
    answer = get(path)
    assert answer.status_code == 200
    assert answer.headers["Content-Type"] == "application/atom+xml; charset=utf-8"
    return etree.fromstring(answer.content)


def entry_texts(root: Any, name: str) -> list[str]:
    """Return the texts of an element of all entries."""
    return [found.text for found in root.findall(f"a:entry/a:{name}", ATOM)]


def test_own_stories_go_out_whole_with_absolute_addresses(picture: Picture) -> None:
    linked = [{"type": "paragraph", "value": '<p>See <a href="/about/">us</a>.</p>'}]
    story = a_story(
        "Café & bridge",
        picture=picture,
        body=[*paragraphs("The first paragraph."), *linked],
        bylines=[PersonFactory()],
        tags=["ferry"],
    )
    root = feed()
    entry = root.find("a:entry", ATOM)
    assert entry.findtext("a:title", None, ATOM) == "Café & bridge"
    assert entry.find("a:link", ATOM).get("href") == story.full_url
    assert entry.findtext("a:id", None, ATOM).startswith("urn:uuid:")
    content = entry.findtext("a:content", None, ATOM)
    assert "The first paragraph." in content
    assert 'href="http://testserver/about/"' in content
    assert 'src="http://testserver/media/images/' in content
    assert entry.findtext("a:author/a:name", None, ATOM) == "Sokha Lim"
    assert entry.findtext("a:rights", None, ATOM) == "© Tonle Tsushin"
    categories = [c.get("term") for c in entry.findall("a:category", ATOM)]
    assert categories == ["Event", "ferry"]


def test_agency_copy_goes_out_as_a_summary_unless_its_terms_allow_more() -> None:
    agency = AgencyFactory()
    a_story("From the wire", source=agency, lede="The lede.", body=paragraphs("The full text."))
    root = feed()
    assert entry_texts(root, "title") == ["From the wire"]
    assert entry_texts(root, "summary") == ["The lede."]
    assert entry_texts(root, "content") == []
    assert b"The full text." not in get("/feed/").content
    agency.full_text_in_feeds = True
    agency.save()
    assert "The full text." in entry_texts(feed(), "content")[0]


def test_an_edition_and_a_category_have_feeds_of_their_own() -> None:
    sport = CategoryFactory(name="Sport")
    below = CategoryFactory(name="Rowing", parent=sport)
    a_story("English sport", category=below)
    a_story("English event")
    a_story("日本語", language="ja")
    assert sorted(entry_texts(feed(), "title")) == ["English event", "English sport"]
    assert entry_texts(feed("/category/sport/feed/"), "title") == ["English sport"]
    japanese = feed("/ja/feed/")
    assert entry_texts(japanese, "title") == ["日本語"]
    assert japanese.get("{http://www.w3.org/XML/1998/namespace}lang") == "ja"
    assert get("/category/unknown/feed/").status_code == 404


def test_the_id_stays_when_the_address_changes() -> None:
    story = a_story(slug="old")
    before = entry_texts(feed(), "id")
    story.slug = "new"
    story.save_revision().publish()
    assert entry_texts(feed(), "id") == before


def test_an_empty_feed_is_a_feed() -> None:
    assert feed().findall("a:entry", ATOM) == []


def test_what_xml_cannot_hold_is_left_out() -> None:
    story = a_story()
    Article.objects.filter(pk=story.pk).update(headline="Bell\x07 and \ufffe more")
    assert entry_texts(feed(), "title") == ["Bell and  more"]


def test_a_feed_is_not_sent_twice() -> None:
    a_story()
    answer = get("/feed/")
    assert get("/feed/", HTTP_IF_NONE_MATCH=answer.headers["ETag"]).status_code == 304
