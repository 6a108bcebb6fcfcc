"""The index on tantivy, inside the site's own processes: nothing to install, nothing to start.

One process at a time writes (the background worker); any number of them search, and one may build
a new index beside it.
"""

from __future__ import annotations

import logging
import re
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import UTC, tzinfo
from pathlib import Path
from time import perf_counter

from django.utils.translation import gettext, gettext_noop

from kawaraban.kit.stopwatch import timed
from kawaraban.search.contract import (
    Document,
    EngineUnusable,
    Query,
    Results,
    Similar,
)
from kawaraban.search.explaining import explanation
from kawaraban.search.queries import parse
from kawaraban.search.tantivy_folder import Folder
from kawaraban.search.tantivy_reader import Reader, View, shielded
from kawaraban.search.tantivy_search import Search
from kawaraban.search.tantivy_similar import similar
from kawaraban.search.tantivy_writer import Writer, fill, give_memory_back

logger = logging.getLogger(__name__)

# What tantivy says of broken files. Anything else is a fault of the query or of ours, and must not
# let a reader's words cause a rebuild.
_DAMAGE = re.compile(r"corrupt|io ?error|failed to open|gave up|decompress", re.IGNORECASE)

BEING_BUILT = gettext_noop("The search index is being built. Please search again in a moment.")


class TantivyEngine:
    """`kawaraban.search.contract.Engine` on an embedded tantivy index."""

    def __init__(self, root: Path, languages: Sequence[str] = ("en",), zone: tzinfo = UTC) -> None:
        """`root` holds the index alone. `languages` are those of the site, for stems."""
        self._folder = Folder(root)
        self._reader = Reader(self._folder)
        self._languages = tuple(languages)
        self._zone = zone
        self._writer = Writer(self._reader)

    # Writing --------------------------------------------------------------------------------

    def index(self, documents: Iterable[Document]) -> None:
        """See `Engine.index`."""
        self._writer.index(documents)

    def remove(self, ids: Iterable[str]) -> None:
        """See `Engine.remove`."""
        self._writer.remove(ids)

    def commit(self, position: int) -> None:
        """See `Engine.commit`."""
        self._writer.commit(position)

    def close(self) -> None:
        """See `Engine.close`."""
        self._writer.close()

    def rebuild(self, documents: Iterable[Document], position: int) -> int:
        """See `Engine.rebuild`."""
        with self._folder.rebuilding():
            generation = self._folder.create()
            try:
                count = fill(generation, documents, position)
            except BaseException:
                self._folder.tidy()
                raise
            old = self._folder.current()
            if old is not None and self._fault(old):
                self._folder.set_aside(old)
            with self._writer.closed():
                self._folder.switch(generation)
        give_memory_back()
        return count

    # Reading --------------------------------------------------------------------------------

    def position(self) -> int:
        """See `Engine.position`. Raises `EngineUnusable` when there is no index."""
        return self._reader.view().position()

    def count(self) -> int:
        """See `Engine.count`. Raises `EngineUnusable` when there is no index."""
        return self._reader.view().count()

    def unusable(self) -> str | None:
        """See `Engine.unusable`."""
        try:
            self._reader.view().position()
        except EngineUnusable as error:
            return str(error)
        return None

    @timed("search")
    def search(self, query: Query) -> Results:
        """See `Engine.search`."""
        started = perf_counter()
        parsed = parse(query, self._languages)
        if parsed.empty:
            results = Results(looked=False, notes=list(parsed.notes))
        else:
            results = self._answer(lambda view: Search(view, query, parsed, self._zone).run())
        return replace(results, took_ms=(perf_counter() - started) * 1000)

    @timed("search")
    def ids(self, query: Query, most: int) -> list[str]:
        """See `Engine.ids`."""
        parsed = parse(query, self._languages)
        if parsed.empty or most < 1:
            return []
        try:
            with shielded():
                return Search(self._reader.view(), query, parsed, self._zone).ids(most)
        except EngineUnusable:
            logger.warning("A search for ids could not be answered.", exc_info=True)
            return []

    @timed("search")
    def similar(self, document: Document, most: int = 10) -> list[Similar]:
        """See `Engine.similar`."""
        try:
            with shielded():
                return similar(self._reader.view(), document, most)
        except EngineUnusable:
            logger.warning("What resembles %s could not be asked.", document.id, exc_info=True)
            return []

    def explain(self, query: Query) -> str:
        """See `Engine.explain`."""
        return explanation(query, parse(query, self._languages), self.search(query))

    def _answer(self, ask: Callable[[View], Results]) -> Results:
        """Ask the newest state; a second time with files opened anew, should the first fail."""
        for attempt in (1, 2):
            view = None
            try:
                view = self._reader.view()
                with shielded():
                    return ask(view)
            except EngineUnusable as error:
                self._reader.forget()
                if view is not None and not _DAMAGE.search(str(error)):
                    logger.exception("A search could not be answered.")
                    note = gettext("This search could not be answered.")
                    return Results(looked=False, notes=[note])
                if view is not None and attempt == 2:
                    self._folder.condemn(view.generation, str(error))
        return Results(answered=False, looked=False, notes=[gettext(BEING_BUILT)])

    def _fault(self, generation: Path) -> str | None:
        return self._folder.fault(generation) or self.unusable()
