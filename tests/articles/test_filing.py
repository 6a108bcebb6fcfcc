"""What stories are filed under besides a category: source, byline, tag; and slugs of each."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.db.models import ProtectedError

from kawaraban.articles.fields import validate_date, validate_slug
from kawaraban.articles.models import Person, Source, Tag
from tests.newsroom import AgencyFactory, PersonFactory, SourceFactory, a_story

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    ("name", "slug"),
    [("Sokha Lim", "sokha-lim"), ("សុខា លឹម", "សុខា-លឹម"), ("山田 花子", "山田-花子"), ("☆", "person")],
)
def test_a_byline_gets_its_slug_from_its_name_in_its_script(name: str, slug: str) -> None:
    person = Person(name=name)
    person.full_clean()
    person.save()
    assert person.slug == slug


def test_a_source_and_a_tag_without_letters_still_get_slugs() -> None:
    source = Source(name="★")
    source.save()
    assert source.slug == "source"
    story = a_story(tags=["★", "☆"])
    assert sorted(story.tags.values_list("slug", flat=True)) == ["tag", "tag-1"]


def test_a_tag_keeps_the_vowel_marks_of_its_script() -> None:
    a_story(tags=["ទន្លេ", "แม่น้ำ"])
    assert set(Tag.objects.values_list("slug", flat=True)) == {"ទន្លេ", "แม่น้ำ"}


def test_a_tag_is_one_whatever_its_case() -> None:
    a_story("One", tags=["Rice"])
    a_story("Two", tags=["RICE", "rice"])
    assert Tag.objects.get().name == "Rice"


def test_a_source_is_an_agency_or_the_newsroom_itself() -> None:
    assert AgencyFactory().is_agency
    assert not SourceFactory().is_agency
    assert a_story().credit_line == "© Tonle Tsushin"


def test_what_a_story_stands_on_is_not_deleted() -> None:
    story = a_story(bylines=[PersonFactory()])
    for held in (story.source, story.category, story.bylines.get().person):
        with pytest.raises(ProtectedError):
            held.delete()


def test_bylines_stand_in_the_order_of_the_editor() -> None:
    dara, sokha = PersonFactory(name="Dara Chan"), PersonFactory()
    story = a_story(bylines=[sokha, dara])
    assert [str(one) for one in story.bylines.all()] == ["Sokha Lim", "Dara Chan"]


@pytest.mark.parametrize("slug", ["ferry", "ferry-2", "ទន្លេ", "แม่น้ำ", "東京-2024"])
def test_a_slug_may_be_written_in_any_script(slug: str) -> None:
    validate_slug(slug)


@pytest.mark.parametrize("slug", ["", "Ferry", "a b", "a--b", "-a", "a_b", "a/b", "a\n", "ａ", "."])
def test_a_slug_that_would_not_come_back_from_an_address_is_refused(slug: str) -> None:
    with pytest.raises(ValidationError, match="single hyphens"):
        validate_slug(slug)


@pytest.mark.parametrize(
    ("year", "allowed"), [(1969, False), (1970, True), (2100, True), (2101, False)]
)
def test_a_date_is_one_that_a_newspaper_can_mean(year: int, allowed: bool) -> None:
    moments = (datetime.date(year, 7, 1), datetime.datetime(year, 7, 1, tzinfo=datetime.UTC))
    for moment in moments:
        if allowed:
            validate_date(moment)
        else:
            with pytest.raises(ValidationError, match="1 January 1970"):
                validate_date(moment)
