"""Bring a story into the newsroom as an editor would, with the dates it would have had."""

from __future__ import annotations

import datetime
import uuid

from django.contrib.contenttypes.models import ContentType
from django.db import transaction
from wagtail.models import ModelLogEntry, Revision

from kawaraban.articles.models import Article, ArticleByline, Correction
from kawaraban.demo.body import stream_of
from kawaraban.demo.clock import Dates, dates_of
from kawaraban.demo.newsroom import Newsroom
from kawaraban.demo.story import State, Story

_KEYS = uuid.UUID("b7a1d2f0-55a4-4c0e-8f0b-7c1f0a3d9e52")
WRITTEN_BEFORE = datetime.timedelta(hours=2)


def translation_key(story: Story) -> uuid.UUID:
    """Return the key that a story shares with its translations; the same in every demo."""
    return uuid.uuid5(_KEYS, story.translates or story.key)


def find(story: Story, newsroom: Newsroom) -> Article | None:
    """Return the row of `story` if it has been made."""
    locale = newsroom.locales[story.language]
    return Article.objects.filter(translation_key=translation_key(story), locale=locale).first()


def ensure_story(story: Story, newsroom: Newsroom) -> None:
    """Make `story` with everything that belongs to it, in one transaction, unless it is there."""
    with transaction.atomic():
        if find(story, newsroom) is None:
            _make(story, newsroom)


def _make(story: Story, newsroom: Newsroom) -> None:
    dates = dates_of(story, newsroom.now)
    article = _written(story, dates, newsroom)
    match story.state:
        case State.PUBLISHED:
            _publish(article, dates.after(0), newsroom)
            _correct(article, story, dates, newsroom)
        case State.EXPIRED:
            _publish(article, dates.after(0), newsroom)
            _expire(article)
        case State.SCHEDULED | State.EMBARGOED:
            article.save_revision(user=newsroom.desk, log_action=True).publish(
                user=newsroom.desk, skip_permission_checks=True
            )
        case State.IN_REVIEW:
            reporter = newsroom.accounts["reporter"]
            article.save_revision(user=reporter, log_action=True)
            if workflow := article.get_workflow():
                workflow.start(article, reporter)
        case State.DRAFT:
            article.save_revision(user=newsroom.desk, log_action=True)


def _written(story: Story, dates: Dates, newsroom: Newsroom) -> Article:
    """Return the saved row, live nowhere yet."""
    article = Article(
        live=False,
        translation_key=translation_key(story),
        locale=newsroom.locales[story.language],
        headline=story.headline,
        slug=story.slug,
        lede=story.lede,
        body=stream_of(story),
        category=newsroom.categories[story.category],
        source=newsroom.sources[story.source],
        dateline=story.place,
        event_date=dates.event_date,
        **_timing(story, dates),
    )
    if story.drawing:
        article.picture = newsroom.pictures[story.drawing.name, story.language]
        article.picture_caption = story.drawing.caption
    article.bylines = [
        ArticleByline(person=newsroom.people[key], sort_order=place)
        for place, key in enumerate(story.bylines)
    ]
    article.full_clean()
    article.save()
    article.tags.add(*story.tags)
    # The first save takes the clock's time whatever one says; the second keeps what it is given.
    article.created_at = min(dates.moment or newsroom.now, newsroom.now) - WRITTEN_BEFORE
    article.save()
    return article


def _timing(story: Story, dates: Dates) -> dict[str, datetime.datetime | None]:
    match story.state:
        case State.PUBLISHED:
            return {"published_at": dates.moment, "first_published_at": dates.moment}
        case State.EXPIRED:
            return {
                "published_at": dates.moment,
                "first_published_at": dates.moment,
                "expire_at": dates.after(story.expires_after or 0),
            }
        case State.SCHEDULED:
            return {"go_live_at": dates.moment}
        case State.EMBARGOED:
            return {"embargo_until": dates.moment}
        case _:
            return {}


def _publish(article: Article, at: datetime.datetime, newsroom: Newsroom) -> None:
    """Publish `article` as it is in memory; the history then says that it happened at `at`."""
    revision = article.save_revision(user=newsroom.desk, log_action=True)
    revision.publish(user=newsroom.desk, skip_permission_checks=True)
    Revision.objects.filter(pk=revision.pk).update(created_at=at)
    ModelLogEntry.objects.filter(revision=revision).update(timestamp=at)
    # Not saved through the model: that the clock was set back is not news.
    Article.objects.filter(pk=article.pk).update(last_published_at=at)


def _correct(article: Article, story: Story, dates: Dates, newsroom: Newsroom) -> None:
    for correction in story.corrections:
        at = dates.after(correction.days_after)
        draft: Article = Article.objects.get(pk=article.pk).get_latest_revision_as_object()
        draft.corrections.add(
            Correction(kind=correction.kind, text=correction.text, corrected_at=at)
        )
        _publish(draft, at, newsroom)


def _expire(article: Article) -> None:
    """Take the story down as the scheduler does: nobody's name stands beside it."""
    live = Article.objects.get(pk=article.pk)
    live.unpublish(set_expired=True)
    ModelLogEntry.objects.filter(
        content_type=ContentType.objects.get_for_model(Article),
        object_id=str(live.pk),
        action="wagtail.unpublish",
    ).update(timestamp=live.expire_at)
