"""Build the index anew from the content itself, beside the one that is searched meanwhile."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from kawaraban.outbox import log
from kawaraban.search import registry
from kawaraban.search.contract import Document, Engine
from kawaraban.search.engine import engine as site_engine

EVERY = 500
"""Documents between two calls of the progress callback."""


def rebuild(progress: Callable[[int], None] | None = None, engine: Engine | None = None) -> int:
    """Rebuild, and return how many documents there are. `progress` is told how many it has read.

    The position is taken before the first document is read: what changes meanwhile is read again
    by the follower. Raises `EngineBusy` when a rebuild is under way.
    """
    position = log.head()
    documents = _counted(registry.everything(), progress or _silent)
    return (engine or site_engine()).rebuild(documents, position)


def _counted(documents: Iterable[Document], progress: Callable[[int], None]) -> Iterator[Document]:
    count = 0
    for count, document in enumerate(documents, 1):
        yield document
        if count % EVERY == 0:
            progress(count)
    progress(count)


def _silent(count: int) -> None:
    """Say nothing."""
