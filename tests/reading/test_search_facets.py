"""Facets of a page of results: links that set a filter, and links that take it off."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from kawaraban.articles.models.category import CategoryName
from tests.newsroom import NOON, AgencyFactory, CategoryFactory, a_story
from tests.reading.pages import tree_of

pytestmark = pytest.mark.django_db
Index = Callable[[], int]


@pytest.fixture
def ferries(index: Index) -> None:
    """Three stories about ferries that differ in everything that can be chosen."""
    a_story("Ferry one", category=CategoryFactory(name="Sport"), source=AgencyFactory())
    a_story("Ferry two", published_at=NOON.replace(year=2023))
    a_story("Ferry 三", language="ja")
    index()


def facets(path: str) -> dict[str, tuple[str, str]]:
    """Return the links to choose from: name to (address, count)."""
    rows = tree_of(path).select(".facets nav li")
    return {
        row.select("a")[0].get_text(): (
            str(row.select("a")[0].get("href")),
            row.select(".number")[0].get_text(),
        )
        for row in rows
    }


def chosen(path: str) -> dict[str, str]:
    """Return the filters that are set: what is written, and where it goes without."""
    links = tree_of(path).select(".chosen a:not(.all)")
    return {a.get_text().partition(",")[0]: str(a.get("href")) for a in links}


def hits(path: str) -> list[str]:
    """Return the headlines of a page of results."""
    return [found.get_text() for found in tree_of(path).select(".hit h3")]


@pytest.mark.usefixtures("ferries")
def test_facets_are_links_with_counts() -> None:
    found = facets("/search/?q=ferry")
    assert found["Sport"] == ("/search/?q=ferry&category=sport", "1")
    assert found["Event"] == ("/search/?q=ferry&category=event", "2")
    assert found["日本語"] == ("/search/?q=ferry&lang=ja", "1")
    assert found["MEKONG WIRE"] == ("/search/?q=ferry&source=mekong-wire", "1")
    assert found["2024"] == ("/search/?q=ferry&year=2024", "2")
    assert "Stories" not in found  # all of one kind: there is nothing to choose


@pytest.mark.usefixtures("ferries")
def test_a_chosen_filter_is_shown_and_taken_off() -> None:
    path = "/search/?q=ferry&category=sport"
    assert hits(path) == ["Ferry one"]
    current = tree_of(path).select(".facets a[aria-current]")[0]
    assert current.get_text() == "Sport"
    assert current.get("href") == "/search/?q=ferry"
    assert chosen(path) == {"Category: Sport": "/search/?q=ferry"}


@pytest.mark.usefixtures("ferries")
def test_filters_are_taken_off_one_by_one() -> None:
    path = "/search/?q=ferry&category=event&lang=en&author=Sokha+Lim&before=2030"
    assert chosen(path) == {
        "Category: Event": "/search/?q=ferry&lang=en&author=Sokha+Lim&before=2030",
        "Language: English": "/search/?q=ferry&category=event&author=Sokha+Lim&before=2030",
        "Byline: Sokha Lim": "/search/?q=ferry&category=event&lang=en&before=2030",
        "Before: 2030": "/search/?q=ferry&category=event&lang=en&author=Sokha+Lim",
    }
    without = tree_of(path).find("a", string="Without filters")
    assert without
    assert without.get("href") == "/search/?q=ferry"


@pytest.mark.usefixtures("ferries")
def test_two_values_of_one_facet_mean_either() -> None:
    path = facets("/search/?q=ferry&category=sport")["Event"][0]
    assert path == "/search/?q=ferry&category=sport&category=event"
    assert len(hits(path)) == 3


@pytest.mark.usefixtures("ferries")
def test_a_filter_begins_at_the_first_page_and_keeps_the_order() -> None:
    found = facets("/search/?q=ferry&sort=newest&page=1")
    assert found["Sport"][0] == "/search/?q=ferry&category=sport&sort=newest"


@pytest.mark.usefixtures("ferries")
def test_filters_without_words_list_what_they_leave() -> None:
    assert sorted(hits("/search/?category=event")) == ["Ferry two", "Ferry 三"]
    assert hits("/search/?year=2023") == ["Ferry two"]


@pytest.mark.usefixtures("ferries")
def test_a_value_nobody_has_can_be_taken_off_again() -> None:
    path = "/search/?q=ferry&source=nobody"
    assert hits(path) == []
    assert chosen(path) == {"Source: nobody": "/search/?q=ferry"}


@pytest.mark.usefixtures("ferries")
def test_a_filter_that_makes_no_sense_is_told_and_not_shown_as_chosen() -> None:
    page = tree_of("/search/?q=ferry&year=abc&before=soon")
    assert chosen("/search/?q=ferry&year=abc&before=soon") == {}
    assert len(page.select(".note")) == 2
    assert len(page.select(".hit")) == 3


def test_names_are_those_of_the_pages_language(index: Index) -> None:
    sport = CategoryFactory(name="Sport")
    CategoryName.objects.create(category=sport, language="ja", name="スポーツ")
    a_story("Ferry one", category=sport)
    a_story("Ferry two")
    index()
    assert "スポーツ" in facets("/ja/search/?q=ferry")


def test_many_values_are_folded_away(index: Index) -> None:
    for number in range(12):
        a_story("Ferry", category=CategoryFactory(name=f"Place {number}"))
    index()
    section = tree_of("/search/?q=ferry").select(".facets section")[0]
    assert len(section.select("li")) == 12
    assert len(section.select("details li")) == 4
