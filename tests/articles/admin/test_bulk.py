"""What is done to many stories at once, and the report of what was not."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.test import Client
from django.utils import timezone
from wagtail.models import ModelLogEntry

from kawaraban.articles.models import Article, Category
from kawaraban.outbox.models import Change
from tests.articles.admin.desk import messages_of, signed_in, somebody
from tests.newsroom import CategoryFactory, a_draft, a_story

pytestmark = pytest.mark.django_db


@pytest.fixture
def editor() -> Client:
    """An editor at the desk."""
    return signed_in("Editor")


def do(client: Client, action: str, *stories: Any, model: str = "article", **fields: Any) -> Any:
    """Send the confirmation of a bulk action and return the page that follows."""
    ids = "&".join(f"id={getattr(story, 'pk', story)}" for story in stories)
    url = f"/admin/bulk/articles/{model}/{action}/?next=/admin/articles/&{ids}"
    return client.post(url, fields, follow=True)


def logged(story: Article, action: str) -> bool:
    """Whether the audit log has an entry by somebody."""
    entries = ModelLogEntry.objects.filter(object_id=str(story.pk), action=action)
    return entries.exclude(user=None).exists()


def test_drafts_are_published_with_log_entries_and_outbox_rows(editor: Client) -> None:
    drafts = [a_draft("One"), a_draft("Two")]
    response = do(editor, "publish", *drafts)
    assert "2 articles published" in messages_of(response)
    assert Article.objects.public().count() == 2
    for draft in drafts:
        assert logged(draft, "wagtail.publish")
        assert Change.objects.filter(kind="article.published", subject=f"article:{draft.pk}")


def test_what_can_not_be_published_is_named_with_its_reason(editor: Client) -> None:
    live = a_story("Live and unchanged")
    broken = a_draft("Over already", expire_at=timezone.now() - datetime.timedelta(days=1))
    locked = a_draft("Locked", locked=True, locked_by=somebody("Chief"))
    good = a_draft("Good")
    said = messages_of(do(editor, "publish", live, broken, locked, good))
    assert "1 article published" in said
    assert "Live and unchanged: It is live already" in said
    assert "Over already: " in said
    assert "Locked: It is locked." in said
    assert [story.headline for story in Article.objects.public().order_by("pk")] == [
        "Live and unchanged",
        "Good",
    ]


def test_the_confirmation_says_beforehand_what_can_not_be_done(editor: Client) -> None:
    live, draft = a_story("Live and unchanged"), a_draft("Good")
    page = editor.get(f"/admin/bulk/articles/article/publish/?id={live.pk}&id={draft.pk}")
    assert "Live and unchanged: It is live already" in page.content.decode()


def test_an_embargoed_story_is_scheduled_not_shown(editor: Client) -> None:
    held = a_draft("Held", embargo_until=timezone.now() + datetime.timedelta(days=1))
    do(editor, "publish", held)
    assert not Article.objects.public().exists()
    held.refresh_from_db()
    assert held.scheduled_revision is not None


def test_stories_are_taken_back(editor: Client) -> None:
    story, draft = a_story(), a_draft("Never live")
    said = messages_of(do(editor, "unpublish", story, draft))
    assert "1 article unpublished" in said
    assert "Never live: It is not live." in said
    assert not Article.objects.public().exists()
    assert logged(story, "wagtail.unpublish")
    assert Change.objects.filter(kind="article.unpublished").count() == 1


def test_live_stories_and_drafts_are_filed_elsewhere(editor: Client) -> None:
    old, new = CategoryFactory(name="Old"), CategoryFactory(name="New")
    live, draft = a_story("Live", category=old), a_draft("Draft", category=old)
    Change.objects.all().delete()
    do(editor, "categorise", live, draft, category=new.pk)
    assert set(Article.objects.values_list("category__name", flat=True)) == {"New"}
    change = Change.objects.get()
    assert change.subject == f"article:{live.pk}"
    assert {f"in:category:{old.pk}", f"in:category:{new.pk}"} <= set(change.tags)
    assert logged(draft, "wagtail.edit")


def test_filing_a_live_story_does_not_publish_its_draft(editor: Client) -> None:
    new = CategoryFactory(name="New")
    story = a_story("As readers see it")
    story.headline = "As only we see it"
    story.save_revision()
    do(editor, "categorise", story, category=new.pk)
    story.refresh_from_db()
    assert (story.headline, story.category) == ("As readers see it", new)
    assert story.has_unpublished_changes
    draft = story.get_latest_revision_as_object()
    assert (draft.headline, draft.category) == ("As only we see it", new)


def test_a_reporter_files_drafts_but_no_live_story() -> None:
    reporter = signed_in("Reporter")
    new = CategoryFactory(name="New")
    live, draft = a_story("Live one"), a_draft("Draft one")
    said = messages_of(do(reporter, "categorise", live, draft, category=new.pk))
    assert "Live one: It is live, and you may not publish." in said
    assert Article.objects.get(category=new) == draft


@pytest.mark.parametrize("action", ["publish", "unpublish"])
def test_a_reporter_can_neither_publish_nor_take_back(action: str) -> None:
    reporter = signed_in("Reporter")
    story = a_story() if action == "unpublish" else a_draft()
    before = story.live
    do(reporter, action, story)
    story.refresh_from_db()
    assert story.live is before


def test_all_in_the_listing_means_all_that_the_filter_shows(editor: Client) -> None:
    river = CategoryFactory(name="River")
    a_draft("River draft", category=river)
    a_draft("Other draft")
    editor.post(f"/admin/bulk/articles/article/publish/?id=all&category={river.pk}&next=/admin/")
    assert [story.headline for story in Article.objects.public()] == ["River draft"]


@pytest.mark.parametrize("ids", ["id=x", "id=4711", "", "id=99999999999999999999"])
def test_a_guess_at_ids_is_not_found(editor: Client, ids: str) -> None:
    assert editor.post(f"/admin/bulk/articles/article/publish/?{ids}").status_code == 404


def test_what_is_in_use_survives_a_bulk_deletion_and_the_rest_goes() -> None:
    chief = signed_in("Chief")
    used, free = CategoryFactory(name="Used"), CategoryFactory(name="Free")
    a_story("Holds on", category=used)
    said = messages_of(do(chief, "delete", used, free, model="category"))
    assert "Used: “Holds on” still uses it." in said
    assert list(Category.objects.all()) == [used]


def test_deleted_stories_leave_log_entries_and_outbox_rows() -> None:
    chief = signed_in("Chief")
    story = a_story()
    do(chief, "delete", story)
    assert logged(story, "wagtail.delete")
    assert Change.objects.filter(kind="article.deleted", subject=f"article:{story.pk}").exists()


def test_an_editor_may_not_delete_stories(editor: Client) -> None:
    story = a_story()
    do(editor, "delete", story)
    assert Article.objects.filter(pk=story.pk).exists()
