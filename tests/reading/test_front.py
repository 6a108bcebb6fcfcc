"""The front page, arranged and filled."""

from __future__ import annotations

import datetime
from typing import Any

import pytest

from kawaraban.reading.models import FrontLead, FrontPage, TextPage
from tests.newsroom import NOON, CategoryFactory, a_draft, a_story, locale
from tests.reading.pages import get, text_of, tree_of

pytestmark = pytest.mark.django_db


def stories(number: int, **fields: Any) -> None:
    """Publish stories called Story 0, Story 1, …, the last the newest."""
    for n in range(number):
        a_story(f"Story {n}", published_at=NOON + datetime.timedelta(hours=n), **fields)


def shown(path: str = "/") -> list[str]:
    """Return all headlines of the edition's own stories, in the page's order."""
    page = tree_of(path)
    places = ".lead .headline a, .entry summary h3, .rail .headlines a"
    return [found.get_text() for found in page.select(places)]


def test_a_front_that_nobody_arranged_fills_itself_and_shows_nothing_twice(
    front: FrontPage,
) -> None:
    stories(10)
    sport = CategoryFactory(name="Sport")
    stories_of_sport = [a_story(f"Sport {n}", category=sport, slug=f"s{n}") for n in range(2)]
    page = tree_of("/")
    assert page.select(".lead .headline a")[0].text == "Story 9"
    found = shown()
    assert len(found) == len(set(found))
    assert set(found) >= {f"Story {n}" for n in range(10)} | {s.headline for s in stories_of_sport}
    assert page.select("h1")[0].get_text().strip().endswith("Tonle Tsushin")


def test_an_empty_site_has_a_front_that_says_so(front: FrontPage) -> None:
    assert "No story has been published here yet" in text_of("/")


def test_leads_set_by_hand_stand_first_and_one_that_is_not_public_is_passed_over(
    front: FrontPage,
) -> None:
    stories(8)
    chosen = a_story("Chosen", published_at=NOON - datetime.timedelta(days=90))
    second = a_story("Second", published_at=NOON - datetime.timedelta(days=80))
    FrontLead.objects.create(page=front, article=a_draft("Hidden lead"), sort_order=0)
    FrontLead.objects.create(page=front, article=chosen, sort_order=1)
    FrontLead.objects.create(page=front, article=second, sort_order=2)
    assert shown()[:3] == ["Chosen", "Second", "Story 7"]
    assert "Hidden lead" not in text_of("/")


def test_rows_set_by_hand_replace_those_that_fill_the_page(front: FrontPage) -> None:
    stories(30)
    sport = CategoryFactory(name="Sport")
    old = NOON - datetime.timedelta(days=400)
    for number in range(3):
        a_story(f"Sport {number}", category=sport, published_at=old)
    front.rows = [("category", {"category": sport, "stories": 2}), ("latest", {"stories": 3})]
    front.save_revision().publish()
    page = tree_of("/")
    rows = {
        row.select("h2")[0].get_text(): len(row.select(".entry"))
        for row in page.select(".row:not(.others)")
    }
    assert rows == {"Sport": 2, "More stories": 3}


def test_a_row_set_by_hand_is_not_emptied_by_what_fills_itself(front: FrontPage) -> None:
    news = CategoryFactory(name="News")
    for n in range(4):
        a_story(f"Only {n}", category=news, slug=f"only-{n}")
    front.rows = [("latest", {"stories": 4}), ("category", {"category": news, "stories": 3})]
    front.save_revision().publish()
    page = tree_of("/")
    row = [found.get_text() for found in page.select(".row .entry summary h3")]
    assert len(row) == 3
    assert len(shown()) == len(set(shown())) == 4


def test_an_edition_without_a_front_page_fills_itself_in_its_own_language(
    front: FrontPage,
) -> None:
    lead = a_story("English lead")
    FrontLead.objects.create(page=front, article=lead)
    a_story("日本語の記事", language="ja", slug="kiji")
    page = tree_of("/ja/")
    assert page.html.get("lang") == "ja"
    assert page.select(".lead .headline a")[0].text == "日本語の記事"
    others = page.select(".others a")
    assert "English lead" in [a.get_text() for a in others]


def test_other_languages_are_marked_as_such(front: FrontPage) -> None:
    a_story()
    a_story("ខ្មែរ", language="km", slug="km")
    block = tree_of("/").select(".others div[lang]")[0]
    assert block.get("lang") == "km"
    assert block.select("h3 a")[0].get("href") == "/km/"


def test_the_front_has_the_headers_of_a_reader_page_and_an_etag(front: FrontPage) -> None:
    a_story()
    answer = get("/")
    assert "script-src 'self'" in answer.headers["Content-Security-Policy"]
    assert answer.headers["Cache-Control"] == "no-cache"
    again = get("/", HTTP_IF_NONE_MATCH=answer.headers["ETag"])
    assert again.status_code == 304


def test_a_text_page_is_a_reader_page_and_stands_in_the_footer(front: FrontPage) -> None:
    front.add_child(
        instance=TextPage(
            title="About us", slug="about", text="<p>Who we are.</p>", locale=locale("en")
        )
    )
    page = text_of("/about/")
    assert "Who we are." in page
    assert '<a href="/about/">About us</a>' in page
    assert "Content-Security-Policy" in get("/about/").headers
