"""What a list shows of a story: the ▼ entry."""

from __future__ import annotations

import datetime
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache

from django.template.loader import render_to_string
from django.utils import timezone
from django.utils.safestring import SafeString
from django.utils.translation import get_language

from kawaraban.conversation.counts import Counts, count
from kawaraban.delivery.recording import changes_at, reads
from kawaraban.kit.languages import LANGUAGES
from kawaraban.kit.paths import path_of
from kawaraban.reading.navigation import Navigation
from kawaraban.reading.rows import Row

MOST = 4096
"""Pieces of markup that are kept, of two or three kilobytes each."""


@dataclass(frozen=True)
class Entry:
    """Everything that is printed of a story in lists: two that are equal have the same markup.

    `section` is the name of its category in the page's language.
    """

    number: int
    language: str
    headline: str
    lede: str
    path: str
    rest_path: str
    section: str
    section_path: str
    source: str
    source_path: str
    published_at: datetime.datetime | None
    counts: Counts = Counts()  # noqa: RUF009 - frozen, so it can be shared

    @property
    def direction(self) -> str:
        """Which way the story's language is written."""
        language = LANGUAGES.get(self.language)
        return language.direction if language else "ltr"

    @property
    def whole(self) -> SafeString:
        """The markup of the ▼ entry, closed."""
        return self._in("reading/entry.html")

    @property
    def line(self) -> SafeString:
        """The markup of a mere link with its section and day."""
        return self._in("reading/headline.html")

    @property
    def meta(self) -> SafeString:
        """The markup of what stands above a headline: section, source, day."""
        return self._in("reading/meta.html")

    def _in(self, template: str) -> SafeString:
        return _markup(self, template, get_language(), timezone.get_current_timezone_name())


def entry_of(row: Row, navigation: Navigation, counts: Counts = Counts()) -> Entry:  # noqa: B008 - frozen
    """Return the entry of a story."""
    section, section_path = navigation.section(row.category)
    return Entry(
        number=row.number,
        language=row.language,
        headline=row.headline,
        lede=row.lede,
        path=row.path("article"),
        rest_path=row.path("entry"),
        section=section,
        section_path=section_path,
        source=row.source_name,
        source_path=path_of("source", row.source_slug),
        published_at=row.published_at,
        counts=counts,
    )


def entries_of(rows: Iterable[Row], navigation: Navigation) -> list[Entry]:
    """Return the entries of stories in their order. One query, for all the counts."""
    listed = list(rows)
    for row in listed:
        reads(f"entry:{row.number}", f"counts:{row.number}", f"source:{row.source}")
        changes_at(row.expire_at)
    counts = count(row.number for row in listed)
    return [entry_of(row, navigation, counts[row.number]) for row in listed]


def uncounted(rows: Iterable[Row], navigation: Navigation) -> list[Entry]:
    """Return the entries of stories for places that print a mere link. No query."""
    listed = list(rows)
    for row in listed:
        reads(f"link:{row.number}")
        changes_at(row.expire_at)
    return [entry_of(row, navigation) for row in listed]


@lru_cache(MOST)
def _markup(entry: Entry, template: str, language: str | None, zone: str) -> SafeString:
    """Return what the template makes of an entry in the language and the zone that are active."""
    return render_to_string(template, {"entry": entry})
