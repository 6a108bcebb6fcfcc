"""What a store was made from is another thing now: a new one is begun, and its pages are right."""

from __future__ import annotations

import contextlib
import os
import shutil
import sqlite3
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import lmdb
import pytest

from kawaraban.delivery import fingerprint
from tests.config.running import wait_for
from tests.survival.content import PAGES, path_of, word
from tests.survival.running import Site, editing, serving


@dataclass
class Served:
    """A site with one web worker, which finds something changed when it starts again."""

    site: Site
    folder: Path

    @property
    def store(self) -> Path:
        """The folder of the newest store."""
        found = (self.folder / "pages").glob("store-*")
        return max(found, key=lambda path: int(path.name.rpartition("-")[2]))

    def starts_after(self, harm: Callable[[Path], None]) -> None:
        """Kill the worker, do `harm` while nobody has the store open, and wait for the next."""
        (former,) = self.site.workers()
        former.kill()
        harm(self.folder)
        wait_for(
            lambda: (
                [worker.pid for worker in self.site.workers()] not in ([], [former.pid])
                and self.site.is_up()
            )
        )
        for path in PAGES:
            assert self.site.get(path).status == 200, path


@pytest.fixture
def served(folder: Path) -> Iterator[Served]:
    with serving(folder, 1, "--web-only") as site:
        for path in PAGES:
            site.get(path)
        yield Served(site, folder)


def store_in(folder: Path) -> Path:
    (found,) = (folder / "pages").glob("store-*")
    return found / "data.mdb"


def nothing(folder: Path) -> None:
    """The worker was killed, and that is all."""


def log_level_changed(folder: Path) -> None:
    """No page shows that."""
    with (folder / "kawaraban.env").open("a") as file:
        file.write("\nKAWARABAN_LOG_LEVEL=WARNING\n")


def machine_restarted(folder: Path) -> None:
    """The store says which run of the machine it belongs to."""
    with lmdb.open(str(store_in(folder).parent), max_dbs=12) as environment:
        meta = environment.open_db(b"meta")
        with environment.begin(write=True) as txn:
            assert txn.get(b"boot", db=meta)
            txn.put(b"boot", b"another run of the machine", db=meta)


def cut_short(folder: Path) -> None:
    """Only a part of the file reached the disk."""
    os.truncate(store_in(folder), store_in(folder).stat().st_size // 2)


def scribbled(folder: Path) -> None:
    """The file holds something else."""
    store_in(folder).write_bytes(os.urandom(store_in(folder).stat().st_size))


def lost_rows(folder: Path) -> None:
    """The database is an older one: the log's last rows are not there."""
    with contextlib.closing(sqlite3.connect(folder / "kawaraban.sqlite3")) as database, database:
        (newest,) = database.execute("select max(id) from outbox_change").fetchone()
        database.execute("delete from outbox_change where id > ?", [newest - 3])


def name_changed(folder: Path) -> None:
    """Every page shows the site's name."""
    text = (folder / "kawaraban.env").read_text()
    (folder / "kawaraban.env").write_text(text.replace("Survivors", "Another Name"))


def test_a_new_store_is_begun_whatever_happened_to_the_old(served: Served) -> None:
    former = served.store
    for harmless in (nothing, log_level_changed):
        served.starts_after(harmless)
        assert served.store == former, harmless.__name__
    for harm in (machine_restarted, cut_short, scribbled, lost_rows, name_changed):
        served.starts_after(harm)
        assert served.store != former, harm.__name__
        former = served.store
    assert b"Another Name" in served.site.get("/").body
    assert "Traceback" not in served.site.said()
    served.site.verify()


def test_a_database_from_a_backup_shows_its_own_state(served: Served) -> None:
    database = served.folder / "kawaraban.sqlite3"
    backup = served.folder / "backup"
    with (
        contextlib.closing(sqlite3.connect(database)) as source,
        contextlib.closing(sqlite3.connect(backup)) as target,
    ):
        source.backup(target)
    with editing(served.folder) as editor:
        # The page is stored, but nobody has followed the log to this row yet.
        editor.do("edit", slot="h0", version=1)
        assert word("h0", 1).encode() in served.site.get(path_of(0)).body

    def restore(folder: Path) -> None:
        for name in ("", "-wal", "-shm"):
            Path(f"{database}{name}").unlink(missing_ok=True)
        shutil.copy(backup, database)

    served.starts_after(restore)
    assert word("h0", 0).encode() in served.site.get(path_of(0)).body
    served.site.verify()


def test_changed_code_begins_a_new_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    package = tmp_path / "package"
    package.mkdir()
    (package / "view.py").write_text("old")
    monkeypatch.setattr(fingerprint, "PACKAGE", package)
    before = fingerprint.current.__wrapped__()
    assert fingerprint.current.__wrapped__() == before
    (package / "view.py").write_text("new code")
    after = fingerprint.current.__wrapped__()
    assert after != before
    (package / "notes.txt").write_text("no page is made of this")
    assert fingerprint.current.__wrapped__() == after
