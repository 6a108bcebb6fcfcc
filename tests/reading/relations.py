"""What the tests of related stories share: an index that answers as a test says."""

from __future__ import annotations

from kawaraban.articles.models import Article, Related, RelatedProgress
from kawaraban.outbox import log
from kawaraban.reading.relating import RelatedFollower
from kawaraban.search.contract import Document, Similar


class Fake:
    """An index in which stories resemble each other as the test says."""

    def __init__(self) -> None:
        self.scores: dict[tuple[int, int], float] = {}
        self.asked: list[int] = []
        self.broken = False

    def alike(self, *stories: Article, score: float = 0.5) -> None:
        """Let the stories resemble each other."""
        pairs = [(one.pk, other.pk) for one in stories for other in stories if one != other]
        self.scores |= dict.fromkeys(pairs, score)

    def similar(self, document: Document, most: int = 10) -> list[Similar]:
        own = int(document.id.removeprefix("article:"))
        self.asked.append(own)
        found = {other: score for (one, other), score in self.scores.items() if one == own}
        best = sorted(found, key=lambda other: (-found[other], other))[:most]
        return [Similar(f"article:{other}", found[other], 0.0) for other in best]

    def unusable(self) -> str | None:
        return "It is broken." if self.broken else None

    def position(self) -> int:
        return log.head()


def settle(follower: RelatedFollower) -> None:
    """Follow until there is nothing left to do."""
    while follower.run_once() or RelatedProgress.objects.get().filled is not None:
        pass


def related_to(story: Article) -> list[int]:
    rows = Related.objects.filter(story=story).order_by("rank")
    return list(rows.values_list("other", flat=True))


def told_since(head: int) -> list[str]:
    return [tag for row in log.read(head) if row.kind == "related.changed" for tag in row.tags]
