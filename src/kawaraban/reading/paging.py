"""Long lists in pages of twenty, newest first, without counting the whole archive."""

from __future__ import annotations

import re
from dataclasses import dataclass

from django.http import Http404, HttpRequest

from kawaraban.articles.selection import ArticleQuerySet
from kawaraban.reading.rows import Row, rows_of

SIZE = 20
MOST = 500
"""Older stories than those of the last page are reached through the archives by date: a database
walks over everything that it leaves out."""


@dataclass(frozen=True)
class Page:
    """One page of a list. `newer` and `older` are page numbers, 0 where there is none."""

    rows: list[Row]
    number: int
    newer: int
    older: int


def number_of(request: HttpRequest, most: int = MOST) -> int:
    """Return the page that is asked for. Raises `Http404` for what is no page number."""
    asked = request.GET.get("page", "1")
    if not re.fullmatch(r"[1-9][0-9]{0,3}", asked) or int(asked) > most:
        raise Http404("No such page.")
    return int(asked)


def page_of(stories: ArticleQuerySet, request: HttpRequest, size: int = SIZE) -> Page:
    """Return the page of `stories` that is asked for. One query.

    Raises `Http404` beyond the end; the first page of an empty list is an empty page.
    """
    number = number_of(request)
    first = (number - 1) * size
    found = rows_of(stories.newest_first()[first : first + size + 1])
    if not found and number > 1:
        raise Http404("Beyond the last page.")
    more = len(found) > size and number < MOST
    return Page(found[:size], number, number - 1, number + 1 if more else 0)
