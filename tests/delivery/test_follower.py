"""The follower: what others changed, what a dead process left, what can't be written."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import lmdb
import pytest

from kawaraban.delivery import follower
from kawaraban.delivery.follower import PageFollower, advance, purge_rows
from kawaraban.delivery.place import Place
from kawaraban.delivery.store import Store
from kawaraban.outbox import log
from kawaraban.outbox.models import Change
from tests.delivery.pages import put, text_at

pytestmark = pytest.mark.django_db


@pytest.fixture
def where(tmp_path: Path) -> Place:
    made = Place(tmp_path / "pages", 16 * 2**20)
    made.settle()
    return made


def store_of(where: Place) -> Store:
    store = where.store()
    assert store is not None
    return store


def changed(*numbers: int) -> list[Change]:
    return [log.record("article.published", f"article:{n}", [f"article:{n}"]) for n in numbers]


def test_rows_that_nobody_purged_are(where: Place) -> None:
    store = store_of(where)
    put(store, "/1/", "article:1")
    put(store, "/2/", "article:2")
    rows = changed(1)
    assert PageFollower(where).run_once() == 1
    assert (text_at(store, "/1/"), text_at(store, "/2/")) == (None, "/2/")
    assert store.position() == rows[-1].id
    assert PageFollower(where).run_once() == 0


def test_who_listens_hears_each_row_and_what_went_because_of_it(where: Place) -> None:
    store = store_of(where)
    put(store, "/1/", "article:1")
    put(store, "/2/", "article:2")
    first, second = changed(1, 2)
    store.purge(first.tags, row=first.id, stamp=first.at.isoformat())
    heard: list[Any] = []
    PageFollower(where, heard.extend).catch_up()
    assert heard == [(first, ["/1/"]), (second, ["/2/"])]


def test_a_listener_that_fails_hears_the_rows_again(where: Place) -> None:
    changed(1)
    heard: list[Any] = []

    def fail_once(told: list[Any]) -> None:
        heard.append(told)
        if len(heard) == 1:
            raise RuntimeError("the database is gone")

    pages = PageFollower(where, fail_once)
    with pytest.raises(RuntimeError):
        pages.run_once()
    assert pages.run_once() == 1
    assert heard[0] == heard[1]


def test_many_rows_are_followed_to_the_end(where: Place, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(follower, "BATCH", 7)
    rows = changed(*range(30))
    PageFollower(where).catch_up()
    assert store_of(where).position() == rows[-1].id


def test_a_position_never_moves_back(where: Place) -> None:
    """Two processes follow at once, as web workers do when they start."""
    store = store_of(where)
    rows = changed(1, 2, 3)
    purge_rows(store, rows)
    advance(store, rows)
    purge_rows(store, rows[:1])
    advance(store, rows[:1])
    assert store.position() == rows[-1].id
    assert store.followed() == {rows[-1].id: rows[-1].at.isoformat()}


def test_a_store_that_can_not_be_written_is_closed_and_made_anew(
    where: Place, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    put(store_of(where), "/1/", "article:1")
    pages = PageFollower(where)
    changed(1)
    with monkeypatch.context() as disk:

        def full(*ignored: object) -> None:
            raise lmdb.DiskError("No space left on device")

        disk.setattr(follower, "purge_rows", full)
        assert pages.run_once() == 0
    assert where.store() is None
    assert "can't follow the log" in caplog.text
    pages.run_once()
    assert store_of(where).sizes().pages == 0


def test_a_disk_that_stays_full_is_told_once_in_a_while(
    where: Place, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    where.give_up("The disk is full.", store_of(where))
    tried: list[int] = []

    def full() -> None:
        tried.append(1)
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(where, "settle", full)
    pages = PageFollower(where)
    for _ in range(200):
        assert pages.run_once() == 0
    assert len(tried) == 1
    assert caplog.text.count("can't be made anew") == 1
    trouble = where.state.trouble()
    assert trouble is not None
    assert "No space left" in trouble[0]


def test_nothing_is_begun_before_a_web_process_did(tmp_path: Path) -> None:
    where = Place(tmp_path / "empty", 16 * 2**20)
    assert PageFollower(where).run_once() == 0
    assert where.state.number == 0
