"""Where the store lies, which one is in use, and when it is thrown away.

`pages/state` is mapped by every process (`state`), `pages/store-N` is the store in use. A new one
is begun, with the next number, when

- the code, the templates, the static files or the settings that pages are made of changed,
- the machine was started anew: the store is not synced, so nobody knows what reached the disk,
- the log of changes is not the one that the store has followed: the database was replaced,
- the store was closed because a purge could not be written.
"""

from __future__ import annotations

import fcntl
import logging
import shutil
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

import lmdb
from django.conf import settings

from kawaraban.delivery import cdn, fingerprint
from kawaraban.delivery.databases import UNREADABLE
from kawaraban.delivery.state import State
from kawaraban.delivery.store import Store
from kawaraban.outbox import log
from kawaraban.outbox.models import Change

logger = logging.getLogger(__name__)

FOLDER = "pages"
SHORTEST = 2 * 4096
"""Bytes. LMDB begins with two pages that tell where everything is."""
AS_FAR_BACK = 100
"""How many rows of the log are looked up to know it again."""
BOOT_ID = Path("/proc/sys/kernel/random/boot_id")


class Place:
    """The folder of the stores, as this process sees it."""

    def __init__(self, folder: Path, bound: int) -> None:
        self.folder = folder
        self.bound = bound
        folder.mkdir(parents=True, exist_ok=True, mode=0o750)
        self.state = State(folder)
        self._opening = threading.Lock()
        self._opened: tuple[int, Store] | None = None

    def store(self) -> Store | None:
        """Return the store in use, whoever made it; None if there is none or it is closed."""
        number, opened = self.state.number, self._opened
        if not number or self.state.closed:
            self._opened = None  # what was deleted frees the disk when nobody holds it any more
            return None
        if opened is None or opened[0] != number:
            opened = self._open(number)
        return opened[1] if opened else None

    def _open(self, number: int) -> tuple[int, Store] | None:
        with self._opening:
            if self._opened is None or self._opened[0] != number:
                try:
                    self._opened = (number, self._sound(number))
                except (lmdb.Error, OSError) as error:
                    self._close(number, f"The page store can't be opened: {error}.")
                    return None
            return self._opened

    def _sound(self, number: int) -> Store:
        """Open a store. Raises `lmdb.Error` if the file is shorter than what it says is in it: to
        read on would end the process (SIGBUS)."""
        folder = self._of(number)
        if (folder / "data.mdb").stat().st_size < SHORTEST:
            raise lmdb.InvalidError("The file was cut short.")
        store = Store(folder, self.bound)
        told = store.environment.info()
        size = store.environment.stat()["psize"] * (told["last_pgno"] + 1)
        if (folder / "data.mdb").stat().st_size < size:
            raise lmdb.InvalidError("The file was cut short.")
        return store

    def settle(self) -> Store:
        """Return a store that this process may answer from, a new one if need be.

        Raises `lmdb.Error` or `OSError` when none can be made, with a full disk for one.
        """
        with self._locked():
            reason = self._unusable()
            if reason:
                self._begin_new(reason)
        found = self.store()
        if found is None:
            raise lmdb.Error("The page store was closed while it was opened.")
        return found

    def is_ours(self, store: Store) -> bool:
        """Whether the store was made by the code and settings that this process runs."""
        return store.mark(b"fingerprint") == fingerprint.current()

    def give_up(self, reason: str, store: Store) -> None:
        """Close `store` for every process: what can't be purged must not be answered from.

        Nothing happens if another one is in use by now.
        """
        self._close(int(store.folder.name.rpartition("-")[2]), reason)

    def _close(self, number: int, reason: str) -> None:
        if self.state.number == number and not self.state.closed:
            logger.error("%s Pages are answered without the store until it is made anew.", reason)
            self.state.close_store(reason)

    def _unusable(self) -> str:
        """Return why the store in use can't be gone on with, or an empty string."""
        if not self.state.number:
            return "There was no page store yet."
        if self.state.closed:
            return "The page store had been closed."
        store = self.store()
        if store is None:
            return "The page store can't be opened."
        try:
            # First: after a crash of the machine there may be anything in the rest of the file.
            if store.mark(b"boot") != boot_id():
                return "The machine was started anew."
            if not self.is_ours(store):
                return "The code or the settings changed."
            if not knows_log(store):
                return "The database is another one."
        except UNREADABLE as error:
            return f"The page store can't be read: {error}."
        return ""

    def _begin_new(self, reason: str) -> None:
        """Make an empty store and let everybody turn to it; the former ones are deleted."""
        number = self.state.number + 1
        folder = self._of(number)
        if self.state.closed:
            self._delete_stores()  # nobody answers from them, and the disk may be full
        shutil.rmtree(folder, ignore_errors=True)
        folder.mkdir(mode=0o750)
        store = Store(folder, self.bound, create=True)
        # Where the log stands is read before anything is rendered into the store.
        newest = Change.objects.filter(id=log.head()).first()
        store.begin_at(
            newest.id if newest else 0,
            newest.at.isoformat() if newest else "",
            {b"fingerprint": fingerprint.current(), b"boot": boot_id()},
        )
        self._opened = (number, store)
        self.state.use(number)
        cdn.purge_everything()
        logger.info("%s A new page store is begun.", reason)
        self._delete_stores(but=folder)

    def _delete_stores(self, but: Path | None = None) -> None:
        for folder in self.folder.glob("store-*"):
            if folder != but:
                shutil.rmtree(folder, ignore_errors=True)

    def _of(self, number: int) -> Path:
        return self.folder / f"store-{number}"

    @contextmanager
    def _locked(self) -> Iterator[None]:
        with (self.folder / "lock").open("a") as file:
            fcntl.flock(file, fcntl.LOCK_EX)
            yield


def knows_log(store: Store) -> bool:
    """Whether the rows of the log that the store has seen are still there."""
    seen = {row: stamp for row, stamp in store.followed().items() if row}
    newest = sorted(seen)[-AS_FAR_BACK:]
    rows = Change.objects.filter(id__in=newest).values_list("id", "at")
    there = {row: at.isoformat() for row, at in rows}
    return all(there.get(row) == seen[row] for row in newest)


def boot_id() -> bytes:
    """Return what names this run of the machine; empty where the system does not say."""
    try:
        return BOOT_ID.read_bytes().strip()
    except OSError:
        return b""


_places: dict[Path, Place] = {}
_making = threading.Lock()


def place() -> Place:
    """Return the site's place for pages."""
    folder = settings.KAWARABAN.data / FOLDER
    with _making:  # LMDB must not be opened twice in a process
        found = _places.get(folder)
        if found is None:
            found = _places[folder] = Place(folder, settings.KAWARABAN.pages_mib * 2**20)
    return found


def existing() -> Place | None:
    """Return the site's place for pages if a web process has ever begun one."""
    folder = settings.KAWARABAN.data / FOLDER
    return place() if (folder / "state").exists() else None
