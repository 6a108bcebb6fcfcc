"""Stories as documents of the search index."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any

from django.db.models import Prefetch
from django.utils import timezone

from kawaraban.articles.categories import numbers_below
from kawaraban.articles.models import Article, Category
from kawaraban.articles.selection import ArticleQuerySet
from kawaraban.conversation.models import Response
from kawaraban.kit.text import clean_text
from kawaraban.outbox.models import Change
from kawaraban.reading.plain import body_text, captions
from kawaraban.search.contract import Document

ID = re.compile(r"article:([0-9]{1,18})")
# Whatever is renamed stands in the documents of its stories.
FILED_UNDER = {"person": "bylines__person", "tag": "tagged_items__tag"}
MOST_COMMENTS = 200
"""Comments of a story that are searched. What is said after the first hundreds is rarely looked
for, and a document has a size."""


def documents_of(ids: Sequence[str]) -> Mapping[str, Document | None]:
    """Return the document of each id as the story is now; None for what is not public."""
    numbers = [int(match[1]) for found in ids if (match := ID.fullmatch(found))]
    documents: dict[str, Document | None] = {f"article:{number}": None for number in numbers}
    stories = _with_everything(Article.objects.public().filter(pk__in=numbers))
    return documents | {document.id: document for document in map(document_of, stories)}


def everything() -> Iterator[Document]:
    """Yield the document of every public story, in steps that stay small in memory."""
    last = 0
    while True:
        later = Article.objects.public().filter(pk__gt=last).order_by("pk")
        stories = list(_with_everything(later)[:200])
        if not stories:
            return
        yield from map(document_of, stories)
        last = stories[-1].pk


def affected(change: Change) -> Iterator[str]:
    """Yield the ids of the stories that a change concerns.

    A change to a story or to its thread names the story in its tags. A renamed person stands in
    the documents of many; categories and sources are indexed by slug.
    """
    for tag in {change.subject, *change.tags}:
        kind, _, number = tag.partition(":")
        if kind in ("article", "thread") and number.isdecimal():
            yield f"article:{number}"
    kind, _, number = change.subject.partition(":")
    if kind in ("category", "source", *FILED_UNDER) and number.isdecimal():
        cut: dict[str, Any] = {FILED_UNDER.get(kind, kind): int(number)}
        if kind == "category":  # a story's document names the categories above its own as well
            cut = {"category__in": numbers_below(Category(pk=int(number)))}
        for found in Article.objects.public().filter(**cut).values_list("pk", flat=True):
            yield f"article:{found}"


def number_of(document_id: str) -> int | None:
    """Return the number of the story with this id of a document; None if it is of none."""
    match = ID.fullmatch(document_id)
    return int(match[1]) if match else None


def texts_of(numbers: Sequence[int]) -> Iterator[Document]:
    """Yield the text of each of the stories that is public, without what is filed around it."""
    stories = Article.objects.public().filter(pk__in=numbers).order_by("pk")
    yield from map(text_of, stories.select_related("locale"))


def text_of(article: Article) -> Document:
    """Return what is compared of a story or a draft: its text, in its language."""
    published = article.published_at or timezone.now()
    return Document(
        id=f"article:{article.pk}",
        language=article.language,
        headline=article.headline,
        url="",
        published=published,
        year=published.year,
        lede=article.lede,
        body=body_text(article),
    )


def document_of(article: Article) -> Document:
    """Return what search knows of a public story."""
    category = article.category
    published = article.published_at
    assert published is not None, "a public story has a publication date"  # noqa: S101 - the rule
    # A passage from a comment says whose words they are.
    comments = [
        f"{said.author_name or said.site_name}: {clean_text(said.text)}"
        for said in article.responses.all()  # type: ignore[attr-defined]
        if said.text
    ]
    return Document(
        id=f"article:{article.pk}",
        language=article.language,
        headline=article.headline,
        url=article.get_absolute_url(),
        published=published,
        year=article.day.year if article.day else published.year,
        lede=article.lede,
        body=body_text(article),
        names=tuple(byline.person.name for byline in article.bylines.all()),
        captions=tuple(captions(article)),
        comments=tuple(comments[:MOST_COMMENTS]),
        credit=article.credit_line,
        tags=tuple(item.tag.name for item in article.tagged_items.all()),
        categories=(category.slug, *(above.slug for above in category.ancestors())),
        source=article.source.slug,
    )


def _with_everything(stories: ArticleQuerySet) -> ArticleQuerySet:
    shown = Response.objects.shown().order_by("received_at", "id")
    filed = stories.select_related(
        "locale", "source", "picture", "category__parent__parent__parent"
    )
    return filed.prefetch_related(
        "bylines__person", "tagged_items__tag", Prefetch("responses", queryset=shown)
    )
