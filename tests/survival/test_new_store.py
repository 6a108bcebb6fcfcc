"""What a store was made from is another thing now: a new one is begun, and its pages are right."""

from __future__ import annotations

import os
import shutil
import sqlite3
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.survival.content import PAGES, path_of, word
from tests.survival.running import Site, editing, serving


def store_of(folder: Path) -> Path:
    (found,) = (folder / "pages").glob("store-*")
    return found


def look_at_everything(site: Site) -> None:
    for path in PAGES:
        assert site.get(path).status == 200, path


def serve_once(folder: Path, **settings: str) -> tuple[str, str]:
    """Serve and let every page be asked for; return the name of the store and the log."""
    with serving(folder, 1, "--web-only", **settings) as site:
        look_at_everything(site)
        return store_of(folder).name, site.said()


def machine_restarted(folder: Path) -> None:
    """The store says which run of the machine it belongs to."""
    import lmdb

    with lmdb.open(str(store_of(folder)), max_dbs=12) as environment:
        meta = environment.open_db(b"meta")
        with environment.begin(write=True) as txn:
            assert txn.get(b"boot", db=meta)
            txn.put(b"boot", b"another run of the machine", db=meta)


def cut_short(folder: Path) -> None:
    """Only a part of the file reached the disk."""
    file = store_of(folder) / "data.mdb"
    os.truncate(file, file.stat().st_size // 2)


def scribbled(folder: Path) -> None:
    """The file holds something else."""
    file = store_of(folder) / "data.mdb"
    file.write_bytes(os.urandom(file.stat().st_size))


def lost_rows(folder: Path) -> None:
    """The database is an older one: the log's last rows are not there."""
    with sqlite3.connect(folder / "kawaraban.sqlite3") as database:
        database.execute(
            "delete from outbox_change where id > (select max(id) from outbox_change) - 3"
        )
    database.close()


HARM: dict[str, Callable[[Path], None]] = {
    harm.__name__: harm for harm in (machine_restarted, cut_short, scribbled, lost_rows)
}


def test_a_new_store_is_begun_whatever_happened_to_the_old(folder: Path) -> None:
    former, _ = serve_once(folder)
    for name, harm in HARM.items():
        harm(folder)
        now, said = serve_once(folder)
        assert now != former, name
        assert "Traceback" not in said, (name, said)
        former = now


def test_a_page_shows_a_changed_setting_after_the_next_start(folder: Path) -> None:
    former, _ = serve_once(folder)
    assert serve_once(folder, LOG_LEVEL="WARNING")[0] == former  # no page shows that
    with serving(folder, 1, "--web-only", SITE_NAME="Another Name") as site:
        assert b"Another Name" in site.get("/").body
        assert store_of(folder).name != former


def test_a_database_from_a_backup_shows_its_own_state(folder: Path) -> None:
    database = folder / "kawaraban.sqlite3"
    with serving(folder, 1, "--web-only") as site:
        look_at_everything(site)
    shutil.copy(database, folder / "backup")
    # The pages of these edits are stored, but nobody has followed the log yet.
    with serving(folder, 1, "--web-only") as site, editing(folder) as editor:
        editor.do("edit", slot="h0", version=1)
        assert word("h0", 1).encode() in site.get(path_of(0)).body
    for name in ("", "-wal", "-shm"):
        Path(f"{database}{name}").unlink(missing_ok=True)
    shutil.copy(folder / "backup", database)
    with serving(folder, 1, "--web-only") as site:
        assert word("h0", 0).encode() in site.get(path_of(0)).body
        site.verify()


def test_changed_code_begins_a_new_store(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from kawaraban.delivery import fingerprint

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
