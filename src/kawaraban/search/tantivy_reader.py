"""The newest committed state of the index, seen by any number of threads and processes."""

from __future__ import annotations

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

import tantivy

from kawaraban.search.contract import EngineUnusable
from kawaraban.search.tantivy_folder import Folder, stamp
from kawaraban.search.tantivy_schema import POSITION_ID


@dataclass(frozen=True, slots=True)
class View:
    """One committed state. It stays as it is while later commits happen."""

    generation: Path
    stamp: tuple[str, int, int, int]
    index: tantivy.Index
    searcher: tantivy.Searcher

    def position(self) -> int:
        """Return the position in the log of changes that this state was committed with."""
        wanted = tantivy.Query.term_query(self.index.schema, "id", POSITION_ID)
        with shielded():
            for _, address in self.searcher.search(wanted, 1).hits:
                return int(self.searcher.doc(address).get_first("position") or 0)
        return 0

    def count(self) -> int:
        """Return how many stories it has; the document with the position is none."""
        return max(0, self.searcher.num_docs - 1)


class Reader:
    """Opens the current generation, and looks for commits of other processes on each use.

    Two `stat` calls tell whether anything changed. tantivy's own watcher would poll twice a
    second in a thread of every worker, and would not follow a swap.
    """

    def __init__(self, folder: Folder) -> None:
        self.folder = folder
        self._view: View | None = None
        self._lock = threading.Lock()

    def view(self) -> View:
        """Return the newest state. Raises `EngineUnusable` when there is none that serves."""
        with self._lock:
            try:
                self._view = self._newest()
            except (EngineUnusable, OSError):
                # A swap may have happened between two looks, so look once more.
                self._view = None
                try:
                    self._view = self._newest()
                except OSError as error:
                    raise EngineUnusable(f"The search index cannot be read: {error}") from error
            return self._view

    def forget(self) -> None:
        """Open the files anew at the next use."""
        with self._lock:
            self._view = None

    def _newest(self) -> View:
        generation = self.folder.current()
        fault = self.folder.fault(generation)
        if fault or generation is None:
            raise EngineUnusable(fault)
        seen = stamp(generation)
        if self._view is not None and self._view.stamp == seen:
            return self._view
        with shielded():
            if self._view is not None and self._view.generation == generation:
                index = self._view.index
            else:
                index = tantivy.Index.open(str(generation))
                index.config_reader("manual")
            index.reload()
            return View(generation, seen, index, index.searcher())


@contextmanager
def shielded() -> Iterator[None]:
    """Turn tantivy's complaints about its files, a Rust panic included, into `EngineUnusable`."""
    try:
        yield
    except ValueError as error:
        raise EngineUnusable(str(error)[:500]) from error
    except BaseException as error:
        # pyo3 raises panics past `Exception`, and its class has no name that can be imported.
        if type(error).__name__ != "PanicException":
            raise
        raise EngineUnusable(f"tantivy gave up: {str(error)[:300]}") from error
