"""What is refused, and with which words; what is tidied instead."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.utils import timezone

from kawaraban.articles.models import Article
from tests.newsroom import NOON, ArticleFactory, CategoryFactory, SourceFactory, a_story, locale

pytestmark = pytest.mark.django_db

HOUR = datetime.timedelta(hours=1)


def a_new_story(headline: str = "New", **fields: object) -> Article:
    """Return a story as the editor's form holds it before it is checked."""
    made: Article = ArticleFactory.build(
        headline=headline,
        category=CategoryFactory(),
        source=SourceFactory(),
        locale=locale(),
        live=False,
        **fields,
    )
    return made


def problems(article: Article) -> dict[str, list[str]]:
    try:
        article.full_clean()
    except ValidationError as refused:
        return refused.message_dict
    return {}


def test_a_story_with_a_headline_a_category_and_a_source_is_enough() -> None:
    assert problems(a_new_story(body=[], lede="")) == {}


def test_a_headline_of_1000_characters_is_refused_at_its_field() -> None:
    found = problems(a_new_story("x" * 1000))
    assert list(found) == ["headline"]
    assert "300" in found["headline"][0]


@pytest.mark.parametrize("headline", ["", "   ", "\u202e\u202e", "\x00\x07", "\n\t"])
def test_a_headline_of_nothing_visible_is_refused(headline: str) -> None:
    assert list(problems(a_new_story(headline))) == ["headline"]


def test_a_lede_of_more_than_1500_characters_is_refused() -> None:
    assert list(problems(a_new_story(lede="x" * 1501))) == ["lede"]


def test_control_characters_and_direction_overrides_are_taken_out() -> None:
    story = a_new_story(
        "Safe\x07 \u202eevil\u202c\nheadline",
        lede="One.\r\nTwo.\x00\u2066",
        dateline="Phnom\x1b Penh",
        picture_caption="\u202dA boat",
    )
    assert problems(story) == {}
    assert story.headline == "Safe evil headline"
    assert story.lede == "One.\nTwo."
    assert story.dateline == "Phnom Penh"
    assert story.picture_caption == "A boat"


def test_the_marks_that_khmer_and_arabic_are_written_with_stay() -> None:
    headline = "កម្ពុជា\u200bវៀតណាម \u200fמבזק"
    story = a_new_story(headline)
    assert problems(story) == {}
    assert story.headline == headline


@pytest.mark.parametrize("field", ["published_at", "go_live_at", "expire_at", "embargo_until"])
@pytest.mark.parametrize("year", [1, 1969, 2101, 9999])
def test_a_date_no_newspaper_can_mean_is_refused_at_its_field(field: str, year: int) -> None:
    moment = datetime.datetime(year, 6, 15, 12, tzinfo=datetime.UTC)
    found = problems(a_new_story(**{field: moment}))
    assert field in found
    assert "from 1 January 1970 to 31 December 2100" in found[field][0]


@pytest.mark.parametrize("year", [1, 1969, 2101, 9999])
def test_an_event_date_no_newspaper_can_mean_is_refused(year: int) -> None:
    assert list(problems(a_new_story(event_date=datetime.date(year, 12, 31)))) == ["event_date"]


def test_the_first_and_the_last_day_are_allowed() -> None:
    assert problems(a_new_story(event_date=datetime.date(1970, 1, 1))) == {}
    assert problems(a_new_story(event_date=datetime.date(2100, 12, 31))) == {}
    old = datetime.datetime(1970, 1, 1, 12, tzinfo=datetime.UTC)
    assert problems(a_new_story(published_at=old)) == {}


def test_a_publication_date_in_the_future_is_refused_and_the_schedule_named() -> None:
    found = problems(a_new_story(published_at=timezone.now() + HOUR))
    assert list(found) == ["published_at"]
    assert "set the schedule" in found["published_at"][0]


@pytest.mark.parametrize("later", [datetime.timedelta(), -HOUR])
def test_a_story_may_not_expire_before_it_goes_live(later: datetime.timedelta) -> None:
    goes_live = timezone.now() + 2 * HOUR
    found = problems(a_new_story(go_live_at=goes_live, expire_at=goes_live + later))
    assert found == {"expire_at": ["The story would expire before it goes live."]}


def test_a_story_may_not_expire_under_its_embargo() -> None:
    now = timezone.now()
    found = problems(a_new_story(embargo_until=now + 2 * HOUR, expire_at=now + HOUR))
    assert found == {"expire_at": ["The story would expire before it goes live."]}


def test_a_taken_slug_is_named_with_its_day() -> None:
    a_story("One")
    found = problems(a_new_story("Two", slug="one", published_at=NOON))
    assert found == {
        "slug": ["Another story of March 5, 2024 has the slug “one”. Change it, or leave it empty."]
    }


def test_a_slug_taken_on_another_day_is_free() -> None:
    a_story("One")
    assert problems(a_new_story("Two", slug="one")) == {}


@pytest.mark.parametrize("slug", ["two words", "UPPER", "a--b", "../etc", "a/b", "x\u202e", "-"])
def test_a_slug_that_can_not_stand_in_an_address_is_refused(slug: str) -> None:
    assert list(problems(a_new_story(slug=slug))) == ["slug"]


def test_a_story_without_category_or_source_is_refused_at_those_fields() -> None:
    story = ArticleFactory.build(category=None, source=None, locale=locale(), live=False)
    assert set(problems(story)) == {"category", "source"}


def test_several_problems_are_told_at_once() -> None:
    a_story("One", published_at=NOON)
    soon = timezone.now() + HOUR
    story = a_new_story(slug="one", published_at=NOON, go_live_at=soon, expire_at=soon)
    assert set(problems(story)) == {"slug", "expire_at"}
