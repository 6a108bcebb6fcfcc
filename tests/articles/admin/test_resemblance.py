"""The editor is told of stories that a draft resembles, and is never kept from saving it."""

from __future__ import annotations

import datetime

import pytest
from bs4 import BeautifulSoup, Tag
from django.db import connection
from django.test import Client
from django.urls import reverse

from kawaraban.articles.lookup import Likeness
from kawaraban.articles.models import Article
from tests.articles.admin.conftest import FakeIndex
from tests.articles.admin.desk import new_story_form, signed_in, story_form
from tests.newsroom import a_draft, a_story

pytestmark = pytest.mark.django_db

MAY = datetime.date(2024, 5, 12)


@pytest.fixture
def reporter() -> Client:
    """A reporter at the desk."""
    return signed_in("Editor")


def notice(page: str) -> Tag:
    """Return the place of the notice."""
    place = BeautifulSoup(page, "html.parser").select_one("#resemblance")
    assert place is not None
    return place


def words(place: Tag) -> str:
    return " ".join(place.get_text().split())


def opened(client: Client, draft: Article) -> Tag:
    return notice(client.get(reverse("articles:edit", args=[draft.pk])).content.decode())


def test_the_editor_is_told_which_story_the_draft_resembles_and_led_there(
    index: FakeIndex, reporter: Client
) -> None:
    draft, other = a_draft(), a_story("Ferry <late>")
    index.likes = [Likeness(other.pk, other.headline, 0.779, "/2024/05/12/ferry/", MAY)]
    place = opened(reporter, draft)
    assert "This resembles “Ferry <late>” of May 12, 2024 (78 %)." in words(place)
    assert place["role"] == "status"
    assert [link["href"] for link in place.select("a")] == [
        reverse("articles:edit", args=[other.pk]),
        "/2024/05/12/ferry/",
    ]


def test_a_draft_that_is_resembled_is_led_to_as_well(index: FakeIndex, reporter: Client) -> None:
    draft, other = a_draft(), a_draft("The other desk's copy")
    index.likes = [Likeness(other.pk, other.headline, 1.0)]
    place = opened(reporter, draft)
    assert "“The other desk's copy”, which is not public (100 %)." in words(place)
    assert len(place.select("a")) == 1


def test_nothing_is_said_where_nothing_is_alike(index: FakeIndex, reporter: Client) -> None:
    place = opened(reporter, a_draft())
    assert words(place) == ""
    assert len(index.compared) == 1


def test_what_is_compared_is_the_newest_draft(index: FakeIndex, reporter: Client) -> None:
    story = a_story("Live")
    story.headline = "Newer"
    story.save_revision()
    opened(reporter, story)
    assert index.compared[0].headline == "Newer"
    assert index.compared[0].pk == story.pk


def test_a_saved_draft_is_told_at_once_when_it_is_saved_by_itself(
    index: FakeIndex, reporter: Client
) -> None:
    draft, other = a_draft(), a_story("Ferry")
    index.likes = [Likeness(other.pk, "Ferry", 0.78, "/2024/05/12/ferry/", MAY)]
    answer = reporter.post(
        reverse("articles:edit", args=[draft.pk]),
        story_form(headline="Another"),
        headers={"Accept": "application/json"},
    )
    saved = answer.json()
    assert saved["success"]
    assert "This resembles" in saved["html"]
    assert index.compared[-1].headline == "Another"
    # What is shown already is not put in its place again, to be read out again.
    shown = f"{other.pk}-7"
    assert f"#resemblance:not(:has([data-shown='{shown}']))" in saved["html"].replace("&#x27;", "'")
    assert opened(reporter, draft).select_one(f'[data-shown="{shown}"]')


def test_the_form_of_a_new_story_has_the_place_for_it(index: FakeIndex, reporter: Client) -> None:
    assert words(notice(reporter.get(reverse("articles:add")).content.decode())) == ""
    index.likes = [Likeness(1, "Ferry", 0.78)]
    form = {**new_story_form(reporter), "headline": "", "action-publish": "1"}
    page = reporter.post(reverse("articles:add"), form)
    assert page.status_code == 200  # refused, and shown again
    assert "This resembles" in words(notice(page.content.decode()))


def test_an_index_that_fails_keeps_nobody_from_saving(
    index: FakeIndex, reporter: Client, caplog: pytest.LogCaptureFixture
) -> None:
    draft = a_draft()
    index.error = RuntimeError("the index is being built")
    answer = reporter.post(
        reverse("articles:edit", args=[draft.pk]),
        story_form(headline="Saved nevertheless"),
        headers={"Accept": "application/json"},
    )
    assert answer.json()["success"]
    assert Article.objects.get(pk=draft.pk).latest_revision.object_str == "Saved nevertheless"
    assert "could not be asked" in caplog.text


def test_a_failing_query_undoes_nothing_that_was_saved(index: FakeIndex, reporter: Client) -> None:
    draft = a_draft()

    def broken(article: Article) -> list[Likeness]:
        with connection.cursor() as cursor:
            cursor.execute("SELECT nothing FROM nowhere")
        return []

    index.likenesses = broken  # type: ignore[method-assign]
    answer = reporter.post(
        reverse("articles:edit", args=[draft.pk]),
        story_form(headline="Saved nevertheless"),
        headers={"Accept": "application/json"},
    )
    assert answer.json()["success"]
    assert Article.objects.get(pk=draft.pk).latest_revision.object_str == "Saved nevertheless"


def test_without_an_index_nothing_is_said(reporter: Client) -> None:
    assert words(opened(reporter, a_draft())) == ""
