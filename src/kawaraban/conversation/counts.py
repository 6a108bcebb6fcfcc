"""Comment (n) and Trackback (n): counted from what is shown, never kept beside it."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from django.db.models import Count

from kawaraban.conversation.models import Response


@dataclass(frozen=True)
class Counts:
    """How many responses of a story are shown."""

    comments: int = 0
    trackbacks: int = 0


def count(articles: Iterable[int]) -> dict[int, Counts]:
    """Return the counts for the primary keys `articles`, each of them present. One query."""
    numbers = list(articles)
    found: dict[int, dict[str, int]] = {number: {} for number in numbers}
    rows = (
        Response.objects.shown()
        .filter(article__in=numbers)
        .values_list("article_id", "origin")
        .order_by()
        .annotate(shown=Count("id"))
    )
    for article, origin, shown in rows:
        found[article][origin] = shown
    return {
        number: Counts(
            comments=by_origin.pop(Response.Origin.COMMENT, 0), trackbacks=sum(by_origin.values())
        )
        for number, by_origin in found.items()
    }
