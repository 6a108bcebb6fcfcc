"""What a change purges right after its commit."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import lmdb
import pytest
from django.db import transaction

from kawaraban.delivery import place, purging
from kawaraban.delivery.place import Place
from kawaraban.delivery.store import Store
from kawaraban.outbox import log
from tests.delivery.pages import put, text_at

pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def where(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Place]:
    made = Place(tmp_path / "pages", 16 * 2**20)
    made.settle()
    monkeypatch.setattr(place, "existing", lambda: made)
    monkeypatch.setattr(place, "place", lambda: made)
    yield made
    if store := made.store():
        store.close()


@pytest.fixture
def store(where: Place) -> Store:
    store = where.store()
    assert store is not None
    for number in (1, 2):
        put(store, f"/{number}/", f"article:{number}")
    return store


def test_a_change_purges_after_its_commit_and_not_before(store: Store) -> None:
    with transaction.atomic():
        log.record("article.published", "article:1", ["article:1"])
        assert text_at(store, "/1/") == "/1/"
    assert text_at(store, "/1/") is None
    assert text_at(store, "/2/") == "/2/"


def undone(number: int) -> None:
    with transaction.atomic():
        log.record("article.published", f"article:{number}", [f"article:{number}"])
        raise RuntimeError


def test_a_change_that_is_undone_purges_nothing(store: Store) -> None:
    with pytest.raises(RuntimeError):
        undone(1)
    with transaction.atomic():
        with pytest.raises(RuntimeError):
            undone(2)
        log.record("article.published", "article:3", ["article:3"])
    assert (text_at(store, "/1/"), text_at(store, "/2/")) == ("/1/", "/2/")


def test_a_purge_that_fails_closes_the_store_and_not_the_change(
    where: Place, store: Store, monkeypatch: pytest.MonkeyPatch
) -> None:
    def full(*ignored: object) -> None:
        raise lmdb.DiskError("No space left on device")

    monkeypatch.setattr(Store, "take_out", full)
    log.record("article.published", "article:1", ["article:1"])
    assert where.store() is None
    trouble = where.state.trouble()
    assert trouble is not None
    assert "article.published" in trouble[0]
    log.record("article.published", "article:2", ["article:2"])  # there is nothing to purge now


def test_a_state_that_can_not_be_opened_does_not_fail_the_change(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    def too_many() -> None:
        raise OSError(24, "Too many open files")

    monkeypatch.setattr(place, "existing", too_many)
    log.record("article.published", "article:1", ["article:1"])
    assert "Too many open files" in caplog.text


def test_pages_are_purged_by_hand(store: Store) -> None:
    assert purging.purge_tags("article:1", "article:7") == 1
    assert text_at(store, "/2/") == "/2/"
    assert purging.purge_everything() == 1
    assert purging.purge_everything() == 0


def test_a_site_that_was_never_served_has_nothing_to_purge(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(place, "FOLDER", "no such folder")
    log.record("article.published", "article:1", ["article:1"])
    assert place.existing() is None
