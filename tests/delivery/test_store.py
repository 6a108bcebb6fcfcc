"""The page store: what goes in, what a purge takes out, and what may not come in any more."""

from __future__ import annotations

import random
import time

import pytest

from kawaraban.delivery import store as stores
from kawaraban.delivery.databases import KeyTooLong, key_of
from kawaraban.delivery.follower import advance, purge_rows
from kawaraban.delivery.recording import Warmth
from kawaraban.delivery.store import Store
from kawaraban.delivery.upkeep import MOST_ABSENT
from tests.delivery.pages import a_page, put, text_at


def test_a_page_comes_out_as_it_went_in(store: Store) -> None:
    page = a_page("Ferry", "article:1", "in:language:en", warm=Warmth.ARTICLE)
    assert store.put(b"/ferry/", page, store.generation(), time.monotonic())
    kept = store.get(b"/ferry/")
    assert kept is not None
    assert kept.status == 200
    assert kept.etag == page.etag
    assert kept.tags == page.tags
    assert kept.warmth is Warmth.ARTICLE
    assert kept.body == page.body
    assert store.headers_of(kept.header_set) == page.common


def test_a_purge_takes_every_page_under_the_tag_and_no_other(store: Store) -> None:
    put(store, "/one/", "article:1", "in:language:en")
    put(store, "/two/", "article:2", "in:language:en")
    put(store, "/drei/", "article:3", "in:language:de")
    assert [address for address, _ in store.purge(["in:language:en"])] == ["/one/", "/two/"]
    assert text_at(store, "/one/") is None
    assert text_at(store, "/drei/") == "/drei/"


def test_a_tag_is_no_prefix_of_another(store: Store) -> None:
    put(store, "/one/", "article:1")
    put(store, "/eleven/", "article:11")
    store.purge(["article:1"])
    assert text_at(store, "/eleven/") == "/eleven/"


def test_a_rendering_that_began_before_a_purge_is_refused(store: Store) -> None:
    since, begun = store.generation(), time.monotonic()
    store.purge(["article:1"])
    assert not store.put(b"/one/", a_page("old", "article:1"), since, begun)
    assert store.put(b"/two/", a_page("other", "article:2"), since, begun)
    assert store.put(b"/one/", a_page("new", "article:1"), store.generation(), begun)
    assert text_at(store, "/one/") == "new"


def test_a_rendering_that_began_before_everything_was_purged_is_refused(store: Store) -> None:
    put(store, "/one/", "article:1")
    since, begun = store.generation(), time.monotonic()
    assert store.purge_everything() == 1
    assert not store.put(b"/two/", a_page("old", "article:2"), since, begun)
    assert put(store, "/two/", "article:2")


def test_a_rendering_that_took_very_long_is_refused(store: Store) -> None:
    begun = time.monotonic() - stores.OLDEST_RENDERING - 1
    assert not store.put(b"/one/", a_page("slow"), store.generation(), begun)


def test_a_new_version_takes_the_place_of_the_old_with_all_its_tags(store: Store) -> None:
    put(store, "/one/", "article:1", "tag:boats")
    put(store, "/one/", "article:1", "tag:rice", text="new")
    assert store.purge(["tag:boats"]) == []
    assert text_at(store, "/one/") == "new"
    assert store.sizes().pages == 1


def test_a_row_purged_right_after_its_commit_is_not_purged_once_more(store: Store) -> None:
    changes = [Row(1, ["article:1"]), Row(2, ["article:2"])]
    put(store, "/one/", "article:1")
    put(store, "/two/", "article:2")
    store.purge(["article:1"], row=1)
    put(store, "/one/", "article:1", text="rendered anew")
    told = purge_rows(store, changes)  # type: ignore[arg-type]
    advance(store, changes)  # type: ignore[arg-type]
    assert text_at(store, "/one/") == "rendered anew"
    assert text_at(store, "/two/") is None
    assert [addresses for _change, addresses in told] == [["/one/"], ["/two/"]]
    assert store.position() == 2


def test_a_row_that_was_followed_leaves_no_mark_when_its_process_purges_late(store: Store) -> None:
    row = Row(1, ["article:1"])
    purge_rows(store, [row])  # type: ignore[list-item]
    advance(store, [row])  # type: ignore[list-item]
    store.purge(["article:1"], row=1)
    with store.environment.begin(db=store.rows) as txn:
        assert txn.stat(store.rows)["entries"] == 0


def test_what_was_purged_waits_to_be_rendered_the_warmest_first(store: Store) -> None:
    put(store, "/feed/", "a", warm=Warmth.FEED)
    put(store, "/", "a", warm=Warmth.FRONT)
    put(store, "/list/?page=2", "a", warm=Warmth.LIST)
    put(store, "/cold/", "a")
    store.purge(["a"])
    order = []
    while waiting := store.next_cold():
        order.append(waiting[1])
        store.end_cold(waiting[0])
    assert order == [b"/", b"/feed/"]


def test_a_page_rendered_meanwhile_waits_no_more(store: Store) -> None:
    put(store, "/", "a", warm=Warmth.FRONT)
    store.purge(["a"])
    put(store, "/", "a", warm=Warmth.FRONT)
    assert store.next_cold() is None


def test_the_store_keeps_its_bound_and_what_is_asked_for(store: Store) -> None:
    store.bound = 400_000
    put(store, "/front/", "a")
    noise = random.Random(1)
    for number in range(200):
        store.upkeep.heard.add(b"/front/")
        put(store, f"/{number}/", f"article:{number}", text=noise.randbytes(2000).hex())
    assert store.sizes().used <= store.bound
    assert text_at(store, "/front/") == "/front/"
    assert text_at(store, "/0/") is None
    assert text_at(store, "/199/") is not None


def test_nobody_fills_the_store_with_pages_that_do_not_exist(store: Store) -> None:
    put(store, "/one/", "article:1")
    for number in range(MOST_ABSENT + 200):
        put(store, f"/nothing-{number}/", "absent", status=404)
    assert store.sizes().absent <= MOST_ABSENT
    assert text_at(store, "/one/") == "/one/"


def test_a_page_that_was_removed_leaves_nothing_behind(store: Store) -> None:
    put(store, "/one/", "article:1", "tag:x")
    kept = store.get(b"/one/")
    assert kept is not None
    store.add_variant(kept.number, b"/one/", "zstd", b"z" * 5000)
    store.remove(b"/one/")
    assert store.sizes() == stores.Sizes(0, 0, 0, 0)
    with store.environment.begin() as txn:
        for db in (store.numbers, store.tags, store.variants):
            assert txn.stat(db)["entries"] == 0


def test_a_page_has_no_date_in_the_second_of_a_purge(store: Store) -> None:
    put(store, "/one/", "article:1")
    first = store.get(b"/one/")
    assert first is not None
    assert "Last-Modified" in dict(first.own)
    while time.time() % 1 > 0.5:  # both within one second
        time.sleep(0.05)
    store.purge(["article:1"])
    put(store, "/one/", "article:1")
    second = store.get(b"/one/")
    assert second is not None
    assert "Last-Modified" not in dict(second.own)


def test_fences_are_forgotten_when_no_rendering_can_run_into_them(store: Store) -> None:
    store.purge([f"article:{number}" for number in range(50)])
    assert store.upkeep.tidy() == 0
    assert store.upkeep.tidy(time.time() + 3600) == 50


def test_time_ends_a_page(store: Store) -> None:
    page = a_page("until now")
    ended = type(page)(page.status, page.common, page.etag, page.body, until=time.time() - 1)
    store.put(b"/one/", ended, store.generation(), time.monotonic())
    assert store.get(b"/one/") is None


def test_an_address_may_be_in_any_script_but_not_without_end() -> None:
    japanese = "/2024/03/05/川を渡る/".encode().decode("latin-1")
    assert key_of(japanese) == "/2024/03/05/川を渡る/".encode()
    with pytest.raises(KeyTooLong):
        key_of("/" + "a" * 1000)


class Row:
    """A row of the log, as far as the store reads it."""

    def __init__(self, number: int, tags: list[str]) -> None:
        import datetime

        self.id = number
        self.tags = tags
        self.at = datetime.datetime(2024, 3, 5, tzinfo=datetime.UTC)
