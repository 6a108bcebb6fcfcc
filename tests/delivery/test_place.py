"""Which store is in use, and when a new one is begun."""

from __future__ import annotations

import os
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import lmdb
import pytest

from kawaraban.delivery import databases, fingerprint, place
from kawaraban.delivery.follower import PageFollower
from kawaraban.delivery.place import Place
from kawaraban.outbox import log
from kawaraban.outbox.models import Change
from tests.delivery.pages import put, text_at

pytestmark = pytest.mark.django_db
BOUND = 16 * 2**20


@pytest.fixture
def where(tmp_path: Path) -> Place:
    return Place(tmp_path / "pages", BOUND)


def another(where: Place) -> Place:
    """What another process has of the same folder; this one's store is closed for it."""
    if where._opened:
        where._opened[1].close()
        where._opened = None
    return Place(where.folder, BOUND)


def test_there_is_no_store_before_a_web_process_began_one(where: Place) -> None:
    assert where.store() is None
    assert where.settle() is where.store()
    assert [folder.name for folder in where.folder.glob("store-*")] == ["store-1"]


def test_processes_share_a_store(where: Place) -> None:
    put(where.settle(), "/one/", "article:1")
    other = another(where)
    assert text_at(other.settle(), "/one/") == "/one/"
    assert other.state.number == 1


def settings_changed(where: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(fingerprint, "current", lambda: b"another")


def machine_restarted(where: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(place, "boot_id", lambda: b"another")


def row_lost(where: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    Change.objects.order_by("-id")[0].delete()


def rows_written_anew(where: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    newest = Change.objects.order_by("-id")[0]
    number = newest.pk
    newest.delete()
    Change.objects.create(id=number, kind="article.published", subject="article:9")


def cut_short(where: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    file = where.folder / "store-1" / "data.mdb"
    os.truncate(file, file.stat().st_size // 2)


def emptied(where: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    os.truncate(where.folder / "store-1" / "data.mdb", 0)


def scribbled(where: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    (where.folder / "store-1" / "data.mdb").write_bytes(os.urandom(100_000))


def deleted(where: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    (where.folder / "store-1" / "data.mdb").unlink()


def half_made(where: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    """The file is there and holds nothing yet."""
    for name in ("data.mdb", "lock.mdb"):
        (where.folder / "store-1" / name).unlink()
    lmdb.open(str(where.folder / "store-1")).close()


@pytest.mark.parametrize(
    "harm",
    [
        *(settings_changed, machine_restarted, row_lost, rows_written_anew),
        *(cut_short, emptied, scribbled, deleted, half_made),
    ],
)
def test_a_store_that_can_not_be_gone_on_with_is_left_for_a_new_one(
    where: Place, monkeypatch: pytest.MonkeyPatch, harm: Callable[..., None]
) -> None:
    log.record("article.published", "article:1", ["article:1"])
    for number in range(50):
        put(where.settle(), f"/{number}/", "article:1")
    other = another(where)
    harm(where, monkeypatch)
    store = other.settle()
    assert (other.state.number, other.state.closed) == (2, False)
    assert store.sizes().pages == 0
    assert [folder.name for folder in where.folder.glob("store-*")] == ["store-2"]


def test_a_restored_database_is_known_by_rows_that_were_purged_but_not_followed(
    where: Place,
) -> None:
    log.record("article.published", "article:1", ["article:1"])
    store = where.settle()
    row = log.record("article.published", "article:1", ["article:1"])
    store.purge(row.tags, row=row.id, stamp=row.at.isoformat())
    put(store, "/one/", "article:1", text="as after that row")
    assert where.settle() is store
    row.delete()  # the backup was made before it
    assert where.settle() is not store


def test_a_new_store_begins_where_the_log_stands(where: Place) -> None:
    rows = [log.record("article.published", f"article:{n}", [f"article:{n}"]) for n in range(3)]
    store = where.settle()
    assert store.position() == rows[-1].id
    assert PageFollower(where).run_once() == 0


def test_a_store_given_up_is_nobodys_and_its_files_go_with_the_next(where: Place) -> None:
    store = where.settle()
    where.give_up("The disk is full.", store)
    assert where.store() is None
    assert where._opened is None, "its place on the disk can be freed"
    where.settle()
    assert [folder.name for folder in where.folder.glob("store-*")] == ["store-2"]


def test_trouble_with_a_former_store_does_not_close_the_one_in_use(where: Place) -> None:
    former = where.settle()
    where.give_up("The first.", former)
    store = where.settle()
    where.give_up("A late complaint about the first.", former)
    assert where.store() is store


def test_a_store_that_can_not_be_made_is_tried_again(
    where: Place, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*ignored: object) -> None:
        raise OSError(28, "No space left on device")

    with monkeypatch.context() as disk:
        disk.setattr(databases.os, "posix_fallocate", full)
        for _ in range(3):
            with pytest.raises(OSError, match="No space"):
                where.settle()
        assert where.store() is None
    assert where.settle() is where.store()


def test_the_readers_table_has_its_place_on_the_disk(where: Place) -> None:
    table = where.settle().folder / "lock.mdb"
    assert table.stat().st_blocks * 512 >= databases.READERS * 64


def test_a_process_that_made_the_store_is_not_taken_for_dead_by_another(where: Place) -> None:
    """It would be if it had opened the table of readers once more and closed it again."""
    store = where.settle()
    look = "import lmdb, sys; print(lmdb.open(sys.argv[1], max_dbs=12).reader_check())"
    with store.environment.begin():
        words = [sys.executable, "-c", look, str(store.folder)]
        told = subprocess.run(words, capture_output=True, text=True, check=True)
    assert told.stdout == "0\n"
    assert store.position() == 0
