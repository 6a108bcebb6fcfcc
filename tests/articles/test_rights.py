"""What a source's terms allow, and how long its stories stay."""

from __future__ import annotations

import datetime

import pytest
from django.utils import timezone

from kawaraban.articles.rights import Carries, Output, carries
from tests.newsroom import NOON, AgencyFactory, a_draft, a_story

pytestmark = pytest.mark.django_db

FLAGS = {
    Output.FEED: "full_text_in_feeds",
    Output.API: "full_text_in_api",
    Output.MAIL: "full_text_in_mail",
    Output.FEDERATION: "full_text_in_federation",
}
OUTSIDE = list(FLAGS)


@pytest.mark.parametrize("output", Output)
def test_the_newsrooms_own_copy_goes_everywhere(output: Output) -> None:
    assert carries(a_story(), output) is Carries.FULL_TEXT


def test_an_agencys_copy_stands_in_full_on_the_site() -> None:
    assert carries(a_story(source=AgencyFactory()), Output.PAGE) is Carries.FULL_TEXT


@pytest.mark.parametrize("asked", OUTSIDE)
@pytest.mark.parametrize("allowed", OUTSIDE)
def test_an_agencys_full_text_leaves_only_where_its_terms_say_so(
    asked: Output, allowed: Output
) -> None:
    story = a_story(source=AgencyFactory(**{FLAGS[allowed]: True}))
    expected = Carries.FULL_TEXT if asked is allowed else Carries.SUMMARY
    assert carries(story, asked) is expected


@pytest.mark.parametrize("output", Output)
def test_a_draft_goes_nowhere(output: Output) -> None:
    assert carries(a_draft(), output) is Carries.NOTHING


def test_when_the_terms_end_the_text_goes_from_every_output_at_once() -> None:
    story = a_story(source=AgencyFactory(keep_days=7), published_at=timezone.now())
    ended = timezone.now() + datetime.timedelta(days=8)
    assert {carries(story, output) for output in Output} != {Carries.NOTHING}
    assert {carries(story, output, ended) for output in Output} == {Carries.NOTHING}


def test_a_story_expires_so_many_days_after_its_publication() -> None:
    story = a_story(source=AgencyFactory(keep_days=7))
    assert story.expire_at == NOON + datetime.timedelta(days=7)


def test_the_days_are_counted_from_publication_and_not_from_the_first_draft() -> None:
    draft = a_draft(source=AgencyFactory(keep_days=7))
    revision = draft.get_latest_revision()
    assert revision.content["expire_at"] is None
    revision.publish()
    draft.refresh_from_db()
    assert draft.expire_at == draft.published_at + datetime.timedelta(days=7)  # type: ignore[operator]
    assert draft.is_public()


def test_an_expiry_that_the_editor_set_stays() -> None:
    chosen = timezone.now() + datetime.timedelta(days=2)
    assert a_story(source=AgencyFactory(keep_days=900), expire_at=chosen).expire_at == chosen


@pytest.mark.parametrize("days", [None, 0])
def test_a_source_without_a_term_lets_its_stories_stay(days: int | None) -> None:
    assert a_story(source=AgencyFactory(keep_days=days)).expire_at is None


def test_a_term_longer_than_any_calendar_is_no_term() -> None:
    assert a_story(source=AgencyFactory(keep_days=2_147_483_647)).expire_at is None
