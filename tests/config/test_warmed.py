"""Stories warmed in batches: what they share is read once, and nothing old is stored."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

import pytest
from django.utils import timezone
from wagtail.models import Page, Site

from kawaraban.config import warmed
from kawaraban.config.warmed import Stories
from kawaraban.delivery.databases import key_of
from kawaraban.delivery.store import Store
from kawaraban.reading import bulk
from kawaraban.reading.archive import Archive
from kawaraban.reading.bulk import Bulk, RenderedPage
from kawaraban.reading.middle import address_of
from kawaraban.reading.models import FrontPage
from tests.config.running import kawaraban
from tests.newsroom import a_draft, a_story, locale


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    made = Store(tmp_path, 64 * 2**20, create=True)
    yield made
    made.close()


@pytest.fixture
def numbers(db: None) -> list[int]:
    """Six public stories and a draft."""
    page = Page.get_first_root_node().add_child(
        instance=FrontPage(title="Tonle Tsushin", slug="front", locale=locale("en"))
    )
    Site.objects.update_or_create(
        is_default_site=True, defaults={"hostname": "testserver", "port": 80, "root_page": page}
    )
    return [*(a_story(f"Number {number}").pk for number in range(6)), a_draft().pk]


@pytest.fixture
def archives(monkeypatch: pytest.MonkeyPatch) -> list[Archive]:
    """The archives that were read."""
    read: list[Archive] = []

    def counted(now: Any) -> Archive:
        read.append(Archive(now))
        return read[-1]

    monkeypatch.setattr(bulk, "Archive", counted)
    return read


def test_what_stories_share_is_read_once_for_many_batches(
    store: Store, numbers: list[int], archives: list[Archive]
) -> None:
    stories = Stories(lambda: store)
    assert [stories.warm(numbers[:3]), stories.warm(numbers[3:]), stories.warm([])] == [3, 3, 0]
    assert len(archives) == 1
    assert store.sizes().pages == 6


def test_it_is_read_anew_after_a_purge(
    store: Store, numbers: list[int], archives: list[Archive]
) -> None:
    stories = Stories(lambda: store)
    stories.warm(numbers)
    store.purge(["navigation"])
    assert store.sizes().pages == 0
    assert stories.warm(numbers) == 6
    assert len(archives) == 2


def test_it_is_read_anew_when_it_is_a_minute_old(
    store: Store, numbers: list[int], archives: list[Archive], monkeypatch: pytest.MonkeyPatch
) -> None:
    stories = Stories(lambda: store)
    stories.warm(numbers)
    monkeypatch.setattr(warmed, "RENEWED_AFTER", 0.0)
    assert stories.warm(numbers) == 6
    assert len(archives) == 2


def test_another_store_begins_anew(
    store: Store, numbers: list[int], archives: list[Archive], tmp_path: Path
) -> None:
    (tmp_path / "other").mkdir()
    other = Store(tmp_path / "other", 2**24, create=True)
    in_use = [store]
    stories = Stories(lambda: in_use[0])
    stories.warm(numbers)
    in_use[0] = other
    assert stories.warm(numbers) == other.sizes().pages == 6
    assert len(archives) == 2
    other.close()


def test_without_a_store_nothing_is_rendered(numbers: list[int], archives: list[Archive]) -> None:
    assert Stories(lambda: None).warm(numbers) == 0
    assert archives == []


def test_what_is_purged_while_it_is_rendered_is_not_stored(
    store: Store, numbers: list[int], monkeypatch: pytest.MonkeyPatch
) -> None:
    rendered = Bulk.pages

    def meanwhile(self: Bulk, some: Sequence[int]) -> Iterator[RenderedPage]:
        yield from rendered(self, some)
        store.purge([f"article:{numbers[0]}"])

    monkeypatch.setattr(Bulk, "pages", meanwhile)
    assert Stories(lambda: store).warm(numbers) == 5


def test_what_was_purged_between_two_batches_is_rendered_from_what_is_true_then(
    store: Store, numbers: list[int]
) -> None:
    from kawaraban.articles.models import Article

    stories = Stories(lambda: store)
    stories.warm(numbers[:3])
    Article.objects.filter(pk=numbers[5]).update(headline="Renamed", expire_at=timezone.now())
    store.purge([f"link:{numbers[5]}", f"beside:{numbers[4]}"])
    assert stories.warm(numbers) == 5
    path = Article.objects.get(pk=numbers[4]).get_absolute_url()
    kept = store.get(key_of(address_of(path)))
    assert kept is not None
    assert f"link:{numbers[5]}" not in kept.tags
    assert b"Number 5" not in kept.body.identity()


def test_two_processes_warm_a_site(site: Path) -> None:
    done = kawaraban("pages", "warm", "--all", "--processes", "2", cwd=site)
    assert done.returncode == 0, done.stderr
    assert "pages are warm" in done.stdout
    count = int(done.stdout.split()[0])
    told = kawaraban("pages", "status", cwd=site).stdout
    assert count > 0
    assert f"pages                      {count:,}" in told
