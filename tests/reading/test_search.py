"""Search results and suggestions, through their URLs."""

from __future__ import annotations

from collections.abc import Callable
from urllib.parse import quote

import pytest

from kawaraban.reading import search
from kawaraban.search.contract import EngineError
from tests.newsroom import AgencyFactory, CategoryFactory, ResponseFactory, a_story, paragraphs
from tests.reading.pages import get, text_of, tree_of

pytestmark = pytest.mark.django_db
Index = Callable[[], int]


def hits(path: str) -> list[str]:
    """Return the headlines of a page of results."""
    return [found.get_text() for found in tree_of(path).select(".hit h3")]


def test_a_word_of_the_body_finds_the_story_and_is_marked_in_a_passage(index: Index) -> None:
    story = a_story(body=paragraphs("The crossing near Senkaku took forty minutes."))
    a_story("Another")
    index()
    page = tree_of("/search/?q=senkaku")
    hit = page.select(".hit")[0]
    assert hit.select("h3 a")[0].get("href") == story.get_absolute_url()
    assert hit.select(".passage mark")[0].get_text() == "Senkaku"
    assert len(page.select(".hit")) == 1
    assert "1 story" in page.select(".tally")[0].get_text()


@pytest.mark.parametrize(
    ("language", "headline", "asked"),
    [
        ("ja", "境港で地雷除去の対話", "地雷除去"),
        ("km", "សាឡាងឆ្លងទន្លេមេគង្គ", "ទន្លេ"),
        ("th", "สะพานข้ามแม่น้ำโขง", "แม่น้ำ"),
        ("vi", "Cầu mới ở Cần Thơ", "can tho"),
    ],
)
def test_words_of_every_script_are_found(
    index: Index, language: str, headline: str, asked: str
) -> None:
    a_story(headline, language=language)
    index()
    assert hits(f"/search/?q={quote(asked)}") == [headline]


def test_what_a_reader_said_is_found_with_the_name_of_who_said_it(index: Index) -> None:
    ResponseFactory(article=a_story(), author_name="Vanna", text="My uncle was the pilot.")
    index()
    assert "Vanna: My" in tree_of("/search/?q=uncle").select(".passage")[0].get_text()


def test_facets_are_links_that_set_a_filter_and_take_it_off(index: Index) -> None:
    a_story("Ferry one", category=CategoryFactory(name="Sport"), source=AgencyFactory())
    a_story("Ferry two")
    a_story("Ferry 三", language="ja")
    index()
    page = tree_of("/search/?q=ferry")
    facets = {a.get_text(): a.get("href") for a in page.select(".facets li a")}
    assert facets["Sport"] == "/search/?q=ferry&category=sport"
    assert facets["日本語"] == "/search/?q=ferry&lang=ja"
    assert facets["MEKONG WIRE"] == "/search/?q=ferry&source=mekong-wire"
    assert hits(facets["Sport"]) == ["Ferry one"]
    chosen = tree_of(facets["Sport"]).select(".facets a[aria-current]")[0]
    assert chosen.get("href") == "/search/?q=ferry"


def test_results_are_paged_and_sorted(index: Index) -> None:
    for number in range(23):
        a_story(f"Ferry number {number}")
    index()
    assert len(hits("/search/?q=ferry")) == 10
    page = tree_of("/search/?q=ferry&sort=newest&page=2")
    assert [a.get("href") for a in page.select(".paging a")] == [
        "/search/?q=ferry&sort=newest",
        "/search/?q=ferry&sort=newest&page=3",
    ]
    assert len(hits("/search/?q=ferry&page=3")) == 3
    assert get("/search/?q=ferry&page=abc").status_code == 404
    assert get("/search/?q=ferry&page=101").status_code == 404


def test_without_words_the_page_explains_itself() -> None:
    page = tree_of("/search/")
    assert page.select("#q")
    assert not page.select(".hit")
    assert not page.select(".tally")


@pytest.mark.parametrize(
    "asked",
    [
        "<script>alert(1)</script>",
        "\x00",
        "‮evil",
        '"' * 500,
        "a" * 5000,
        "category:" * 200,
        "year:99999999999999",
        "(((([[[",
        "*",
        "-",
        "😀" * 300,
        "\ud800".encode("utf-8", "surrogatepass").decode("latin-1"),
    ],
)
def test_whatever_is_typed_gets_an_answer(index: Index, asked: str) -> None:
    a_story()
    index()
    for path in ("/search/", "/search/suggest/"):
        answer = get(f"{path}?q={quote(asked)}&year=abc&category=%00&lang=&sort=x")
        assert answer.status_code == 200
        assert b"<script>alert" not in answer.content


def test_suggestions_are_options_of_a_list(index: Index) -> None:
    story = a_story("Bridge opens at Prek Samnang")
    index()
    answer = get("/search/suggest/?q=prek+sam")
    page = answer.content.decode()
    assert page.startswith(f'<a role="option" id="suggestion-1"')  # noqa: F541
    assert f'href="{story.get_absolute_url()}"' in page
    assert "<mark>" in page
    assert answer.headers["X-Robots-Tag"] == "noindex"
    assert "No story has these words." in text_of("/search/suggest/?q=zzzzzz")
    assert "role" not in text_of("/search/suggest/?q=")


def test_a_search_that_is_broken_says_so_and_keeps_the_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Broken:
        def search(self, query: object) -> None:
            raise EngineError("no index")

    monkeypatch.setattr(search, "engine", Broken)
    answer = get("/search/?q=ferry")
    assert answer.status_code == 503
    assert 'value="ferry"' in answer.content.decode()
    assert "not available" in answer.content.decode()
    assert get("/search/suggest/?q=ferry").status_code == 503
