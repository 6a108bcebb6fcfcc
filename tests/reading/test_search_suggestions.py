"""What comes while a reader types: in the page, and in browsers that know the site."""

from __future__ import annotations

import json
from collections.abc import Callable
from typing import Any

import pytest
from lxml import etree

from kawaraban.delivery.recording import recording
from tests.newsroom import a_story
from tests.reading.pages import get, text_of, tree_of

pytestmark = pytest.mark.django_db
Index = Callable[[], int]
NAMES = {"o": "http://a9.com/-/spec/opensearch/1.1/"}


def test_suggestions_are_options_of_a_list(index: Index) -> None:
    story = a_story("Bridge opens at Prek Samnang")
    index()
    page = tree_of("/search/suggest/?q=prek+sam")
    option, everything = page.select("[role=option]")
    assert option.get("id") == "suggestion-1"
    assert option.get("href") == story.get_absolute_url()
    assert option.select("mark")
    assert option.select(".meta")[0].get_text() == "Event March 5, 2024"
    assert everything.get("href") == "/search/?q=prek+sam"
    assert everything.get_text() == "All results for “prek sam”"
    assert page.select(".hint")[0].get_text() == "1 suggestion"


def test_without_stories_there_is_a_hint_and_no_option(index: Index) -> None:
    a_story()
    index()
    assert "No story has these words." in text_of("/search/suggest/?q=zzzzzz")
    assert "role" not in text_of("/search/suggest/?q=zzzzzz")
    assert "role" not in text_of("/search/suggest/?q=")


def test_an_option_says_in_which_language_its_headline_is(index: Index) -> None:
    a_story("境港で地雷除去の対話", language="ja")
    index()
    option = tree_of("/search/suggest/?q=地雷").select("[role=option]")[0]
    assert option.get("lang") is None
    assert option.select(".headline")[0].get("lang") == "ja"


def test_browsers_get_suggestions_as_json(index: Index) -> None:
    story = a_story("Bridge <opens> at “Prek Samnang”")
    index()
    answer = get("/search/suggest.json?q=prek")
    assert answer.headers["Content-Type"] == "application/x-suggestions+json"
    assert json.loads(answer.content) == [
        "prek",
        ["Bridge <opens> at “Prek Samnang”"],
        ["Event · March 5, 2024"],
        [story.full_url],
    ]
    assert json.loads(get("/search/suggest.json").content) == ["", [], [], []]


def description(path: str) -> Any:
    """Return the parsed description document."""
    answer = get(path)
    assert answer.status_code == 200
    kind = "application/opensearchdescription+xml; charset=utf-8"
    assert answer.headers["Content-Type"] == kind
    return etree.fromstring(answer.content)


def test_every_page_leads_to_the_description_of_its_editions_search() -> None:
    a_story("日本語", language="ja", slug="story")
    for path, leads in (
        ("/latest/", "/search/opensearch.xml"),
        ("/ja/latest/", "/ja/search/opensearch.xml"),
        ("/2024/03/05/story/", "/ja/search/opensearch.xml"),
    ):
        link = tree_of(path).select("link[rel=search]")[0]
        assert link.get("href") == leads
        assert link.get("type") == "application/opensearchdescription+xml"


def test_the_description_names_every_form_of_the_search(index: Index) -> None:
    a_story()
    index()
    root = description("/search/opensearch.xml")
    assert root.findtext("o:ShortName", None, NAMES) == "Tonle Tsushin"
    assert root.findtext("o:Language", None, NAMES) == "en"
    urls = {url.get("type"): url.get("template") for url in root.findall("o:Url", NAMES)}
    assert len(urls) == 5
    for kind in ("text/html", "application/atom+xml", "application/rss+xml"):
        path = urls[kind].removeprefix("http://testserver")
        answer = get(path.replace("{searchTerms}", "ferry").replace("{startPage?}", ""))
        assert answer.status_code == 200
        assert answer.headers["Content-Type"] == f"{kind}; charset=utf-8"
    suggestions = urls["application/x-suggestions+json"]
    assert suggestions == "http://testserver/search/suggest.json?q={searchTerms}"


def test_an_edition_has_a_description_of_its_own() -> None:
    root = description("/ja/search/opensearch.xml")
    short = root.findtext("o:ShortName", None, NAMES)
    assert short == "Tonle Tsushin ja"
    assert len(short) <= 16
    assert root.findtext("o:Language", None, NAMES) == "ja"
    assert "/ja/search/?q=" in root.find("o:Url", NAMES).get("template")


def test_a_name_with_markup_is_a_name(settings: Any) -> None:
    import dataclasses

    name = 'Rock & <Roll> "News" of the whole wide river valley and beyond it'
    settings.KAWARABAN = dataclasses.replace(settings.KAWARABAN, site_name=name)
    root = description("/search/opensearch.xml")
    assert len(root.findtext("o:ShortName", None, NAMES)) <= 16
    assert len(root.findtext("o:LongName", None, NAMES)) <= 48
    assert name in root.findtext("o:Description", None, NAMES)


@pytest.mark.parametrize("path", ["", "suggest/", "suggest.json", "feed/", "rss/"])
def test_no_answer_to_a_question_may_be_stored(index: Index, path: str) -> None:
    a_story()
    index()
    with recording() as made:
        assert get(f"/search/{path}?q=ferry").status_code == 200
    assert not made.is_storable
