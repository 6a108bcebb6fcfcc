"""Writing to the index: what is changed goes into the present one, all at once into a new one.

A writer stays open between commits, since it merges small segments into larger ones meanwhile: of
a million stories that takes minutes, and a change is seen at once.
"""

from __future__ import annotations

import ctypes
import os
import threading
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from pathlib import Path

import tantivy

from kawaraban.search.contract import Document, EngineBusy, EngineUnusable
from kawaraban.search.seen import Seen
from kawaraban.search.spaced import at_length
from kawaraban.search.tantivy_reader import Reader, shielded
from kawaraban.search.tantivy_schema import POSITION_ID, position_document, schema, stored

HEAP = 15_000_000
"""Bytes that the follower's writer may hold; tantivy takes no less."""
MOST_HEAP = 250_000_000
"""Bytes that a rebuild may hold before it writes a segment out, a sixteenth of the machine's memory
at most: larger segments are merged less. One thread of tantivy's is about as fast as analysis."""


class Writer:
    """Writes to the index that `reader` reads; the methods are those of `Engine`."""

    def __init__(self, reader: Reader) -> None:
        self._reader = reader
        self._writing = threading.RLock()
        self._writer: tuple[Path, tantivy.IndexWriter] | None = None
        self._pending = False

    def index(self, documents: Iterable[Document]) -> None:
        """See `Engine.index`."""
        with self._open() as writer:
            for document in documents:
                writer.delete_documents_by_term("id", document.id)
                writer.add_document(stored(document))

    def remove(self, ids: Iterable[str]) -> None:
        """See `Engine.remove`."""
        with self._open() as writer:
            for document_id in ids:
                writer.delete_documents_by_term("id", document_id)

    def commit(self, position: int) -> None:
        """See `Engine.commit`. Merges go on in the writer's own threads."""
        with self._open() as writer, shielded():
            writer.delete_documents_by_term("id", POSITION_ID)
            writer.add_document(position_document(position))
            writer.commit()
            self._pending = False
        give_memory_back()

    def close(self) -> None:
        """See `Engine.close`. A merge that runs is given up; the next commit begins it again."""
        with self._writing:
            self._writer = None

    @contextmanager
    def closed(self) -> Iterator[None]:
        """Let nothing write until the block ends."""
        with self._writing:
            self._writer = None
            yield

    @contextmanager
    def _open(self) -> Iterator[tantivy.IndexWriter]:
        """Give the writer of this transaction; whatever fails throws the transaction away."""
        with self._writing:
            try:
                writer = self._current_writer()
                self._pending = True
                yield writer
            except BaseException:
                self._writer = None
                raise

    def _current_writer(self) -> tantivy.IndexWriter:
        view = self._reader.view()
        if self._writer is not None:
            generation, writer = self._writer
            if generation == view.generation:
                return writer
            if self._pending:
                raise EngineUnusable("The search index was rebuilt meanwhile. Begin again.")
            self._writer = None
        try:
            with shielded():
                writer = view.index.writer(HEAP, 1)
        except EngineUnusable as error:
            if "LockBusy" in str(error):
                raise EngineBusy("Another process writes to the search index.") from error
            raise
        self._writer, self._pending = (view.generation, writer), False
        return writer


def fill(generation: Path, documents: Iterable[Document], position: int) -> int:
    """Make a new index in an empty folder, and return how many documents it was given."""
    with shielded():
        index = tantivy.Index(schema(), path=str(generation), reuse=False)
        writer = index.writer(_rebuild_heap(), 1)
    count, seen = 0, Seen()
    try:
        with at_length():
            for document in documents:
                if seen.add(document.id):
                    # Each term to delete is looked for in every segment, so not for all.
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


def _rebuild_heap() -> int:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return min(MOST_HEAP, max(HEAP, memory // 16))


def give_memory_back() -> None:
    """Return freed memory to the machine. glibc keeps what other threads freed otherwise.

    Measured: without it, twenty commits left 80 MB behind in a process of 40 MB.
    """
    trim = getattr(ctypes.CDLL(None), "malloc_trim", None)
    if trim is not None:  # musl and macOS have none, and no need of it.
        trim(0)
