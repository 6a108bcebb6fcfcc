"""Keeps the table of related stories true to the search index.

A page is a function of the database, so what the index finds is written there, with a row in the
log for the pages that change by it. The position in the log lies in the same transaction: whoever
is killed begins again where the last one was committed, and finds the same again.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence

from django.db import transaction

from kawaraban.articles.models import Article, Related, RelatedProgress
from kawaraban.articles.related import MOST, Found, same, stored, write
from kawaraban.outbox import log
from kawaraban.outbox.models import Change
from kawaraban.reading.indexing import number_of, texts_of
from kawaraban.search.contract import Engine, EngineUnusable

LEAST = 0.22
"""Share of a story's telling words that another must have. Measured with the demo's stories: what
an editor would put below a story has 0.23 to 0.67, what has no more than a place or a season in
common has up to 0.2."""
CANDIDATES = 10
"""Stories that the index is asked for: some are not public any more."""
OTHERS = 15
"""Stories whose list may gain or lose one that changed, and that are looked at because of it."""
AT_ONCE = 20
"""Stories of one transaction."""
BATCH = 500
"""Changes that are read at once. Who has so many waiting looks at the stories themselves only."""

Lists = dict[int, Found]


class RelatedFollower:
    """Follows the log as far as the index has taken it. One process runs it for each index."""

    def __init__(self, engine: Engine) -> None:
        self.engine = engine
        self._idle_at = -1

    def run_once(self) -> int:
        """Take the next changes and return how many they were; 0 when up to date.

        When there are none, a few stories of an older archive are looked at, until all were.
        """
        if self.engine.unusable():
            return 0
        until = self.engine.position()
        if until == self._idle_at:
            return 0
        progress = progress_from(until)
        changes = [one for one in log.read(progress.position, BATCH) if one.id <= until]
        if changes:
            return self._take(progress, changes)
        if progress.filled is None:
            self._idle_at = until
        else:
            self.fill(progress)
        return 0

    def fill(self, progress: RelatedProgress) -> int:
        """Look at the next public stories of the archive and return how many; 0 after the last."""
        later = Article.objects.public().filter(pk__gt=progress.filled or 0).order_by("pk")
        numbers = list(later.values_list("pk", flat=True)[:AT_ONCE])
        lists: Lists = {number: best(found) for number, found in self._found(numbers).items()}
        self._keep(progress, lists, progress.position, numbers[-1] if numbers else None)
        return len(numbers)

    def _take(self, progress: RelatedProgress, changes: list[Change]) -> int:
        numbers, taken = portion(changes)
        lists = self._lists_after(numbers, is_late=len(changes) == BATCH) if numbers else {}
        kept = self._keep(progress, lists, changes[taken - 1].id, progress.filled)
        return taken if kept else 0

    def _lists_after(self, numbers: Sequence[int], is_late: bool) -> Lists:
        """Return the lists of stories that changed, and of those that they may stand in now."""
        before, found = stored(numbers), self._found(numbers)
        lists: Lists = {number: best(found.get(number, [])) for number in numbers}
        others: set[int] = set()
        for number in numbers:
            near = [other for other, score in found.get(number, []) if score >= LEAST / 2]
            if near and before[number] and same(before[number], lists[number]):
                continue  # a comma was changed: it stands where it stood
            holding = list(holders(number))
            others.update([*holding, *([] if is_late else near)][:OTHERS])
        there = self._found(sorted(others - set(numbers)))
        return lists | {number: best(near) for number, near in there.items()}

    def _found(self, numbers: Sequence[int]) -> dict[int, list[tuple[int, float]]]:
        """Return what resembles each of the stories that is public: public ones, best first."""
        found: dict[int, list[tuple[int, float]]] = {}
        for begin in range(0, len(numbers), AT_ONCE):
            for document in texts_of(numbers[begin : begin + AT_ONCE]):
                likes = self.engine.similar(document, CANDIDATES)
                scored = ((number_of(like.id), like.score) for like in likes)
                found[number_of(document.id) or 0] = [(n, score) for n, score in scored if n]
        everyone = {number for near in found.values() for number, _score in near}
        public = set(_public(everyone))
        return {
            number: [(other, score) for other, score in near if other in public]
            for number, near in found.items()
        }

    def _keep(
        self, progress: RelatedProgress, lists: Lists, position: int, filled: int | None
    ) -> bool:
        """Write the lists and how far that is, unless somebody else was faster."""
        if self.engine.unusable():
            return False  # what was found since it broke is nothing, and nothing is no answer
        rows = RelatedProgress.objects.filter(
            pk=progress.pk, position=progress.position, filled=progress.filled
        )
        with transaction.atomic():
            if not rows.select_for_update().exists():
                return False
            write(lists, because=position)
            rows.update(position=position, filled=filled)
        progress.position, progress.filled = position, filled
        return True


def fill_all(tell: Callable[[int], None], engine: Engine | None = None) -> int:
    """Look at every public story anew and return how many. `tell` hears how many so far.

    Raises `EngineUnusable` when there is no index.
    """
    from kawaraban.search.engine import engine as site_engine

    follower = RelatedFollower(engine or site_engine())
    if reason := follower.engine.unusable():
        raise EngineUnusable(reason)
    progress = progress_from(follower.engine.position())
    RelatedProgress.objects.filter(pk=progress.pk).update(filled=0)
    count = 0
    while True:
        progress.refresh_from_db()  # the background process may be at it, too
        if progress.filled is None:
            return count
        count += follower.fill(progress)
        tell(count)


def progress_from(position: int) -> RelatedProgress:
    """Return how far the follower has come; if it never ran, the whole archive is before it."""
    progress = RelatedProgress.objects.order_by("pk").first()
    return progress or RelatedProgress.objects.create(position=position, filled=0)


def best(found: Found) -> list[tuple[int, float]]:
    """Return those of the stories found that are told below another."""
    return [(number, score) for number, score in found if score >= LEAST][:MOST]


def portion(changes: Sequence[Change]) -> tuple[list[int], int]:
    """Return the stories of the first changes, `AT_ONCE` at most, and how many changes that are."""
    numbers: dict[int, None] = {}
    for place, change in enumerate(changes):
        number = story_of(change)
        if number and number not in numbers and len(numbers) == AT_ONCE:
            return list(numbers), place
        if number:
            numbers[number] = None
    return list(numbers), len(changes)


def holders(number: int) -> Iterator[int]:
    """Yield the newest stories that have this one on their list, a bounded number."""
    rows = Related.objects.filter(other=number).order_by("-story_id")
    yield from rows.values_list("story_id", flat=True)[:OTHERS]


def story_of(change: Change) -> int | None:
    """Return the story that a change may give other related ones; None if it is of no text.

    What is said below a story is no change to its text.
    """
    return number_of(change.subject) if change.subject in change.tags else None


def _public(numbers: Iterable[int]) -> Iterator[int]:
    yield from (Article.objects.public().filter(pk__in=list(numbers)).values_list("pk", flat=True))
