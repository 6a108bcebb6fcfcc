"""The editor: what a form begins with, what it keeps, and what it refuses."""

from __future__ import annotations

import datetime

import pytest
from django.test import Client
from django.urls import reverse
from django.utils import timezone

from kawaraban.articles.models import Article
from kawaraban.outbox.models import Change
from tests.articles.admin.desk import new_story_form, signed_in, somebody, story_form
from tests.newsroom import (
    AgencyFactory,
    PersonFactory,
    SourceFactory,
    a_draft,
    a_story,
    locale,
    paragraphs,
)

pytestmark = pytest.mark.django_db

ADD = "/admin/articles/add/"


@pytest.fixture
def editor() -> Client:
    """An editor at the desk."""
    return signed_in("Editor")


def test_a_new_story_begins_with_the_writers_byline_and_the_own_source(editor: Client) -> None:
    AgencyFactory()
    own = SourceFactory()
    person = PersonFactory(user=somebody("Editor"))
    form = editor.get(ADD).context["form"]
    assert form["source"].value() == own.pk
    assert [row["person"].value() for row in form.formsets["bylines"].forms] == [person.pk]


def test_the_default_byline_is_stored_once_when_the_form_is_sent_as_it_was(editor: Client) -> None:
    person = PersonFactory(user=somebody("Editor"))
    data = new_story_form(editor, bylines=[{"id": "", "person": person.pk}])
    data["bylines-INITIAL_FORMS"] = "1"
    editor.post(ADD, data)
    assert [byline.person for byline in Article.objects.get().bylines.all()] == [person]


def test_the_default_byline_can_be_removed(editor: Client) -> None:
    person = PersonFactory(user=somebody("Editor"))
    data = new_story_form(editor, bylines=[{"id": "", "person": person.pk}])
    data |= {"bylines-INITIAL_FORMS": "1", "bylines-0-DELETE": "1"}
    editor.post(ADD, data)
    assert not Article.objects.get().bylines.exists()


def test_the_language_comes_from_the_address_of_the_form(editor: Client) -> None:
    locale("km")
    editor.post(f"{ADD}?locale=km", new_story_form(editor, headline="សាឡាងឆ្លងទន្លេ"))
    story = Article.objects.get()
    assert story.language == "km"
    assert story.slug.startswith("សាឡាង")


def test_a_published_story_is_public_and_in_the_log_of_changes(editor: Client) -> None:
    response = editor.post(ADD, new_story_form(editor) | {"action-publish": "1"})
    assert response.status_code == 302
    story = Article.objects.public().get()
    assert story.slug == "night-ferry-leaves-on-time"
    assert Change.objects.filter(kind="article.published", subject=f"article:{story.pk}").exists()


def test_a_headline_of_1000_characters_is_refused_and_kept(editor: Client) -> None:
    headline = "ferry " * 166 + "home"
    response = editor.post(ADD, new_story_form(editor, headline=headline, lede="Kept lede."))
    page = response.content.decode()
    assert not Article.objects.exists()
    assert "at most 300 characters (it has 1000)" in page
    assert headline in page
    assert "Kept lede." in page
    assert "It left at nine." in page


def test_no_field_is_cut_by_the_browser(editor: Client) -> None:
    assert b"maxlength" not in editor.get(ADD).content.split(b'id="id_headline"')[0][-400:]
    fields = editor.get(ADD).context["form"].fields.values()
    assert not [field for field in fields if "maxlength" in field.widget.attrs]


def test_a_body_of_5_mb_is_stored_whole(editor: Client) -> None:
    sentence = "The ferry crossed the river again and came back before noon. "
    texts = [sentence * 820 for _ in range(105)]
    assert sum(map(len, texts)) > 5 * 1024 * 1024
    response = editor.post(ADD, new_story_form(editor, paragraphs=texts))
    assert response.status_code == 302
    assert len(Article.objects.get().body) == 105


def test_a_slug_that_another_story_of_the_day_has_is_refused_at_its_field(editor: Client) -> None:
    taken = a_story(published_at=timezone.now() - datetime.timedelta(minutes=1))
    data = new_story_form(editor, slug=taken.slug, headline="Another ferry")
    response = editor.post(ADD, data | {"action-publish": "1"})
    assert "Another story of" in str(response.context["form"].errors["slug"])
    assert "Another ferry" in response.content.decode()
    assert Article.objects.count() == 1


@pytest.mark.parametrize("name", ["published_at", "embargo_until", "go_live_at", "expire_at"])
@pytest.mark.parametrize("moment", ["1969-12-31 12:00", "2101-01-01 12:00"])
def test_a_date_nobody_can_mean_is_refused_at_its_field(
    editor: Client, name: str, moment: str
) -> None:
    response = editor.post(ADD, new_story_form(editor, **{name: moment}))
    assert name in response.context["form"].errors
    assert not Article.objects.exists()


def test_an_event_date_before_1970_is_refused_at_its_field(editor: Client) -> None:
    response = editor.post(ADD, new_story_form(editor, event_date="1923-09-01"))
    assert "1 January 1970" in str(response.context["form"].errors["event_date"])


def test_control_characters_and_direction_overrides_do_not_reach_the_story(editor: Client) -> None:
    editor.post(ADD, new_story_form(editor, headline="Night\x07 ferry \u202elate"))
    assert Article.objects.get().headline == "Night ferry late"


def test_an_unknown_category_is_refused(editor: Client) -> None:
    response = editor.post(ADD, new_story_form(editor, category="4711"))
    assert "category" in response.context["form"].errors


def test_the_slug_of_a_draft_follows_its_headline(editor: Client) -> None:
    draft = a_draft("Fer")
    editor.post(
        reverse("articles:edit", args=[draft.pk]),
        story_form(headline="Ferry is late", slug=draft.slug),
    )
    draft.refresh_from_db()
    assert draft.slug == "ferry-is-late"


def test_a_slug_given_by_hand_stays(editor: Client) -> None:
    draft = a_draft("Ferry", slug="my-slug")
    editor.post(
        reverse("articles:edit", args=[draft.pk]),
        story_form(headline="Ferry is late", slug="my-slug"),
    )
    draft.refresh_from_db()
    assert draft.slug == "my-slug"


def test_the_slug_of_a_public_story_stays_when_its_headline_changes(editor: Client) -> None:
    story = a_story("Ferry is late")
    data = story_form(headline="Ferry is very late", slug=story.slug)
    editor.post(reverse("articles:edit", args=[story.pk]), data | {"action-publish": "1"})
    story.refresh_from_db()
    assert (story.headline, story.slug) == ("Ferry is very late", "ferry-is-late")


def test_a_correction_is_drafted_and_published_with_its_story(editor: Client) -> None:
    story = a_story()
    correction = {"kind": "correction", "text": "40, not 14.", "corrected_at": "2024-03-06 09:00"}
    data = story_form(slug=story.slug, corrections=[correction])
    url = reverse("articles:edit", args=[story.pk])
    editor.post(url, data)
    assert not story.corrections.exists()
    editor.post(url, data | {"action-publish": "1"})
    story.refresh_from_db()
    assert [one.text for one in story.corrections.all()] == ["40, not 14."]


def test_a_form_that_expired_or_was_tampered_with_still_makes_a_story(editor: Client) -> None:
    editor.post(ADD, story_form(submission="1.deadbeef:forged"))
    assert Article.objects.count() == 1


def test_a_draft_needs_a_headline_and_keeps_what_was_typed(editor: Client) -> None:
    response = editor.post(ADD, new_story_form(editor, headline="", lede="Only a lede."))
    assert "headline" in response.context["form"].errors
    assert "Only a lede." in response.content.decode()


def test_the_body_is_not_lost_when_another_field_is_wrong(editor: Client) -> None:
    draft = a_draft(body=paragraphs("Old."))
    response = editor.post(
        reverse("articles:edit", args=[draft.pk]),
        story_form(origin_url="not a url", paragraphs=["Typed just now."]),
    )
    assert "origin_url" in response.context["form"].errors
    assert "Typed just now." in response.content.decode()
