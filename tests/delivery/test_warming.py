"""What is rendered before somebody asks for it."""

from __future__ import annotations

import time
from collections.abc import Iterator
from pathlib import Path

import lmdb
import pytest

from kawaraban.delivery import asking, warming
from kawaraban.delivery.databases import key_of
from kawaraban.delivery.front import Front
from kawaraban.delivery.hosts import Hosts
from kawaraban.delivery.place import Place
from kawaraban.delivery.recording import Warmth
from kawaraban.delivery.warming import Warmer, address_of, warm
from kawaraban.outbox import log
from tests.delivery.test_front import HOST, House, Newsroom

pytestmark = pytest.mark.django_db


@pytest.fixture
def house(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[House]:
    monkeypatch.setattr(asking.Addresses, "declared", lambda self, path: ())
    monkeypatch.setattr(warming, "home", lambda: HOST)
    where = Place(tmp_path / "pages", 16 * 2**20)
    where.settle()
    newsroom = Newsroom()
    yield House(newsroom, Front(newsroom, where, Hosts([HOST], [8000])))
    if store := where.store():
        store.close()


def test_a_purged_page_is_there_again_before_somebody_asks(house: House) -> None:
    house.ask("/ferry/")
    house.store.purge(["article:1"])
    warmer = Warmer(house.front)
    assert warmer.run_once()
    assert not warmer.run_once()
    house.ask("/ferry/")
    assert len(house.newsroom.asked) == 2
    assert house.front.counts.hits == 1


def test_a_page_that_somebody_asked_for_first_is_not_rendered_twice(house: House) -> None:
    house.ask("/ferry/")
    house.store.purge(["article:1"])
    place, key = house.store.next_cold()
    house.ask("/ferry/")
    house.store.add_cold([(key, Warmth.ARTICLE)])
    assert house.store.next_cold() is None
    with house.store.write() as txn:
        txn.put(place, key, db=house.store.cold)  # noted by a process that did not see it
    assert Warmer(house.front).run_once()
    assert len(house.newsroom.asked) == 2


def test_a_page_that_fails_does_not_stop_the_others(
    house: House, caplog: pytest.LogCaptureFixture
) -> None:
    house.store.add_cold([(f"{HOST}/{n}/".encode(), Warmth.ARTICLE) for n in range(3)])

    def fail_once() -> None:
        if len(house.newsroom.asked) == 1:
            raise RuntimeError("no template")

    house.newsroom.while_rendering = fail_once
    warmer = Warmer(house.front)
    while warmer.run_once():
        pass
    assert house.store.sizes().pages == 2
    assert "could not be rendered ahead" in caplog.text


def test_pages_that_a_change_made_wait_for_their_turn(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    paths = [("/new/%E5%B7%9D/", Warmth.ARTICLE), ("/" + "a" * 900, Warmth.LIST)]
    monkeypatch.setattr(warming, "_born_of", [lambda change: paths])
    warmer = Warmer(house.front)
    warmer.note([(log.record("article.published", "article:1"), [])])
    _, key = house.store.next_cold()
    assert key == f"{HOST}/new/川/".encode()
    assert warmer.run_once()
    assert house.ask("/new/川/").status == 200
    assert len(house.newsroom.asked) == 1


def test_without_a_store_nothing_is_warmed(house: House) -> None:
    house.front.where.give_up("The disk is full.", house.store)
    warmer = Warmer(house.front)
    warmer.note([])
    assert not warmer.run_once()
    assert warm(house.front, [f"{HOST}/ferry/"]) == 0
    assert house.newsroom.asked == []


def test_warming_everything_counts_the_pages_and_passes_over_what_fails(house: House) -> None:
    def fail_at_times() -> None:
        if "bad" in house.newsroom.asked[-1]["PATH_INFO"]:
            raise RuntimeError

    house.newsroom.while_rendering = fail_at_times
    addresses = [address_of(path) for path in ("/a/", "/bad/", "/b/", "/" + "x" * 900, "/a/")]
    assert warm(house.front, addresses) == 3
    assert house.store.get(key_of(f"{HOST}/a/")) is not None


def test_a_store_that_can_not_be_read_ends_the_warming(
    house: House, monkeypatch: pytest.MonkeyPatch
) -> None:
    def broken(key: bytes) -> None:
        raise lmdb.CorruptedError("a page is missing")

    monkeypatch.setattr(house.store, "get", broken)
    with pytest.raises(lmdb.CorruptedError):
        warm(house.front, [f"{HOST}/ferry/"])


def test_a_page_waits_only_once(house: House) -> None:
    for _ in range(3):
        house.ask("/ferry/")
        house.store.purge(["article:1"], row=int(time.monotonic() * 1000))
    assert house.store.sizes().cold == 1
