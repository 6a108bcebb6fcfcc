"""Answers the newsroom's screens from the search index (`articles/lookup.py` says what)."""

from __future__ import annotations

import datetime
import json
from collections.abc import Iterator, Sequence

from django.utils import timezone
from wagtail.models import Revision

from kawaraban.articles.lookup import Likeness
from kawaraban.articles.models import Article
from kawaraban.reading.indexing import number_of, text_of
from kawaraban.search.contract import Document, Query
from kawaraban.search.engine import engine
from kawaraban.search.resembling import Fingerprint

MOST_FOUND = 1_000
"""Stories of one search. Whoever looks further sets a filter or another word."""
COPIED = 0.3
"""Share of a draft's rows of words. Of two stories that were written apart, even by one hand on one
ferry, one had 12 % of the other's at most (the 500 of the demo and of the recall tables); a copy in
which every third sentence is new keeps more than half."""
FEWEST_ROWS = 20
"""Rows of words that a draft must have: a headline alone resembles anything."""
MOST_SHOWN = 3
COMPARED = 5
"""Public stories that the index compares: a copy is always among those most like it."""
NEWEST = 100
"""Stories worked on last, among which other drafts are looked for."""
DRAFTS = 20
KEPT = 40
"""Texts of drafts that are kept in memory, of 30 to 130 KB each."""

_kept: dict[tuple[int, datetime.datetime], Fingerprint] = {}


def found(query: str) -> Sequence[int] | None:
    """See `articles.lookup.Index`. What is typed may be unfinished."""
    asked = engine()
    if asked.unusable():
        return None
    ids = asked.ids(Query(query, prefix=True), MOST_FOUND)
    return [number for number in map(number_of, ids) if number]


def likenesses(article: Article) -> list[Likeness]:
    """See `articles.lookup.Index`."""
    document = text_of(article)
    own = _fingerprint(document)
    if len(own.rows) < FEWEST_ROWS:
        return []
    likes = [*_published(document), *_drafts(article, own)]
    likes.sort(key=lambda like: (-like.copied, -like.number))
    return likes[:MOST_SHOWN]


def _published(document: Document) -> Iterator[Likeness]:
    copied = {
        number_of(like.id) or 0: like.copied
        for like in engine().similar(document, COMPARED)
        if like.copied >= COPIED
    }
    if not copied:
        return
    for story in Article.objects.public().filter(pk__in=copied).only("headline", "slug", "day"):
        path = story.get_absolute_url()
        yield Likeness(story.pk, story.headline, copied[story.pk], path, story.day)


def _drafts(article: Article, own: Fingerprint) -> Iterator[Likeness]:
    """Yield the drafts of the language that resemble it: the other desk's copy of the same text.

    The index has no drafts. Of those worked on last, the texts are kept that were read before.
    """
    revisions = Revision.objects.filter(pk__in=_newest_drafts(article)).defer("content")
    for revision in revisions:
        key = revision.pk, revision.created_at
        kept = _kept.get(key)
        if kept is None:
            kept = _kept[key] = _fingerprint(_text_in(revision, article))
            for old in list(_kept)[:-KEPT]:
                _kept.pop(old, None)
        copied = own.copied_by(kept)
        if copied >= COPIED:
            yield Likeness(int(revision.object_id), revision.object_str, copied)


def _newest_drafts(article: Article) -> list[int]:
    """Return the newest revisions of other stories of the language that readers can't see."""
    stories = Article.objects.filter(locale_id=article.locale_id, latest_revision__isnull=False)
    stories = stories.exclude(pk=article.pk).order_by("-latest_revision_id")
    newest = dict(stories.values_list("pk", "latest_revision_id")[:NEWEST])
    public = set(Article.objects.public().filter(pk__in=newest).values_list("pk", flat=True))
    return [revision for number, revision in newest.items() if number not in public][:DRAFTS]


def _text_in(revision: Revision, like: Article) -> Document:
    """Return the text of a draft, without making a story of all that belongs to it."""
    content = revision.content
    body = Article._meta.get_field("body").to_python(content.get("body") or json.dumps([]))
    draft = Article(
        pk=int(revision.object_id),
        headline=content.get("headline") or "",
        lede=content.get("lede") or "",
        body=body,
        locale=like.locale,
        published_at=timezone.now(),
    )
    return text_of(draft)


def _fingerprint(document: Document) -> Fingerprint:
    return Fingerprint.of((document.headline, document.lede, document.body), document.language)
