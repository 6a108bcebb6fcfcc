"""The hand-made pages that everybody may see: as documents of search, and as its results print
them.

A page is shown to all if it is live, its time is not over, and neither it nor a page above it is
for some readers only.
"""

from __future__ import annotations

import datetime
import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import NamedTuple
from urllib.parse import quote

from django.conf import settings
from django.db.models import DateTimeField, F, IntegerField, Q
from django.utils import timezone
from wagtail.models import PageViewRestriction

from kawaraban.articles.prepared import Parameter, Prepared
from kawaraban.kit.html import to_text
from kawaraban.outbox.models import Change
from kawaraban.reading import editions
from kawaraban.reading.models import TextPage
from kawaraban.search.contract import Document

ID = re.compile(r"page:([0-9]{1,18})")
MOST = 32
"""Pages that are asked for in one query; a page of results or a feed has fewer."""
NOW = Parameter("now", DateTimeField())
PLACES = [Parameter(f"number{place}", IntegerField()) for place in range(MOST)]


class PageRow(NamedTuple):
    """A hand-made page as results print it. `place` is its path in Wagtail's tree."""

    number: int
    title: str
    url_path: str
    language: str
    place: str

    @property
    def path(self) -> str:
        """The page's address: below its edition's front page, which has no name in it."""
        return address_of(self.url_path, self.language)


LIVE: Prepared[tuple[int, str, str, str, str]] = Prepared(
    lambda: (
        TextPage.objects.live()
        .filter(Q(expire_at=None) | Q(expire_at__gt=NOW), id__in=PLACES)
        .order_by()
        .values_list("id", "title", "url_path", "locale__language_code", F("path"))
    )
)
RESTRICTED: Prepared[tuple[str]] = Prepared(
    lambda: PageViewRestriction.objects.order_by("pk").values_list("page__path")
)


def public_pages(numbers: Sequence[int], now: datetime.datetime) -> dict[int, PageRow]:
    """Return the pages with these primary keys that all may see at `now`. At most two queries.

    Only the first `MOST` numbers are looked for.
    """
    if not numbers:
        return {}
    last = len(numbers) - 1
    values = {f"number{place}": numbers[min(place, last)] for place in range(MOST)}
    rows = [PageRow._make(row) for row in LIVE.rows(now=now, **values)]
    closed = tuple(place for (place,) in RESTRICTED.rows()) if rows else ()
    return {
        row.number: row
        for row in rows
        if not row.place.startswith(closed) and row.language in settings.KAWARABAN.languages
    }


def address_of(url_path: str, language: str) -> str:
    """Return the path of a page from Wagtail's `url_path` (`/front/about/`) and its language."""
    below = url_path.split("/", 2)[2]
    return editions.edition(language).path + quote(below)


def documents_of(ids: Sequence[str]) -> Mapping[str, Document | None]:
    """Return the document of each id as the page is now; None for what not all may see."""
    numbers = [int(match[1]) for found in ids if (match := ID.fullmatch(found))]
    documents: dict[str, Document | None] = {f"page:{number}": None for number in numbers}
    return documents | {found.id: found for found in _documents(numbers)}


def everything() -> Iterator[Document]:
    """Yield the document of every page that all may see."""
    yield from _documents(None)


def affected(change: Change) -> Iterator[str]:
    """Yield the ids of the pages that a change concerns: those whose text or address it names.

    A row about a page that moved, or got other readers, names all pages below it.
    """
    for tag in {change.subject, *change.tags}:
        kind, _, number = tag.partition(":")
        if kind in ("page", "text") and ID.fullmatch(f"page:{number}"):
            yield f"page:{number}"


def _documents(numbers: Sequence[int] | None) -> Iterable[Document]:
    now = timezone.now()
    pages = TextPage.objects.live().public().filter(Q(expire_at=None) | Q(expire_at__gt=now))
    if numbers is not None:
        pages = pages.filter(pk__in=numbers)
    languages = settings.KAWARABAN.languages
    found = pages.filter(locale__language_code__in=languages).select_related("locale")
    # A page outside of the site, in Wagtail's sense of the word, has no address.
    return [document_of(page) for page in found.order_by("pk") if page.get_url_parts()]


def document_of(page: TextPage) -> Document:
    """Return what search knows of a page that all may see."""
    language = page.locale.language_code
    published = page.first_published_at or page.last_published_at or timezone.now()
    return Document(
        id=f"page:{page.pk}",
        language=language,
        headline=page.title,
        url=address_of(page.url_path, language),
        published=published,
        year=timezone.localdate(published).year,
        lede=page.search_description,
        body=to_text(page.text),
        kind="page",
    )
