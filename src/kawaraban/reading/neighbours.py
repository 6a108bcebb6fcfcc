"""The other stories that a story's page leads to, and the rule of which they are.

Earlier and later are the next ones of the language by date. Related are those that the search
index found and `relating` wrote down, as far as they are public; where there are fewer than five,
the nearest earlier stories of the category fill up, so that a new story is not bare. Everything is
bounded, so that the stories whose pages a change can touch are few (`articles/beside.py` knows
which).
"""

from __future__ import annotations

import datetime
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import NamedTuple, TypeVar

from django.conf import settings

from kawaraban.articles.models import Article
from kawaraban.articles.related import MOST
from kawaraban.delivery.recording import changes_at, reads
from kawaraban.kit.paths import path_of

RELATED = MOST
PRINTED = (
    *("id", "headline", "slug", "day", "published_at", "expire_at"),
    "locale__language_code",
)
Item = TypeVar("Item")
Place = tuple[datetime.datetime, int]
"""Where a story stands in its language: its publication date, then its number."""


class Link(NamedTuple):
    """What is printed of another story; the fields are the columns of `PRINTED`."""

    number: int
    headline: str
    slug: str
    day: datetime.date
    published_at: datetime.datetime
    expire_at: datetime.datetime | None
    language: str

    @property
    def path(self) -> str:
        """The permalink's path."""
        return path_of("article", self.day.year, self.day.month, self.day.day, self.slug)

    @property
    def url(self) -> str:
        """The permalink with the site's address."""
        return f"{settings.KAWARABAN.site_url}{self.path}"

    @property
    def place(self) -> Place:
        """Where it stands among the others."""
        return self.published_at, self.number


@dataclass(frozen=True)
class Neighbours:
    """Stories beside a story. All are public; all but `translations` are in its language.

    `waiting` are the numbers of related ones that are not shown: they are drafts again, expired, or
    in another language now. The page is another one as soon as they may be.
    """

    earlier: Link | None = None
    later: Link | None = None
    related: Sequence[Link] = ()
    translations: Sequence[Link] = ()
    waiting: Sequence[int] = ()

    def note(self, number: int) -> None:
        """Note that the page of the story `number` prints them, and until when they are public."""
        reads(f"beside:{number}", *(f"link:{number}" for number in self.waiting))
        for link in (self.earlier, self.later, *self.related, *self.translations):
            if link is not None:
                reads(f"link:{link.number}")
                changes_at(link.expire_at)


def place_of(article: Article) -> Place:
    """Return where a public story stands."""
    assert article.published_at is not None  # noqa: S101 - public stories have their date
    return article.published_at, article.pk


def choose(
    found: Iterable[tuple[Place, Item]], filling: Iterable[tuple[Place, Item]]
) -> list[Item]:
    """Return the related stories: those `found`, best first, then `filling` as far as it goes.

    `filling` are the `RELATED` nearest earlier ones of the category, nearest first.
    """
    chosen = dict(found)
    for place, item in filling:
        if len(chosen) < RELATED:
            chosen.setdefault(place, item)
    return list(chosen.values())
