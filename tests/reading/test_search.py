"""The page of results, through its URL."""

from __future__ import annotations

import datetime
import re
from collections.abc import Callable
from pathlib import Path
from urllib.parse import quote

import pytest
from django.utils import timezone

from kawaraban.articles.models import Article
from kawaraban.reading import found
from kawaraban.search.engine import engine
from tests.newsroom import NOON, ResponseFactory, a_story, paragraphs
from tests.reading.pages import get, tree_of

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
    assert "Page 2" in page.select(".paging")[0].get_text()
    assert get("/search/?q=ferry&page=abc").status_code == 404
    assert get("/search/?q=ferry&page=").status_code == 200  # what OpenSearch clients leave out


def test_pages_hold_every_story_once(index: Index) -> None:
    stories = {f"Ferry number {number}" for number in range(23)}
    for headline in stories:
        a_story(headline)
    index()
    for order in ("", "&sort=newest"):
        shown = [one for page in (1, 2, 3) for one in hits(f"/search/?q=ferry{order}&page={page}")]
        assert sorted(shown) == sorted(stories)


def test_newest_first_is_by_date(index: Index) -> None:
    for days, headline in enumerate(("Ferry today", "Ferry yesterday", "Ferry before")):
        a_story(headline, published_at=NOON - datetime.timedelta(days=days))
    index()
    assert hits("/search/?q=ferry&sort=newest") == [
        "Ferry today",
        "Ferry yesterday",
        "Ferry before",
    ]
    page = tree_of("/search/?q=ferry&sort=newest")
    assert page.select(".order [aria-current]")[0].get_text() == "Newest first"
    assert page.select(".order a")[0].get("href") == "/search/?q=ferry"


@pytest.mark.parametrize("page", ["4", "999", "1000000", "9" * 4000])
def test_beyond_the_last_page_it_says_so_and_leads_back(index: Index, page: str) -> None:
    for number in range(23):
        a_story(f"Ferry number {number}")
    index()
    answer = get(f"/search/?q=ferry&page={page}")
    assert answer.status_code == 404
    text = answer.content.decode()
    assert "There is nothing at this address" in text
    assert "to reach older stories" not in text  # there are none
    assert 'href="/search/?q=ferry&amp;page=3"' in text
    assert "No story has these words." not in text


def test_the_page_tells_how_many_and_how_fast(index: Index) -> None:
    a_story()
    index()
    tally = tree_of("/search/?q=ferry").select(".tally")[0].get_text(" ", strip=True)
    assert re.match(r"1 story in [0-9]+ ms", tally)


def test_a_great_number_is_grouped(index: Index, monkeypatch: pytest.MonkeyPatch) -> None:
    a_story()
    index()
    answer = engine().search(found.Query("ferry"))
    monkeypatch.setattr(found, "answer_to", lambda query: answer)
    monkeypatch.setattr("kawaraban.reading.search.answer_to", lambda query: answer)
    object.__setattr__(answer, "total", 1_234_567)
    assert "1,234,567 stories" in tree_of("/search/?q=ferry").select(".tally")[0].get_text()


def test_what_was_understood_is_told(index: Index) -> None:
    a_story("Ferry crosses")
    index()
    notes = [one.get_text() for one in tree_of("/search/?q=ferry+year:never").select(".note")]
    assert "“never” is not a year." in notes
    notes = [one.get_text() for one in tree_of("/search/?q=ferry&year=never").select(".note")]
    assert notes == ["“never” is not a year."]


def test_a_word_that_nobody_uses_is_forgiven_and_corrected(index: Index) -> None:
    a_story("Lanterns on the river", body=paragraphs("A hundred lanterns floated."))
    index()
    page = tree_of("/search/?q=lantrens")
    if page.select(".hit"):  # one that search found by forgiving a typo
        note = page.select(".note")[0].get_text()
        assert "This is close" in note
        assert page.select(".note a")[0].get("href") == "/search/?q=lanterns"


def test_nothing_found_is_a_page_with_ways_out(index: Index) -> None:
    a_story()
    index()
    page = tree_of('/search/?q="zzz+yyy"&category=event')
    empty = page.select(".empty")[0]
    assert "No story has these words." in empty.get_text()
    ways = {a.get_text(): a.get("href") for a in empty.select("a")}
    assert ways == {
        "Search without the quotation marks": "/search/?q=zzz+yyy&category=event",
        "Without filters": "/search/?q=%22zzz+yyy%22",
    }


def test_a_story_taken_back_a_moment_ago_is_not_shown(index: Index) -> None:
    story = a_story("Ferry one")
    a_story("Ferry two")
    index()
    Article.objects.filter(pk=story.pk).update(expire_at=timezone.now())
    assert hits("/search/?q=ferry") == ["Ferry two"]
    assert "1 story" in tree_of("/search/?q=ferry").select(".tally")[0].get_text()


def test_without_words_the_page_explains_itself() -> None:
    page = tree_of("/search/")
    assert page.select("#q")
    assert not page.select(".hit")
    assert not page.select(".tally")


def test_a_minus_alone_is_explained_and_not_called_missing(index: Index) -> None:
    a_story()
    index()
    page = tree_of("/search/?q=-ferry")
    assert "a minus alone finds nothing" in page.select(".note")[0].get_text()
    assert not page.select(".empty, .tally")


def test_a_search_that_is_broken_says_so_and_keeps_the_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    class Broken:
        def search(self, query: object) -> found.Results:
            return found.Results(answered=False)

    monkeypatch.setattr(found, "engine", Broken)
    answer = get("/search/?q=ferry")
    assert answer.status_code == 503
    assert answer.headers["Retry-After"] == "30"
    assert 'value="ferry"' in answer.content.decode()
    assert "not available" in answer.content.decode()
    for path in ("suggest/", "suggest.json", "feed/", "rss/"):
        assert get(f"/search/{path}?q=ferry").status_code == 503


def test_an_index_that_is_not_there_yet_is_not_an_empty_answer(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    empty = type(engine())(tmp_path)  # type: ignore[call-arg]
    monkeypatch.setattr(found, "engine", lambda: empty)
    assert get("/search/?q=ferry").status_code == 503
    assert "No story has these words." not in get("/search/?q=ferry").content.decode()


def test_answers_are_kept_by_nobody_else(index: Index) -> None:
    a_story()
    index()
    for path in ("", "suggest/", "suggest.json", "feed/", "rss/"):
        answer = get(f"/search/{path}?q=ferry")
        assert answer.headers["Cache-Control"] == "private, no-cache"
        assert answer.headers["X-Robots-Tag"] == "noindex"


def test_a_page_of_results_is_asked_of_the_database_in_few_queries(
    index: Index, django_assert_max_num_queries: Callable[[int], object]
) -> None:
    for number in range(12):
        a_story(f"Ferry number {number}")
    index()
    get("/search/?q=ferry")
    with django_assert_max_num_queries(4):  # type: ignore[attr-defined]
        get("/search/?q=ferry")
    with django_assert_max_num_queries(2):  # type: ignore[attr-defined]
        get("/search/suggest/?q=ferry")


def test_the_page_speaks_the_editions_language_around_stories_of_another(index: Index) -> None:
    a_story("境港で地雷除去の対話", language="ja")
    index()
    hit = tree_of(f"/search/?q={quote('地雷')}").select(".hit")[0]
    assert hit.select("[lang=ja] h3")
    assert not hit.select("[lang=ja] .meta")
    assert tree_of(f"/ja/search/?q={quote('地雷')}").select("html")[0].get("lang") == "ja"
