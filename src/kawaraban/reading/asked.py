"""What a reader asks the search, read from an address, and the addresses of other questions."""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import lru_cache
from urllib.parse import quote_plus

from django.http import HttpRequest

from kawaraban.kit.paths import path_of
from kawaraban.kit.text import clean_line
from kawaraban.reading import editions
from kawaraban.search.contract import Query
from kawaraban.search.filters import FilterReader

LONGEST = 1_001
"""Characters of a question that are taken: one more than the search reads, so that it says so."""
FILTERS = ("category", "source", "lang", "kind", "year", "author", "after", "before")
"""Query parameters that narrow a search, in the order in which they stand in an address."""
MOST_VALUES = 20
LONGEST_VALUE = 120
PER_PAGE = 10
FARTHEST = 1_000_000
"""Stands for all pages beyond it; nobody gets that far."""

Values = Mapping[str, tuple[str, ...]]


@dataclass(frozen=True)
class Asked:
    """A question. `filters` are those that make sense, `misread` the others.

    `page` is 0 where the address has something that is no page number.
    """

    text: str = ""
    filters: Values = field(default_factory=dict)
    misread: Values = field(default_factory=dict)
    newest: bool = False
    page: int = 1

    def __bool__(self) -> bool:
        """Whether there is anything to look for."""
        return bool(self.text or self.filters or self.misread)

    @classmethod
    def of(cls, request: HttpRequest) -> Asked:
        """Return what the address of a request asks, without what no text holds."""
        filters: dict[str, tuple[str, ...]] = {}
        misread: dict[str, tuple[str, ...]] = {}
        for name in FILTERS:
            for value in request.GET.getlist(name)[:MOST_VALUES]:
                cleaned = _value(name, value)
                if cleaned:
                    kept = filters if FilterReader().add(name, cleaned) else misread
                    kept[name] = tuple(dict.fromkeys((*kept.get(name, ()), cleaned)))
        return cls(
            text=text_of(request),
            filters=filters,
            misread=misread,
            newest=request.GET.get("sort") == "newest",
            page=_page(request.GET.get("page") or "1"),
        )

    def query(self, per_page: int = PER_PAGE) -> Query:
        """Return the question as the search takes it; stories of the edition come first."""
        return Query(
            self.text,
            {name: self.filters.get(name, ()) + self.misread.get(name, ()) for name in FILTERS},
            sort="newest" if self.newest else "relevance",
            page=max(self.page, 1),
            per_page=per_page,
            language=editions.current().code,
        )

    def path(self, view: str = "search") -> str:
        """Return the path of the question at one of the views that answer it."""
        pairs = [_pair("q", self.text)] if self.text else []
        pairs += [_pair(name, v) for name in FILTERS for v in self.filters.get(name, ())]
        if view == "search":
            pairs += ["sort=newest"] if self.newest else []
            pairs += [f"page={self.page}"] if self.page > 1 else []
        return f"{path_of(view)}?{'&'.join(pairs)}" if pairs else path_of(view)

    def at(self, page: int) -> Asked:
        """Return the same question at another page of its results."""
        return replace(self, page=page)

    def sorted(self, newest: bool) -> Asked:
        """Return the same question in another order, at the first page."""
        return replace(self, newest=newest, page=1)

    def toggled(self, name: str, value: str) -> Asked:
        """Return the question with a filter set, or without it where it was set."""
        chosen = self.filters.get(name, ())
        others = tuple(other for other in chosen if other != value)
        values = others if value in chosen else (*chosen, value)
        filters = {**self.filters, name: values}
        return replace(self, filters={k: v for k, v in filters.items() if v}, page=1)

    def unfiltered(self) -> Asked:
        """Return the question's words alone."""
        return replace(self, filters={}, misread={}, page=1)

    def worded(self, text: str) -> Asked:
        """Return the question with other words, at the first page."""
        return replace(self, text=text, page=1)


def text_of(request: HttpRequest) -> str:
    """Return what the reader typed: one line of at most `LONGEST` characters."""
    return clean_line(request.GET.get("q", "")[:LONGEST])


def _value(name: str, value: str) -> str:
    cleaned = clean_line(value[:LONGEST_VALUE])
    return cleaned if name == "author" else cleaned.casefold()


def _page(asked: str) -> int:
    if not re.fullmatch("[1-9][0-9]*", asked):
        return 0
    return int(asked) if len(asked) < len(str(FARTHEST)) else FARTHEST


@lru_cache(256)
def _pair(name: str, value: str) -> str:
    return f"{name}={quote_plus(value)}"
