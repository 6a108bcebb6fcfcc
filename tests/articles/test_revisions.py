"""Drafts, versions, corrections, review and lock: what readers see changes only by publishing."""

from __future__ import annotations

import datetime

import pytest
from django.contrib.auth.models import Group
from django.utils import timezone
from wagtail.models import Workflow

from kawaraban.accounts import roles
from kawaraban.accounts.models import User
from kawaraban.articles.models import Article, Correction
from tests.newsroom import NOON, EditorFactory, a_correction, a_draft, a_story

pytestmark = pytest.mark.django_db


def again(article: Article) -> Article:
    return Article.objects.get(pk=article.pk)


def test_a_draft_of_a_public_story_is_not_what_readers_see() -> None:
    story = a_story("What readers know")
    story.headline, story.lede = "What the desk works on", "Not yet."
    story.save_revision()
    public = Article.objects.public().get()
    assert public.headline == "What readers know"
    assert public.has_unpublished_changes
    assert public.get_latest_revision_as_object().headline == "What the desk works on"


def test_a_story_without_a_date_is_dated_when_it_goes_live() -> None:
    before = timezone.now()
    draft = a_draft()
    draft.get_latest_revision().publish()
    story = again(draft)
    assert story.published_at is not None
    assert before <= story.published_at <= timezone.now()


def test_publishing_a_version_written_before_the_first_publication_keeps_the_date() -> None:
    draft = a_draft("First words")
    first = draft.get_latest_revision()
    first.publish()
    published = again(draft).published_at
    changed = again(draft)
    changed.headline = "Second words"
    changed.save_revision().publish()
    first.refresh_from_db()
    assert first.content["published_at"] is None
    first.publish()
    story = again(draft)
    assert story.headline == "First words"
    assert abs(story.published_at - published) < datetime.timedelta(milliseconds=1)  # type: ignore[operator]
    assert story.slug == "first-words"


def test_reverting_to_an_old_version_keeps_date_address_and_language() -> None:
    story = a_story("First words", language="ja")
    first = story.latest_revision
    story.headline = "Second words"
    story.save_revision().publish()
    old = again(story).revisions.get(pk=first.pk).as_object()
    old.save_revision(previous_revision=first).publish(previous_revision=first)
    reverted = again(story)
    assert reverted.headline == "First words"
    assert reverted.published_at == NOON
    assert reverted.day == datetime.date(2024, 3, 5)
    assert (reverted.created_at, reverted.language) == (story.created_at, "ja")
    assert not reverted.former_addresses.exists()


def test_a_story_published_again_after_it_was_taken_back_keeps_its_date() -> None:
    story = a_story()
    again(story).unpublish()
    again(story).save_revision().publish()
    assert again(story).published_at == NOON


def test_a_correction_is_published_with_the_version_it_was_written_in() -> None:
    story = a_story()
    draft = again(story)
    draft.corrections.add(Correction(text="The ferry holds 40 people, not 14.", corrected_at=NOON))
    draft.save_revision()
    assert not Correction.objects.exists()
    again(story).get_latest_revision().publish()
    correction = again(story).corrections.get()
    assert correction.text == "The ferry holds 40 people, not 14."
    assert correction.matters


def test_a_published_change_shows_in_the_date_of_modification() -> None:
    story = a_story()
    first = story.modified_at
    a_correction(story)
    story.save_revision().publish()
    assert story.published_at == NOON
    assert first is not None
    assert again(story).modified_at > first  # type: ignore[operator]


def test_a_story_is_never_modified_before_it_was_published() -> None:
    assert a_draft().modified_at is None
    assert Article(published_at=NOON).modified_at == NOON
    earlier = NOON - datetime.timedelta(days=1)
    assert Article(published_at=NOON, last_published_at=earlier).modified_at == NOON


@pytest.mark.parametrize(
    ("kind", "matters"),
    [
        ("correction", True),
        ("retraction", True),
        ("clarification", False),
        ("update", False),
        ("note", False),
    ],
)
def test_what_readers_would_learn_wrongly_stands_above_the_text(kind: str, matters: bool) -> None:
    assert Correction(kind=kind, text="…", corrected_at=NOON).matters is matters


def test_corrections_stand_in_the_order_of_their_dates() -> None:
    story = a_story()
    later = Correction.objects.create(
        article=story, text="Two", corrected_at=NOON + datetime.timedelta(days=1)
    )
    earlier = Correction.objects.create(article=story, text="One", corrected_at=NOON)
    assert list(again(story).corrections.all()) == [earlier, later]
    assert str(earlier) == "Correction, 2024-03-05"


def test_what_a_reporter_submits_is_published_by_the_editor_who_approves_it() -> None:
    roles.ensure()
    reporter = User.objects.create_user("reporter")
    reporter.groups.add(Group.objects.get(name=roles.REPORTER))
    editor = User.objects.create_user("ed")
    editor.groups.add(Group.objects.get(name=roles.EDITOR))
    draft = a_draft("Submitted")
    workflow = draft.get_workflow()
    assert isinstance(workflow, Workflow)
    state = workflow.start(draft, reporter)
    assert not again(draft).live
    assert again(draft).workflow_in_progress
    task = state.current_task_state.specific
    task.approve(user=editor)
    story = again(draft)
    assert story.is_public()
    assert not story.workflow_in_progress


def test_publishing_past_the_review_ends_it() -> None:
    roles.ensure()
    draft = a_draft()
    draft.get_workflow().start(draft, EditorFactory())
    again(draft).get_latest_revision().publish()
    assert not again(draft).workflow_in_progress


def test_a_locked_story_says_who_locked_it_and_stays_public() -> None:
    story = a_story()
    story.locked, story.locked_by = True, EditorFactory()
    story.locked_at = timezone.now()
    story.save(update_fields=["locked", "locked_by", "locked_at"])
    locked = again(story)
    assert locked.get_lock().for_user(User(username="other"))
    assert locked.is_public()


def test_deleting_a_story_takes_its_versions_with_it() -> None:
    story = a_story()
    revisions = story.revisions
    assert revisions.exists()
    story.delete()
    assert not revisions.exists()
