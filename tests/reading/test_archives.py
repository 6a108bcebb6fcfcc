"""The archives by date."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from tests.newsroom import NOON, a_story
from tests.reading.pages import get, headlines, text_of, tree_of

pytestmark = pytest.mark.django_db


def at(year: int, month: int, day: int) -> datetime.datetime:
    """Noon of a day in the newsroom's time zone."""
    return datetime.datetime(year, month, day, 12, tzinfo=NOON.tzinfo)


def links(path: str) -> list[tuple[str, str]]:
    """Return (text, path) of the links to earlier and later."""
    return [(a.get_text(), a.get("href")) for a in tree_of(path).select(".paging a")]


def test_a_year_a_month_and_a_day_lead_to_their_neighbours_that_have_stories() -> None:
    a_story("Long ago", published_at=at(2021, 12, 31))
    a_story("Middle", published_at=at(2024, 2, 29))
    a_story("Later that month", published_at=at(2024, 3, 1))
    a_story("Last", published_at=at(2025, 1, 1))
    assert links("/2024/") == [("Earlier 2021", "/2021/"), ("Later 2025", "/2025/")]
    assert links("/2024/02/") == [
        ("Earlier December 2021", "/2021/12/"),
        ("Later March 2024", "/2024/03/"),
    ]
    assert links("/2024/02/29/") == [
        ("Earlier December 31, 2021", "/2021/12/31/"),
        ("Later March 1, 2024", "/2024/03/01/"),
    ]
    assert headlines("/2021/12/31/") == ["Long ago"]


def test_a_year_lists_its_months_and_a_month_its_days() -> None:
    a_story(published_at=at(2024, 2, 29))
    a_story("Other", published_at=at(2024, 11, 3))
    below = [a.get("href") for a in tree_of("/2024/").select(".below a")]
    assert below == ["/2024/02/", "/2024/11/"]
    assert tree_of("/2024/02/").select(".below a")[0].get("href") == "/2024/02/29/"


def test_the_archives_of_an_edition_know_only_its_days() -> None:
    a_story("English", published_at=at(2024, 1, 1))
    a_story("日本語", language="ja", published_at=at(2024, 1, 2))
    assert links("/2024/01/01/") == []
    assert 'href="/ja/2024/01/02/"' in text_of("/2024/01/02/")
    assert headlines("/ja/2024/01/02/") == ["日本語"]


@pytest.mark.parametrize(
    "path",
    [
        "/0000/",
        "/0001/",
        "/9999/12/31/",
        "/10000/",
        "/2024/13/",
        "/2024/00/",
        "/2024/1/",
        "/2024/02/30/",
        "/2023/02/29/",
        "/2024/02/00/",
        "/2023/",
        "/2024/03/06/",
    ],
)
def test_a_date_without_stories_or_that_is_none_answers_404(path: str) -> None:
    a_story()
    assert get(path).status_code == 404


def test_the_archive_begins_with_the_newest_year_of_the_edition_whatever_the_date() -> None:
    assert "No story of this edition" in text_of("/archive/")
    a_story(published_at=at(2021, 12, 31))
    a_story("Newer", published_at=at(2023, 1, 1))
    answer = get("/archive/")
    assert (answer.status_code, answer.headers["Location"]) == (302, "/2023/")
    assert get("/ja/archive/").status_code == 200
    assert 'href="/archive/"' in tree_of("/ja/archive/").decode()
    assert get(f"/{timezone.localdate().year}/").status_code == 404
