"""What a search found, as pages print it: read from the database, and public at this moment."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any

from django.utils import timezone
from django.utils.safestring import SafeString, mark_safe
from django.utils.translation import pgettext

from kawaraban.kit.languages import LANGUAGES
from kawaraban.kit.paths import path_of
from kawaraban.reading.dates import time_element, written
from kawaraban.reading.rows import Row, public_rows
from kawaraban.reading.text_pages import PageRow, public_pages
from kawaraban.search.contract import Hit, Query, Results
from kawaraban.search.engine import engine

Section = Callable[[int], tuple[str, str]]
"""Gives name and path of the category with a primary key."""


@dataclass(frozen=True, slots=True)
class Found:
    """One hit: an `article` or a `page` with its primary key. A hand-made page has no source."""

    kind: str
    number: int
    language: str
    headline: str
    path: str
    section: str
    section_path: str
    source: str
    source_path: str
    published_at: datetime.datetime | None
    marked: SafeString
    passages: list[SafeString]

    def texts(self) -> dict[str, Any]:
        """Return what is printed of it, for a template that takes texts (`moulded`)."""
        language = LANGUAGES.get(self.language)
        return {
            "language": self.language,
            "direction": language.direction if language else "ltr",
            "path": self.path,
            "section": self.section,
            "section_path": self.section_path,
            "source": self.source,
            "source_path": self.source_path,
            "day": time_element(self.published_at),
            "headline": self.marked,
            "passages": self.passages,
        }

    def about(self) -> str:
        """Return section and day in a line of plain text."""
        day = written(self.published_at) if self.published_at else ""
        return " · ".join(part for part in (self.section, day) if part)


def answer_to(query: Query) -> Results | None:
    """Return the search's answer, or None while there is no index that could be asked."""
    answer = engine().search(query)
    return answer if answer.answered else None


def found_of(hits: Sequence[Hit], section: Section) -> list[Found]:
    """Return the hits that are public now, in their order. The index may be a moment behind."""
    now = timezone.now()
    stories = public_rows(_numbers(hits, "article"), now)
    pages = public_pages(_numbers(hits, "page"), now)
    found = []
    for hit in hits:
        kind, _, number = hit.id.partition(":")
        if kind == "article" and int(number) in stories:
            found.append(_story(hit, stories[int(number)], section))
        elif kind == "page" and int(number) in pages:
            found.append(_page(hit, pages[int(number)]))
    return found


def _numbers(hits: Sequence[Hit], kind: str) -> list[int]:
    parts = (hit.id.partition(":") for hit in hits)
    return [int(number) for of, _, number in parts if of == kind]


def _story(hit: Hit, row: Row, section: Section) -> Found:
    name, path = section(row.category)
    return Found(
        kind="article",
        number=row.number,
        language=row.language,
        headline=row.headline,
        path=row.path("article"),
        section=name,
        section_path=path,
        source=row.source_name,
        source_path=path_of("source", row.source_slug),
        published_at=row.published_at,
        marked=marked(hit.headline_html),
        passages=[marked(passage) for passage in hit.passages],
    )


def _page(hit: Hit, row: PageRow) -> Found:
    return Found(
        kind="page",
        number=row.number,
        language=row.language,
        headline=row.title,
        path=row.path,
        section=pgettext("hand-made", "Page"),
        section_path="",
        source="",
        source_path="",
        published_at=None,
        marked=marked(hit.headline_html),
        passages=[marked(passage) for passage in hit.passages],
    )


def marked(html: str) -> SafeString:
    """Return what search promises to be escaped text with `<mark>`."""
    return mark_safe(html)  # noqa: S308 - the contract of Hit
