"""A full disk and a full store: pages are answered, and fresh, and the reason is told."""

from __future__ import annotations

import contextlib
import random
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from kawaraban.delivery import asking, databases
from kawaraban.delivery.front import Front
from kawaraban.delivery.hosts import Hosts
from kawaraban.delivery.place import Place
from tests.config.running import wait_for
from tests.delivery.test_front import HOST, House, Newsroom
from tests.survival.content import PAGES, SLOTS
from tests.survival.running import Editor, Site, Truth, editing, serving, wrong_on


@contextlib.contextmanager
def small_disk(folder: Path, size: str) -> Iterator[Path]:
    """Mount a disk of `size` in memory on the site's folder `pages`; skip who may not."""
    where = folder / "pages"
    where.mkdir(exist_ok=True)
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", f"size={size}", "none", str(where)],
        capture_output=True,
        text=True,
    )
    if done.returncode:
        pytest.skip(f"A disk can't be mounted here, so none can be filled: {done.stderr.strip()}")
    try:
        yield where
    finally:
        subprocess.run(["umount", "--lazy", str(where)], check=True)


def fill(where: Path) -> Path:
    """Write a file until the disk is full; return it."""
    ballast = where / "ballast"
    with ballast.open("wb", buffering=0) as file, contextlib.suppress(OSError):
        for size in (65536, 4096, 512, 1):
            with contextlib.suppress(OSError):
                while True:
                    file.write(b"\0" * size)
    return ballast


def edit(editor: Editor, truth: Truth, slot: str) -> None:
    version = truth.begun(slot)
    editor.do("edit", slot=slot, version=version)
    truth.answered(slot, version)


def every_page_is_right(site: Site, truth: Truth) -> None:
    for path in PAGES:
        answer = site.get(path)
        assert answer.status in (200, 404)
        assert not wrong_on(answer, truth), path


def test_on_a_full_disk_pages_are_answered_and_fresh_and_the_store_comes_back(
    folder: Path,
) -> None:
    truth = Truth()
    with small_disk(folder, "3m") as disk, serving(folder, 2) as site, editing(folder) as editor:
        every_page_is_right(site, truth)
        ballast = fill(disk)
        for round in range(3):
            for slot in sorted(SLOTS)[round::3]:
                edit(editor, truth, slot)
            every_page_is_right(site, truth)
        status = editor.do("status")
        assert status["trouble"], status
        assert "space" in status["trouble"] or "full" in status["trouble"], status
        assert "could not be" in site.said() or "can't" in site.said(), site.said()
        assert site.said().count("\n") < 60, "the log itself would fill the disk"
        assert "Traceback" not in site.said(), site.said()

        ballast.unlink()
        wait_for(lambda: editor.do("status")["open"], 20)
        edit(editor, truth, "h1")
        every_page_is_right(site, truth)
        every_page_is_right(site, truth)
        assert editor.do("status")["pages"] >= len(PAGES) - 2
        site.verify()


def test_a_purge_that_can_not_be_written_closes_the_store_for_everybody(folder: Path) -> None:
    truth = Truth()
    with serving(folder, 2, "--web-only") as site, editing(folder) as editor:
        every_page_is_right(site, truth)
        editor.do("break purges")  # as a full disk would
        edit(editor, truth, "h1")
        edit(editor, truth, "c1")
        every_page_is_right(site, truth)
        status = editor.do("status")
        assert not status["open"]
        assert "could not be purged" in status["trouble"]
        editor.do("follow")  # what the background process does all the time
        assert editor.do("status")["open"]
        every_page_is_right(site, truth)
        site.verify()


@pytest.mark.django_db
def test_a_store_whose_file_is_full_makes_room_and_pages_are_answered(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    """Every few pages room is made, or a new store; a page in the store is a true one."""
    monkeypatch.setattr(databases, "HEADROOM", 0)
    monkeypatch.setattr(asking.Addresses, "declared", lambda self, path: ())
    where = Place(tmp_path / "pages", 2**20)
    where.settle()
    newsroom = Newsroom()
    house = House(newsroom, Front(newsroom, where, Hosts([HOST], [8000])))
    house.store.bound = 2**30  # the file is full long before
    noise = random.Random(5)
    for number in range(200):
        newsroom.body = noise.randbytes(10_000).hex()
        newsroom.tags = (f"article:{number}",)
        for _ in range(2):
            assert house.ask(f"/{number}/").body == newsroom.body.encode()
        newsroom.body += "changed"
        house.store.purge([f"article:{number}"])
        assert house.ask(f"/{number}/").body == newsroom.body.encode()
        if where.state.closed:  # so full that nothing could even be removed
            where.settle()
            house.store.bound = 2**30
    assert "The page store" in caplog.text
    assert where.state.trouble() is not None
    house.store.close()
