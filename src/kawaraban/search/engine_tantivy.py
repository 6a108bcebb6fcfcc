"""The index on tantivy, inside the site's own processes: nothing to install, nothing to start.

One process at a time writes (the background worker, or `kawaraban search rebuild`); any number
of them search. The writer's memory is given back after each commit.
"""

from __future__ import annotations

import ctypes
import logging
import re
import threading
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import replace
from datetime import UTC, tzinfo
from pathlib import Path
from time import perf_counter

import tantivy
from django.utils.translation import gettext, gettext_noop

from kawaraban.kit.stopwatch import timed
from kawaraban.search.contract import (
    Document,
    EngineBusy,
    EngineUnusable,
    Query,
    Results,
    Similar,
)
from kawaraban.search.explaining import explanation
from kawaraban.search.queries import parse
from kawaraban.search.tantivy_folder import Folder
from kawaraban.search.tantivy_reader import Reader, View, shielded
from kawaraban.search.tantivy_schema import (
    POSITION_ID,
    position_document,
    schema,
    stored,
)
from kawaraban.search.tantivy_search import Search
from kawaraban.search.tantivy_similar import similar

logger = logging.getLogger(__name__)

HEAP = 15_000_000
"""Bytes that the follower's writer may hold; tantivy takes no less."""
REBUILD_HEAP = 40_000_000
"""Bytes that a rebuild may hold before it writes a segment out. One thread: analysis is slower."""

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
        self._writing = threading.RLock()
        self._writer: tuple[Path, tantivy.IndexWriter] | None = None

    # Writing --------------------------------------------------------------------------------

    def index(self, documents: Iterable[Document]) -> None:
        """See `Engine.index`."""
        with self._open_writer() as writer:
            for document in documents:
                writer.delete_documents_by_term("id", document.id)
                writer.add_document(stored(document))

    def remove(self, ids: Iterable[str]) -> None:
        """See `Engine.remove`."""
        with self._open_writer() as writer:
            for document_id in ids:
                writer.delete_documents_by_term("id", document_id)

    def commit(self, position: int) -> None:
        """See `Engine.commit`. Merges are waited for, so that nothing is held afterwards."""
        with self._open_writer() as writer, shielded():
            writer.delete_documents_by_term("id", POSITION_ID)
            writer.add_document(position_document(position))
            writer.commit()
            self._writer = None
            writer.wait_merging_threads()
            del writer
        _give_memory_back()

    def rebuild(self, documents: Iterable[Document], position: int) -> int:
        """See `Engine.rebuild`."""
        with self._folder.rebuilding():
            generation = self._folder.create()
            try:
                count = self._fill(generation, documents, position)
            except BaseException:
                self._folder.tidy()
                raise
            old = self._folder.current()
            if old is not None and self._fault(old):
                self._folder.set_aside(old)
            self._folder.switch(generation)
        with self._writing:
            self._writer = None
        _give_memory_back()
        return count

    def _fill(self, generation: Path, documents: Iterable[Document], position: int) -> int:
        with shielded():
            index = tantivy.Index(schema(), path=str(generation), reuse=False)
            writer = index.writer(REBUILD_HEAP, 1)
        count = 0
        try:
            for document in documents:
                # A story that changes while it is read may come twice.
                writer.delete_documents_by_term("id", document.id)
                writer.add_document(stored(document))
                count += 1
            with shielded():
                writer.add_document(position_document(position))
                writer.commit()
                writer.wait_merging_threads()
        finally:
            # Ends its thread now, not when a traceback is forgotten: its folder may be deleted.
            del writer
        return count

    @contextmanager
    def _open_writer(self) -> Iterator[tantivy.IndexWriter]:
        """Give the writer of this transaction; whatever fails throws the transaction away."""
        with self._writing:
            try:
                yield self._current_writer()
            except BaseException:
                self._writer = None
                raise

    def _current_writer(self) -> tantivy.IndexWriter:
        view = self._reader.view()
        if self._writer is not None:
            generation, writer = self._writer
            if generation != view.generation:
                raise EngineUnusable("The search index was rebuilt meanwhile. Begin again.")
            return writer
        try:
            with shielded():
                writer = view.index.writer(HEAP, 1)
        except EngineUnusable as error:
            if "LockBusy" in str(error):
                raise EngineBusy("Another process writes to the search index.") from error
            raise
        self._writer = (view.generation, writer)
        return writer

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
            results = Results(notes=list(parsed.notes))
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
                    return Results(notes=[gettext("This search could not be answered.")])
                if view is not None and attempt == 2:
                    self._folder.condemn(view.generation, str(error))
        return Results(notes=[gettext(BEING_BUILT)])

    def _fault(self, generation: Path) -> str | None:
        return self._folder.fault(generation) or self.unusable()


def _give_memory_back() -> None:
    """Return freed memory to the machine. glibc keeps what other threads freed otherwise.

    Measured: without it, twenty commits left 80 MB behind in a process of 40 MB.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:  # musl and macOS have none, and no need of it.
        trim(0)
