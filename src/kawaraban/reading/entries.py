"""What a list shows of a story: the ▼ entry."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.urls import reverse

from kawaraban.articles.models import Article
from kawaraban.conversation.counts import Counts, count
from kawaraban.delivery.recording import changes_at, reads
from kawaraban.kit.languages import LANGUAGES
from kawaraban.reading.navigation import Navigation


@dataclass(frozen=True)
class Entry:
    """A story and the counts printed with it. `category` is named in the page's language."""

    article: Article
    category: str
    counts: Counts = Counts()  # noqa: RUF009 - frozen, so it can be shared

    @property
    def direction(self) -> str:
        """Which way the story's language is written."""
        language = LANGUAGES.get(self.article.language)
        return language.direction if language else "ltr"

    @property
    def rest_url(self) -> str:
        """The path of the part that opening the entry loads; empty while there is no day."""
        day = self.article.day
        if day is None:
            return ""
        return reverse("entry", args=[day.year, day.month, day.day, self.article.slug])


def entries_of(articles: Iterable[Article], navigation: Navigation) -> list[Entry]:
    """Return the entries of `articles` in their order. One query, for all the counts."""
    listed = list(articles)
    for article in listed:
        reads(f"entry:{article.pk}", f"counts:{article.pk}", f"source:{article.source_id}")
        changes_at(article.expire_at)
    counts = count(article.pk for article in listed)
    return [
        Entry(article, navigation.name(article.category), counts[article.pk]) for article in listed
    ]


def uncounted(articles: Iterable[Article], navigation: Navigation) -> list[Entry]:
    """Return the entries of `articles` for places that print a mere link. No query."""
    listed = list(articles)
    for article in listed:
        reads(f"link:{article.pk}")
        changes_at(article.expire_at)
    return [Entry(article, navigation.name(article.category)) for article in listed]
