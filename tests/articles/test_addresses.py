"""A story's address: unique on its day, stable, and remembered when it changes."""

from __future__ import annotations

import datetime

import pytest
from django.core.exceptions import ValidationError
from django.urls import resolve
from django.utils import timezone

from kawaraban.articles import addresses
from kawaraban.articles.models import Article, FormerAddress
from tests.newsroom import NOON, a_draft, a_story

pytestmark = pytest.mark.django_db

DAY = datetime.timedelta(days=1)


def republish(article: Article, **fields: object) -> Article:
    """Edit and publish as the editor's form does, and return the new row."""
    for name, value in fields.items():
        setattr(article, name, value)
    article.save_revision().publish()
    return Article.objects.get(pk=article.pk)


def former(article: Article) -> list[str]:
    return sorted(str(one) for one in article.former_addresses.all())


def test_a_story_lives_under_its_day_and_slug() -> None:
    story = a_story("Ferry crosses the river")
    assert story.day == datetime.date(2024, 3, 5)
    assert story.get_absolute_url() == "/2024/03/05/ferry-crosses-the-river/"
    assert story.full_url == "http://testserver/2024/03/05/ferry-crosses-the-river/"


def test_a_draft_has_no_address_at_all() -> None:
    draft = a_draft()
    assert draft.day is None
    assert draft.get_absolute_url() == ""
    assert draft.full_url == ""


def test_equal_headlines_of_a_day_are_numbered() -> None:
    slugs = [a_story("Flood warning").slug for _time in range(3)]
    assert slugs == ["flood-warning", "flood-warning-2", "flood-warning-3"]
    another_day = a_story("Flood warning", published_at=NOON + DAY)
    assert another_day.slug == "flood-warning"


def test_two_drafts_of_one_slug_part_when_they_are_published() -> None:
    first, second = a_draft("Flood warning"), a_draft("Flood warning")
    for draft in (first, second):
        draft.get_latest_revision().publish()
        draft.refresh_from_db()
    assert first.day == second.day == timezone.localdate()
    assert (first.slug, second.slug) == ("flood-warning", "flood-warning-2")
    assert second.former_addresses.count() == 0


def test_a_number_stays_within_the_length_of_a_slug() -> None:
    slug = "a" * 120
    first, second = a_draft("One", slug=slug), a_draft("Two", slug=slug)
    for draft in (first, second):
        draft.get_latest_revision().publish()
        draft.refresh_from_db()
    assert first.slug == slug
    assert second.slug == "a" * addresses.LONGEST + "-2"
    second.full_clean()


def test_a_changed_slug_leads_on_from_the_former_address() -> None:
    story = republish(a_story("Ferry sinks"), slug="ferry-lands")
    assert story.get_absolute_url() == "/2024/03/05/ferry-lands/"
    assert former(story) == ["/2024/03/05/ferry-sinks/"]


def test_a_changed_date_leads_on_from_the_former_address() -> None:
    story = republish(a_story("Ferry"), published_at=NOON - DAY)
    assert story.get_absolute_url() == "/2024/03/04/ferry/"
    assert former(story) == ["/2024/03/05/ferry/"]


def test_every_address_in_a_chain_leads_to_the_newest() -> None:
    story = a_story("One")
    for slug in ("two", "three"):
        story = republish(story, slug=slug)
    assert former(story) == ["/2024/03/05/one/", "/2024/03/05/two/"]
    assert set(FormerAddress.objects.values_list("article", flat=True)) == {story.pk}


def test_a_story_that_returns_to_a_former_address_does_not_lead_to_itself() -> None:
    story = republish(a_story("One"), slug="two")
    story = republish(story, slug="one")
    assert story.get_absolute_url() == "/2024/03/05/one/"
    assert former(story) == ["/2024/03/05/two/"]


def test_publishing_again_without_a_change_leaves_no_former_address() -> None:
    story = republish(a_story("One"), lede="Another lede.")
    assert former(story) == []


def test_a_story_taken_back_and_published_elsewhere_is_still_found() -> None:
    story = a_story("One")
    story.unpublish()
    story = republish(Article.objects.get(pk=story.pk), slug="two")
    assert story.live
    assert former(story) == ["/2024/03/05/one/"]


def test_a_story_taken_back_keeps_its_address_for_itself() -> None:
    story = a_story("One")
    story.unpublish()
    assert a_story("One").slug == "one-2"
    story = republish(Article.objects.get(pk=story.pk))
    assert story.slug == "one"


def test_no_other_story_takes_a_former_address() -> None:
    republish(a_story("One"), slug="two")
    with pytest.raises(ValidationError) as refused:
        a_story("Other", slug="one")
    assert "Another story of March 5, 2024 has the slug" in str(refused.value)
    assert a_story("One").slug == "one-2"


def test_a_former_address_goes_with_its_story() -> None:
    story = republish(a_story("One"), slug="two")
    story.delete()
    assert not FormerAddress.objects.exists()
    assert a_story("One").slug == "one"


@pytest.mark.parametrize(
    ("language", "headline", "slug"),
    [
        ("km", "កាណូតឆ្លងទន្លេនៅពេលយប់", "កាណូតឆ្លងទន្លេនៅពេលយប់"),
        ("ja", "渡し船、夜に川を渡る", "渡し船-夜に川を渡る"),
        ("th", "เรือข้ามฟากข้ามแม่น้ำตอนกลางคืน", "เรือข้ามฟากข้ามแม่น้ำตอนกลางคืน"),
        ("vi", "Phà vượt sông Điện Biên", "pha-vuot-song-dien-bien"),
    ],
)
def test_an_address_keeps_the_script_of_the_headline(
    language: str, headline: str, slug: str
) -> None:
    story = a_story(headline, language=language)
    assert story.slug == slug
    match = resolve(f"/2024/03/05/{slug}/")
    assert (match.view_name, match.kwargs["slug"]) == ("article", slug)


@pytest.mark.parametrize("headline", ["🚢🌙", "!!!", "…"])
def test_a_headline_without_letters_still_gets_an_address(headline: str) -> None:
    assert [a_story(headline).slug, a_story(headline).slug] == ["story", "story-2"]


def test_an_empty_slug_of_the_longest_headline_fits() -> None:
    story = a_story("long " * 60)
    assert len(story.slug) <= addresses.LONGEST


def test_an_address_is_free_for_the_story_that_has_it_and_for_no_other() -> None:
    story = a_story("One")
    assert story.day is not None
    assert not addresses.is_taken(story, story.day, "one")
    assert addresses.is_taken(Article(), story.day, "one")
    assert not addresses.is_taken(Article(), story.day, "two")
