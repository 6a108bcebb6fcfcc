"""Writes which stories are related, and tells the log whose pages show others now."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence

from django.db import transaction

from kawaraban.articles.models import Article, Related
from kawaraban.outbox import log

MOST = 5
"""Stories told below another."""
CLOSE = 0.02
"""Scores that differ by less are the same: each story that comes or goes moves all of them."""

Found = Sequence[tuple[int, float]]
"""Related stories by their numbers, best first, each with its score."""


def stored(stories: Iterable[int]) -> dict[int, list[tuple[int, float]]]:
    """Return what is stored for each of the stories. One query."""
    found: dict[int, list[tuple[int, float]]] = defaultdict(list)
    rows = Related.objects.filter(story__in=list(stories)).order_by("story_id", "rank")
    for story, other, score in rows.values_list("story_id", "other_id", "score"):
        found[story].append((other, score))
    return found


def same_list(one: Found, other: Found) -> bool:
    """Whether readers can't tell the two from each other."""
    return [number for number, _score in one] == [number for number, _score in other]


def same(one: Found, other: Found) -> bool:
    """Whether the two hold the same stories, with nearly the same scores."""
    return same_list(one, other) and all(
        abs(before - after) < CLOSE
        for (_one, before), (_other, after) in zip(one, other, strict=True)
    )


@transaction.atomic
def write(lists: Mapping[int, Found], because: int) -> set[int]:
    """Store the lists of related stories, as far as they differ; return the stories that show it.

    One row in the log names them. `because` is the number of the change that led here. Stories
    that are gone by now are left out.
    """
    before = stored(lists)
    differing = {story: found for story, found in lists.items() if not same(found, before[story])}
    if not differing:
        return set()
    wanted = {other for found in differing.values() for other, _score in found}
    known = set(
        Article.objects.filter(pk__in=wanted | differing.keys()).values_list("pk", flat=True)
    )
    after = {
        story: [(other, score) for other, score in found if other in known][:MOST]
        for story, found in differing.items()
        if story in known
    }
    Related.objects.filter(story__in=differing).delete()
    Related.objects.bulk_create(
        Related(story_id=story, other_id=other, rank=rank, score=score)
        for story, found in after.items()
        for rank, (other, score) in enumerate(found)
    )
    changed = {story for story, found in after.items() if not same_list(found, before[story])}
    if changed:
        tags = (f"beside:{story}" for story in changed)
        log.record("related.changed", f"related:{because}", tags)
    return changed
