"""Lists of stories and their pages."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client

from kawaraban.articles.models import CategoryName
from tests.newsroom import (
    NOON,
    AgencyFactory,
    CategoryFactory,
    PersonFactory,
    ResponseFactory,
    SourceFactory,
    a_draft,
    a_story,
)
from tests.reading.pages import get, headlines, text_of, tree_of

pytestmark = pytest.mark.django_db


def test_every_list_shows_the_story_that_belongs_there() -> None:
    a_story("The story", tags=["ferry"], bylines=[PersonFactory()], source=AgencyFactory())
    other = CategoryFactory(name="Sport")
    elsewhere = datetime.datetime(2022, 1, 1, 12, tzinfo=NOON.tzinfo)
    a_story("Another one", category=other, published_at=elsewhere)
    for path in (
        "/category/event/",
        "/tag/ferry/",
        "/source/mekong-wire/",
        "/person/sokha-lim/",
        "/2024/",
        "/2024/03/",
        "/2024/03/05/",
    ):
        assert headlines(path) == ["The story"], path
    assert headlines("/latest/") == ["The story", "Another one"]


def test_a_category_shows_what_stands_below_it_and_leads_there() -> None:
    top = CategoryFactory(name="Culture")
    below = CategoryFactory(name="Festivals", parent=top)
    a_story("In the top", category=top, published_at=NOON)
    a_story("Below", category=below, published_at=NOON - datetime.timedelta(days=1))
    assert headlines("/category/culture/") == ["In the top", "Below"]
    assert headlines("/category/festivals/") == ["Below"]
    assert 'href="/category/festivals/"' in text_of("/category/culture/")
    page = tree_of("/category/festivals/")
    assert page.select(".heading .meta a")[0].get("href") == "/category/culture/"


def test_a_category_is_named_in_the_language_of_the_edition() -> None:
    category = CategoryFactory()
    CategoryName.objects.create(category=category, language="ja", name="催し")
    a_story("日本語の記事", language="ja", slug="kiji")
    page = tree_of("/ja/category/event/")
    assert page.select("h1")[0].text == "催し"
    assert page.select(".entry .section")[0].text == "催し"
    assert page.select(".sections a")[1].text == "催し"


def test_an_edition_lists_its_own_language_and_says_where_else_to_look() -> None:
    a_story("English", tags=["both"])
    a_story("日本語", language="ja", tags=["both", "ja-only"])
    assert headlines("/tag/both/") == ["English"]
    assert headlines("/ja/tag/both/") == ["日本語"]
    page = text_of("/tag/ja-only/")
    assert 'href="/ja/tag/ja-only/"' in page
    assert "日本語" not in headlines("/tag/ja-only/")


@pytest.mark.parametrize(
    "path",
    [
        "/category/unknown/",
        "/tag/unknown/",
        "/source/unknown/",
        "/person/unknown/",
        "/tag/%00/",
        "/person/" + "x" * 3000 + "/",
        "/source/%E2%80%AE/",
        "/category/<script>/",
        "/xx/latest/",
    ],
)
def test_an_unknown_name_answers_404(path: str) -> None:
    answer = get(path)
    assert answer.status_code == 404
    assert b"<script>/" not in answer.content


def test_what_only_drafts_carry_is_unknown_too() -> None:
    draft = a_draft(source=SourceFactory(name="Secret Agency"))
    draft.tags.add("secret-plan")
    draft.save()
    assert get("/tag/secret-plan/").status_code == 404
    assert get("/source/secret-agency/").status_code == 404


def test_an_empty_category_is_a_page_that_says_so() -> None:
    CategoryFactory(name="Quiet")
    assert "No story of this edition stands here." in text_of("/category/quiet/")


def test_pages_have_twenty_stories_in_a_stable_order_and_none_twice() -> None:
    for number in range(45):
        a_story(f"Story {number:02}")  # all of the same moment: the number decides
    pages = [headlines("/latest/"), headlines("/latest/?page=2"), headlines("/latest/?page=3")]
    assert [len(page) for page in pages] == [20, 20, 5]
    assert [one for page in pages for one in page] == [f"Story {n:02}" for n in range(44, -1, -1)]
    assert get("/latest/?page=4").status_code == 404
    second = tree_of("/latest/?page=2")
    assert second.select("link[rel=canonical]")[0].get("href").endswith("/latest/?page=2")
    links = [a.get("href") for a in second.select(".paging a")]
    assert links == ["/latest/", "?page=3"]


@pytest.mark.parametrize(
    "page", ["abc", "0", "-1", "1.5", "", "501", "99999999999999999999", "１", "2 ", "%00"]
)
def test_what_is_no_page_number_answers_404(page: str) -> None:
    a_story()
    assert get(f"/latest/?page={page}").status_code == 404


def test_a_list_costs_the_same_with_one_story_and_with_twenty(
    django_assert_max_num_queries: object,
) -> None:
    for number in range(20):
        story = a_story(f"Story {number}")
        ResponseFactory(article=story)
    client = Client()
    client.get("/latest/")  # the sections are read in full once, and kept while they are the same
    with django_assert_max_num_queries(6):  # type: ignore[operator]
        client.get("/latest/")


def test_a_person_has_a_page_with_a_life() -> None:
    person = PersonFactory(bio="Writes about rivers.", home_page="https://sokha.example/")
    a_story(bylines=[person])
    page = text_of("/person/sokha-lim/")
    assert "Writes about rivers." in page
    assert 'href="https://sokha.example/"' in page


def test_entries_are_details_in_the_order_that_readers_need() -> None:
    story = a_story(lede="Who, what, where.")
    ResponseFactory(article=story)
    entry = tree_of("/latest/").select("article.entry")[0]
    assert entry.get("lang") == "en"
    meta, details, lede, counts = entry.find_all(recursive=False)
    assert [child.name for child in (meta, details, lede, counts)] == ["p", "details", "p", "p"]
    assert [a.get("href") for a in meta.select("a")] == [
        "/category/event/",
        "/source/tonle-tsushin/",
    ]
    assert meta.select("time")[0].get("datetime") == "2024-03-05T12:00+09:00"
    assert details.get("data-src") == f"{story.get_absolute_url()}entry/"
    assert details.get("open") is None
    summary, opened = details.find_all(recursive=False)
    assert summary.name == "summary"
    assert opened.get("id") == f"story-{story.pk}"
    assert opened.select(".more a")[0].get("href") == story.get_absolute_url()
    assert lede.get_text() == "Who, what, where."
    assert "Comment (1)" in counts.get_text()
    assert "Trackback (0)" in counts.get_text()
