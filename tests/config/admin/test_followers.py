"""How far behind a follower is, in rows that concern it and in seconds."""

from __future__ import annotations

import datetime
from typing import Any

import pytest
from django.utils import timezone

from kawaraban.articles.models import RelatedProgress
from kawaraban.config.admin import followers as module
from kawaraban.config.admin.followers import Follower, followers
from kawaraban.delivery.status import Status
from kawaraban.outbox import log
from kawaraban.outbox.models import Change
from kawaraban.search.contract import EngineUnusable

pytestmark = pytest.mark.django_db


class Index:
    """A search index that says where it is."""

    def __init__(self, position: int | Exception) -> None:
        self.told = position

    def position(self) -> int:
        if isinstance(self.told, Exception):
            raise self.told
        return self.told


def both(
    monkeypatch: pytest.MonkeyPatch, pages: int, index: int | Exception
) -> tuple[Follower, Follower]:
    monkeypatch.setattr(module, "engine", lambda: Index(index))
    first, second, _related = followers(Status(open=True, position=pages))
    return first, second


def rows(*subjects: str) -> list[Change]:
    made = [log.record("thing.changed", subject, [subject]) for subject in subjects]
    ago = timezone.now() - datetime.timedelta(seconds=30)
    Change.objects.filter(pk__in=[one.pk for one in made]).update(at=ago)
    return made


def test_an_empty_log_is_followed_to_its_end(monkeypatch: pytest.MonkeyPatch) -> None:
    assert [one.behind for one in both(monkeypatch, 0, 0)] == [0, 0]


def test_who_is_behind_is_so_by_rows_and_seconds(monkeypatch: pytest.MonkeyPatch) -> None:
    first, *_rest = rows("article:1", "article:2", "article:3")
    pages, index = both(monkeypatch, first.id, 0)
    assert (pages.behind, index.behind) == (2, 3)
    assert 29 <= pages.seconds <= 31


def test_rows_that_do_not_concern_search_leave_it_up_to_date(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    rows("day:2026-01-01", "document:3")
    pages, index = both(monkeypatch, 0, 0)
    assert pages.behind == 2
    assert (index.behind, index.seconds) == (0, 0)


def test_more_than_can_be_looked_at_is_not_called_up_to_date(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(module, "LOOKED_AT", 2)
    rows("document:1", "document:2", "article:1")
    assert both(monkeypatch, 0, 0)[1].behind == 2


def test_an_index_that_can_not_be_read_says_why(monkeypatch: pytest.MonkeyPatch) -> None:
    assert both(monkeypatch, 0, EngineUnusable("There is no index."))[1].trouble


def test_related_stories_wait_for_changes_of_texts_alone(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "engine", lambda: Index(0))
    first, *_rest = rows("article:1", "article:2")
    log.record("response.approved", "article:1", ["thread:1"])
    related = followers(Status(open=True))[2]
    assert (related.position, related.behind) == (0, 3)
    RelatedProgress.objects.create(position=first.id + 1)
    assert followers(Status(open=True))[2].behind == 0


def test_a_closed_store_follows_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "engine", lambda: Index(0))
    pages: Any = followers(Status(open=False))[0]
    assert pages.trouble
    assert pages.behind == 0
