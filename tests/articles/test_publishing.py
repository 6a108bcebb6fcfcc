"""Which rows the log of changes gets, and with which tags."""

from __future__ import annotations

import datetime

import pytest
from django.db import transaction
from django.utils import timezone

from kawaraban.articles.models import Article, CategoryName, Tag
from kawaraban.outbox import log
from tests.newsroom import (
    NOON,
    AgencyFactory,
    ArticleFactory,
    CategoryFactory,
    PersonFactory,
    SourceFactory,
    a_draft,
    a_story,
    an_embargoed_story,
)

pytestmark = pytest.mark.django_db

Row = tuple[str, str, set[str]]


class Follower:
    """Reads what was written since it last looked."""

    def __init__(self) -> None:
        self.position = log.head()

    def new(self) -> list[Row]:
        changes = log.read(self.position)
        self.position = log.head()
        return [(change.kind, change.subject, set(change.tags)) for change in changes]


def again(article: Article) -> Article:
    return Article.objects.get(pk=article.pk)


def test_publishing_names_the_story_and_every_list_that_shows_it() -> None:
    region = CategoryFactory(name="Region")
    river = CategoryFactory(name="River", parent=region)
    sokha, source = PersonFactory(), AgencyFactory()
    log_ = Follower()
    story = a_story(category=river, source=source, bylines=[sokha], tags=["Rice", "米"])
    assert log_.new() == [
        (
            "article.published",
            f"article:{story.pk}",
            {
                f"article:{story.pk}",
                f"entry:{story.pk}",
                f"link:{story.pk}",
                "in:language:en",
                f"in:category:{river.pk}",
                f"in:category:{region.pk}",
                f"in:source:{source.pk}",
                f"in:person:{sokha.pk}",
                "in:tag:rice",
                "in:tag:米",
                "in:day:2024-03-05",
                "in:month:2024-03",
                "in:year:2024",
                "days:en",
                "sitemap",
                "sitemap:2024-03",
                "absent",
            },
        )
    ]


def test_a_story_that_moves_touches_the_lists_it_leaves_too() -> None:
    event, sport = CategoryFactory(), CategoryFactory(name="Sport")
    sokha, dara = PersonFactory(), PersonFactory(name="Dara Chan")
    own, agency = SourceFactory(), AgencyFactory()
    story = a_story(category=event, bylines=[sokha], tags=["rice"], source=own)
    log_ = Follower()
    draft = again(story)
    draft.category, draft.source = sport, agency
    draft.published_at = NOON - datetime.timedelta(days=1)
    draft.tags.set(["ferry"])
    draft.bylines.set([type(draft.bylines.get())(person=dara)])
    draft.save_revision().publish()
    [(kind, subject, tags)] = log_.new()
    assert (kind, subject) == ("article.published", f"article:{story.pk}")
    assert tags >= {
        *(f"in:category:{one.pk}" for one in (event, sport)),
        *(f"in:person:{one.pk}" for one in (sokha, dara)),
        *(f"in:source:{one.pk}" for one in (own, agency)),
        *("in:tag:rice", "in:tag:ferry", "in:day:2024-03-05", "in:day:2024-03-04"),
    }


def test_nothing_is_written_for_drafts() -> None:
    CategoryFactory(), SourceFactory()
    log_ = Follower()
    draft = a_draft()
    draft.headline = "Another"
    draft.save_revision()
    draft.delete()
    assert log_.new() == []


def test_nothing_is_written_for_a_draft_of_a_public_story() -> None:
    story = a_story()
    log_ = Follower()
    story.headline = "Not yet"
    story.save_revision()
    assert again(story).headline != "Not yet"
    assert log_.new() == []


def test_nothing_is_written_for_a_mere_schedule_or_embargo() -> None:
    CategoryFactory(), SourceFactory()
    log_ = Follower()
    an_embargoed_story()
    scheduled = a_draft(go_live_at=timezone.now() + datetime.timedelta(hours=1))
    scheduled.get_latest_revision().publish()
    assert log_.new() == []


def test_nothing_is_written_for_a_scheduled_version_of_a_public_story() -> None:
    story = a_story()
    log_ = Follower()
    story.headline = "Tomorrow’s"
    story.go_live_at = timezone.now() + datetime.timedelta(hours=1)
    story.save_revision().publish()
    assert again(story).is_public()
    assert log_.new() == []


def test_a_story_that_is_taken_off_the_site_by_a_schedule_is_in_the_log() -> None:
    story = ArticleFactory(headline="Imported without a revision")
    log_ = Follower()
    story.go_live_at = timezone.now() + datetime.timedelta(hours=1)
    story.save_revision().publish()
    assert not again(story).live
    assert [row[:2] for row in log_.new()] == [("article.unpublished", f"article:{story.pk}")]


def test_taking_a_story_back_touches_every_list_that_showed_it() -> None:
    story = a_story(tags=["rice"])
    log_ = Follower()
    again(story).unpublish()
    [(kind, subject, tags)] = log_.new()
    assert (kind, subject) == ("article.unpublished", f"article:{story.pk}")
    assert tags >= {subject, f"in:category:{story.category_id}", "in:tag:rice", "in:day:2024-03-05"}
    again(story).unpublish()
    assert log_.new() == []


def test_an_expired_story_is_called_expired() -> None:
    story = a_story()
    log_ = Follower()
    again(story).unpublish(set_expired=True)
    assert [row[0] for row in log_.new()] == ["article.expired"]


def test_a_story_that_expired_once_and_is_taken_back_later_is_not_called_expired() -> None:
    story = a_story()
    again(story).unpublish(set_expired=True)
    again(story).save_revision().publish()
    log_ = Follower()
    again(story).unpublish()
    assert [row[0] for row in log_.new()] == ["article.unpublished"]


@pytest.mark.parametrize("in_bulk", [False, True])
def test_deleting_a_story_touches_every_list_that_showed_it(in_bulk: bool) -> None:
    story = a_story(tags=["rice"], bylines=[PersonFactory()])
    log_ = Follower()
    if in_bulk:
        Article.objects.all().delete()
    else:
        again(story).delete()
    [(kind, subject, tags)] = log_.new()
    assert (kind, subject) == ("article.deleted", f"article:{story.pk}")
    assert tags >= {subject, f"in:category:{story.category_id}", "in:tag:rice", "in:day:2024-03-05"}
    assert any(tag.startswith("in:person:") for tag in tags)


def test_a_renamed_category_touches_every_page_that_prints_its_name() -> None:
    event = CategoryFactory()
    log_ = Follower()
    event.name = "Events"
    event.save()
    subject = f"category:{event.pk}"
    assert log_.new() == [("category.changed", subject, {"absent", "navigation"})]
    event.save()
    event.topic_code = "medtop:04000000"
    event.save()
    assert log_.new() == []


def test_a_categorys_name_in_another_language_counts_as_its_name() -> None:
    event = CategoryFactory()
    log_ = Follower()
    name = CategoryName.objects.create(category=event, language="ja", name="出来事")
    name.delete()
    subject = f"category:{event.pk}"
    assert log_.new() == [("category.changed", subject, {"absent", "navigation"})] * 2


def test_a_moved_category_touches_every_page() -> None:
    world, region = CategoryFactory(name="World"), CategoryFactory(name="Region")
    river = CategoryFactory(name="River", parent=world)
    log_ = Follower()
    river.parent = region
    river.save()
    [(kind, subject, tags)] = log_.new()
    assert (kind, subject) == ("category.changed", f"category:{river.pk}")
    assert "navigation" in tags


def test_a_changed_source_or_byline_touches_the_pages_that_print_it() -> None:
    source, person = AgencyFactory(), PersonFactory()
    log_ = Follower()
    source.credit_line = "© New"
    source.save()
    person.role = "Editor"
    person.save()
    assert log_.new() == [
        ("source.changed", f"source:{source.pk}", {f"source:{source.pk}"}),
        ("person.changed", f"person:{person.pk}", {f"person:{person.pk}"}),
    ]
    source.terms = "Only editors read them."
    source.save()
    assert log_.new() == []
    person.slug = "lim-sokha"
    person.save()
    assert log_.new()[0][2] == {f"person:{person.pk}", "absent"}


def test_a_renamed_tag_touches_both_its_lists_and_is_known_by_its_number() -> None:
    story = a_story(tags=["rice"])
    tag = Tag.objects.get()
    log_ = Follower()
    tag.name, tag.slug = "Paddy", "paddy"
    tag.save()
    touched = {"tag:rice", "tag:paddy", "absent"}
    assert log_.new() == [("tag.changed", f"tag:{tag.pk}", touched)]
    tag.save()
    assert log_.new() == []
    assert list(again(story).tags.names()) == ["Paddy"]


def test_a_deleted_tag_names_the_stories_that_had_it() -> None:
    story = a_story(tags=["rice"])
    log_ = Follower()
    Tag.objects.get().delete()
    [(kind, _subject, tags)] = log_.new()
    assert kind == "tag.changed"
    assert tags == {"tag:rice", "in:tag:rice", "absent", f"article:{story.pk}"}


def test_a_new_tag_alone_is_no_change_that_readers_see() -> None:
    log_ = Follower()
    Tag.objects.create(name="Unused", slug="unused")
    assert log_.new() == []


def test_the_row_goes_with_the_transaction_that_is_undone() -> None:
    draft = a_draft()
    log_ = Follower()
    with transaction.atomic():
        draft.get_latest_revision().publish()
        assert len(log.read(log_.position)) == 1
        transaction.set_rollback(True)
    assert not again(draft).live
    assert log_.new() == []


def test_locking_a_public_story_is_no_change_that_readers_see() -> None:
    story = a_story()
    log_ = Follower()
    story.locked = True
    story.save(update_fields=["locked"])
    assert log_.new() == []
