"""How far each follower of the log of changes has come, and how long something waits for it."""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.utils import timezone
from django.utils.translation import gettext as _

from kawaraban.articles.models import RelatedProgress
from kawaraban.delivery.status import Status
from kawaraban.outbox import log
from kawaraban.outbox.models import Change
from kawaraban.reading.relating import story_of
from kawaraban.search.contract import EngineError
from kawaraban.search.engine import engine
from kawaraban.search.registry import affected

LOOKED_AT = 500
"""Rows read to find the first that a follower has to do something about."""


@dataclass(frozen=True)
class Follower:
    """One follower: its position, the rows it has yet to act on, and since when the first waits.

    `trouble` says why it can't follow; then the other numbers mean nothing.
    """

    name: str
    position: int = 0
    behind: int = 0
    waits_since: datetime.datetime | None = None
    trouble: str = ""

    @property
    def seconds(self) -> int:
        """How long the first row has been waiting."""
        if self.waits_since is None:
            return 0
        return max(0, round((timezone.now() - self.waits_since).total_seconds()))


def followers(pages: Status) -> list[Follower]:
    """Return the followers of the log: the page store, the search index, the related stories."""
    return [_pages(pages), _search(), _related()]


def _pages(pages: Status) -> Follower:
    name = _("Page store")
    if not pages.open:
        return Follower(name, trouble=_("It is closed: pages are answered without it."))
    return _behind(name, pages.position, lambda change: True)


def _search() -> Follower:
    name = _("Search index")
    try:
        position = engine().position()
    except EngineError as error:
        return Follower(name, trouble=str(error))
    # It notes its position when it has something to write; other rows may lie behind that.
    return _behind(name, position, lambda change: bool(affected(change)))


def _related() -> Follower:
    """They follow the log as far as the index has taken it."""
    progress = RelatedProgress.objects.order_by("pk").first()
    position = progress.position if progress else 0
    return _behind(_("Related stories"), position, lambda change: story_of(change) is not None)


def _behind(name: str, position: int, concerns: Callable[[Change], bool]) -> Follower:
    rows = log.read(position, LOOKED_AT)
    first = _first(rows, concerns)
    if first is None and len(rows) == LOOKED_AT:
        first = rows[-1]  # nothing to see so far; what follows is not known
    if first is None:
        return Follower(name, position)
    behind = Change.objects.filter(id__gte=first.id, id__lte=log.head()).count()
    return Follower(name, position, behind, first.at)


def _first(rows: Iterable[Change], concerns: Callable[[Change], bool]) -> Change | None:
    return next((row for row in rows if concerns(row)), None)
