"""What editors, readers and time do to the small site, each as one function with a name."""

from __future__ import annotations

import datetime
from collections.abc import Callable
from typing import Any

from django.core.files.base import ContentFile
from django.utils import timezone
from wagtail.contrib.redirects.models import Redirect
from wagtail.models import Page, PageViewRestriction

from kawaraban.articles import publishing
from kawaraban.articles.admin.merging import merge
from kawaraban.articles.models import Article, Category, Source, Tag
from kawaraban.articles.related import write
from kawaraban.conversation.moderation import Decision, decide
from kawaraban.reading.models import FrontPage
from tests.newsroom import CategoryFactory, EditorFactory, a_story, locale, paragraphs
from tests.reading.small_site import Site_

SECOND = datetime.timedelta(seconds=1)
HOUR = datetime.timedelta(hours=1)


def draft_of(story: Article) -> Article:
    """Return the story as its newest draft, to be changed and published."""
    stored = Article.objects.get(pk=story.pk)
    draft: Article = stored.get_latest_revision_as_object()
    return draft


def edit(story: Article, **values: Any) -> None:
    """Change fields of a story and publish it."""
    draft = draft_of(story)
    for name, value in values.items():
        setattr(draft, name, value)
    draft.save_revision().publish()


def the_text_is_edited(site: Site_) -> None:
    edit(site.story, body=paragraphs("Another text."))


def the_text_is_edited_again(site: Site_) -> None:
    edit(site.story, body=paragraphs("A third text."))


def a_story_is_published(site: Site_) -> None:
    a_story("Brand new", published_at=None, category=site.moved.category)


def a_story_comes_on_an_empty_day(site: Site_) -> None:
    day = site.alone.published_at + datetime.timedelta(days=1)
    a_story("In between", published_at=day, category=site.alone.category, tags=["rice"])


def a_story_comes_between_two_of_another_language(site: Site_) -> None:
    day = site.alone.published_at + datetime.timedelta(days=1)
    a_story("二番", published_at=day, category=site.alone.category, language="ja", slug="niban")


def a_story_takes_a_free_address(site: Site_) -> None:
    day, category = site.story.published_at, site.moved.category
    a_story("New", published_at=day, slug="new-slug", category=category)


def a_draft_that_the_front_waits_for_is_published(site: Site_) -> None:
    edit(site.draft, published_at=site.story.published_at)


def a_story_is_taken_back(site: Site_) -> None:
    Article.objects.get(pk=site.story.pk).unpublish()


def the_only_story_of_its_day_is_taken_back(site: Site_) -> None:
    Article.objects.get(pk=site.alone.pk).unpublish()


def a_story_is_deleted(site: Site_) -> None:
    Article.objects.get(pk=site.story.pk).delete()


def an_expired_story_is_deleted(site: Site_) -> None:
    Article.objects.get(pk=site.expired.pk).delete()


def a_story_with_a_former_address_is_deleted(site: Site_) -> None:
    Article.objects.get(pk=site.moved.pk).delete()


def an_expired_story_is_published_again(site: Site_) -> None:
    edit(site.expired, expire_at=None)


def a_story_is_released_by_time(site: Site_) -> None:
    Article.objects.filter(pk=site.draft.pk).update(
        live=True, published_at=site.story.published_at, day=site.story.day
    )
    publishing.released(Article.objects.get(pk=site.draft.pk))


def a_story_expires_by_time(site: Site_) -> None:
    Article.objects.filter(pk=site.story.pk).update(expire_at=timezone.now() - SECOND)
    Article.objects.get(pk=site.story.pk).unpublish(set_expired=True)


def a_story_moves_to_another_month(site: Site_) -> None:
    edit(site.alone, published_at=site.alone.published_at - datetime.timedelta(days=10))


def a_story_loses_its_tags(site: Site_) -> None:
    draft = draft_of(site.story)
    draft.tags.clear()
    draft.save_revision().publish()


def a_translation_is_published(site: Site_) -> None:
    copy = Article.objects.get(pk=site.story.pk).copy_for_translation(locale("ja"))
    copy.headline, copy.slug = "訳", "yaku"
    copy.published_at = site.story.published_at
    copy.save()
    copy.save_revision().publish()


def a_tag_is_merged(site: Site_) -> None:
    tags = {tag.slug: tag for tag in Tag.objects.all()}
    merge(tags["rice"], tags["ferry"], EditorFactory())


def a_tag_is_deleted(site: Site_) -> None:
    Tag.objects.get(slug="rice").delete()


def other_stories_are_related(site: Site_) -> None:
    write({site.story.pk: [(site.alone.pk, 0.8)], site.alone.pk: []}, because=1)


def related_stories_change_places(site: Site_) -> None:
    write({site.story.pk: [(site.draft.pk, 0.8), (site.moved.pk, 0.8)]}, because=1)
    write({site.story.pk: [(site.alone.pk, 0.8), (site.moved.pk, 0.8)]}, because=2)


def a_related_story_gets_another_language(site: Site_) -> None:
    edit(site.moved, locale=locale("ja"))


def a_category_is_made(site: Site_) -> None:
    CategoryFactory(name="New", slug="new-slug")


def a_category_nobody_uses_is_deleted(site: Site_) -> None:
    Category.objects.create(name="Unused", slug="new-slug").delete()


def a_source_becomes_an_agency(site: Site_) -> None:
    source = Source.objects.get(pk=site.story.source_id)
    source.kind = Source.Kind.AGENCY
    source.save()


def a_comment_is_approved(site: Site_) -> None:
    assert decide([site.held], Decision.APPROVE, None) == 1


def a_trackback_is_approved(site: Site_) -> None:
    assert decide([site.ping], Decision.APPROVE, None) == 1


def a_comment_becomes_spam(site: Site_) -> None:
    assert decide([site.comment], Decision.SPAM, None) == 1


def a_picture_is_deleted(site: Site_) -> None:
    site.picture.delete()


def a_document_is_deleted(site: Site_) -> None:
    site.document.delete()


def an_embed_is_forgotten(site: Site_) -> None:
    site.embed.delete()


def a_page_is_taken_back(site: Site_) -> None:
    site.contact.unpublish()


def a_page_is_deleted(site: Site_) -> None:
    Page.objects.get(pk=site.about.pk).delete()


def a_page_moves(site: Site_) -> None:
    Page.objects.get(pk=site.team.pk).move(Page.objects.get(pk=site.contact.pk), "last-child")


def pages_change_places(site: Site_) -> None:
    Page.objects.get(pk=site.contact.pk).move(Page.objects.get(pk=site.about.pk), "left")


def a_page_is_only_for_those_with_a_password(site: Site_) -> None:
    PageViewRestriction.objects.create(page=site.contact, restriction_type="password", password="x")


def a_page_is_for_all_again(site: Site_) -> None:
    a_page_is_only_for_those_with_a_password(site)
    PageViewRestriction.objects.get().delete()


def a_page_is_translated(site: Site_) -> None:
    front = FrontPage.objects.get(pk=site.front.pk).copy_for_translation(locale("ja"))
    front.save_revision().publish()
    contact = Page.objects.get(pk=site.contact.pk).specific.copy_for_translation(locale("ja"))
    contact.title = "連絡"
    contact.save_revision().publish()


def a_redirect_is_made(site: Site_) -> None:
    Redirect.objects.create(old_path="/nothing", redirect_link="/latest/")


def a_redirect_is_deleted(site: Site_) -> None:
    site.redirect.delete()


def the_file_of_a_document_is_replaced(site: Site_) -> None:
    site.document.file = ContentFile(b"%PDF-1.5", "another.pdf")
    site.document.save()


def the_story_will_expire(site: Site_) -> datetime.datetime:
    """Let the story expire long after midnight; return when."""
    moment = timezone.now() + 48 * HOUR
    Article.objects.filter(pk=site.story.pk).update(expire_at=moment)
    return moment


def a_story_will_be_released(site: Site_) -> datetime.datetime:
    """Let a live story wait for the end of its embargo; return when that is."""
    moment = timezone.now() + HOUR
    Article.objects.filter(pk=site.draft.pk).update(
        live=True,
        embargo_until=moment,
        published_at=site.story.published_at,
        day=site.story.day,
    )
    return moment


ARRANGED = (draft_of, edit, the_story_will_expire, a_story_will_be_released)
EVENTS: list[Callable[[Site_], None]] = [
    made
    for made in list(globals().values())
    if getattr(made, "__module__", "") == __name__ and made not in ARRANGED
]
