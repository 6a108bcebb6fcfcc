"""A search that is followed in a feed reader."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

import pytest
from lxml import etree

from tests.newsroom import NOON, AgencyFactory, a_story, paragraphs
from tests.reading.pages import get, tree_of

pytestmark = pytest.mark.django_db
Index = Callable[[], int]
NAMES = {
    "a": "http://www.w3.org/2005/Atom",
    "o": "http://a9.com/-/spec/opensearch/1.1/",
    "c": "http://purl.org/rss/1.0/modules/content/",
}


def feed(path: str) -> Any:
    """Return the parsed feed."""
    answer = get(path)
    assert answer.status_code == 200, path
    return etree.fromstring(answer.content)


def titles(root: Any) -> list[str]:
    """Return the titles of the items, of Atom or of RSS."""
    return [
        found.text for found in root.xpath("//a:entry/a:title | //item/title", namespaces=NAMES)
    ]


@pytest.fixture
def ferries(index: Index) -> None:
    """Three stories about ferries and one about a bridge; the wire's is the newest."""
    for days, headline in enumerate(("Ferry yesterday", "Ferry before", "Bridge")):
        a_story(
            headline,
            lede="A lede.",
            body=paragraphs("The whole text."),
            published_at=NOON - datetime.timedelta(days=days + 1),
        )
    a_story(
        "Ferry by wire", lede="A lede.", body=paragraphs("Not for all."), source=AgencyFactory()
    )
    index()


@pytest.mark.usefixtures("ferries")
@pytest.mark.parametrize("kind", ["feed", "rss"])
def test_a_search_is_followed_newest_first_and_with_its_filters(kind: str) -> None:
    newest = ["Ferry by wire", "Ferry yesterday", "Ferry before"]
    assert titles(feed(f"/search/{kind}/?q=ferry")) == newest
    assert titles(feed(f"/search/{kind}/?q=ferry&source=mekong-wire")) == ["Ferry by wire"]
    assert titles(feed(f"/search/{kind}/?q=ferry+-wire")) == newest[1:]
    assert titles(feed(f"/search/{kind}/?source=mekong-wire")) == ["Ferry by wire"]


@pytest.mark.usefixtures("ferries")
def test_the_page_of_results_leads_to_both_feeds() -> None:
    page = tree_of("/search/?q=ferry&lang=en&sort=newest&page=1")
    links = {a.get("type"): a.get("href") for a in page.select("head link[rel=alternate]")[1:]}
    assert links == {
        "application/atom+xml": "/search/feed/?q=ferry&lang=en",
        "application/rss+xml": "/search/rss/?q=ferry&lang=en",
    }
    assert [a.get("href") for a in page.select(".follow a")] == list(links.values())


@pytest.mark.usefixtures("ferries")
def test_atom_says_what_was_searched_and_how_much_there_is() -> None:
    root = feed("/search/feed/?q=ferry&lang=en")
    assert root.findtext("a:title", None, NAMES) == "Tonle Tsushin: ferry"
    assert root.findtext("a:id", None, NAMES) == "http://testserver/search/feed/?q=ferry&lang=en"
    assert root.findtext("o:totalResults", None, NAMES) == "3"
    links = {link.get("rel"): link.get("href") for link in root.findall("a:link", NAMES)}
    assert links == {
        "alternate": "http://testserver/search/?q=ferry&lang=en&sort=newest",
        "self": "http://testserver/search/feed/?q=ferry&lang=en",
        "search": "http://testserver/search/opensearch.xml",
    }


@pytest.mark.usefixtures("ferries")
def test_rss_has_full_texts_as_far_as_the_rights_go() -> None:
    root = feed("/search/rss/?q=ferry")
    assert root.tag == "rss"
    own, wire = root.xpath("//item[title='Ferry yesterday' or title='Ferry by wire']")[::-1]
    assert "The whole text." in own.findtext("c:encoded", None, NAMES)
    assert wire.findtext("c:encoded", None, NAMES) is None
    assert wire.findtext("description") == "A lede."
    assert b"Not for all." not in get("/search/rss/?q=ferry").content
    assert own.find("guid").get("isPermaLink") == "false"
    assert root.findtext("channel/o:totalResults", None, NAMES) == "3"


@pytest.mark.usefixtures("ferries")
@pytest.mark.parametrize("kind", ["feed", "rss"])
def test_a_feed_that_is_the_same_is_not_sent_twice(kind: str) -> None:
    for words in ("ferry", "zzzzzz"):
        etag = get(f"/search/{kind}/?q={words}").headers["ETag"]
        again = get(f"/search/{kind}/?q={words}", HTTP_IF_NONE_MATCH=etag)
        assert again.status_code == 304


@pytest.mark.parametrize("kind", ["feed", "rss"])
def test_a_feed_of_no_search_is_not_there(kind: str) -> None:
    assert get(f"/search/{kind}/").status_code == 404
    assert get(f"/search/{kind}/?q=+").status_code == 404


@pytest.mark.usefixtures("ferries")
def test_an_edition_has_feeds_of_its_own_searches() -> None:
    root = feed("/ja/search/feed/?q=ferry")
    assert root.get("{http://www.w3.org/XML/1998/namespace}lang") == "ja"
