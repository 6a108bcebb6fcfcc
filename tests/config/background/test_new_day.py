"""Each day of the newsroom has one row in the log, whoever is running."""

from __future__ import annotations

import datetime
from collections.abc import Callable

import pytest
from django.utils import timezone

from kawaraban.config.background import clock, new_day
from kawaraban.config.background.new_day import NewDay
from kawaraban.outbox import log
from kawaraban.outbox.models import Change

pytestmark = pytest.mark.django_db

# 14:59 and 15:01 in UTC lie on two days of a newsroom in Tokyo.
BEFORE = datetime.datetime(2026, 3, 1, 14, 59, 59, 800_000, tzinfo=datetime.UTC)
AFTER = datetime.datetime(2026, 3, 1, 15, 0, 0, 1, tzinfo=datetime.UTC)

SetClock = Callable[[datetime.datetime], None]


def days() -> list[str]:
    changes = Change.objects.filter(kind="day.began").order_by("id")
    assert all(change.tags == ["today"] for change in changes)
    return [change.subject for change in changes]


@pytest.fixture
def at(monkeypatch: pytest.MonkeyPatch) -> SetClock:
    """Set the clock."""
    return lambda moment: monkeypatch.setattr(timezone, "now", lambda: moment)


def test_the_day_begins_at_the_newsrooms_midnight(at: SetClock) -> None:
    day = NewDay()
    at(BEFORE)
    assert day.run_once()
    assert 0.19 < day.pause() < 0.21
    at(AFTER)
    assert day.pause() <= clock.AFTER
    assert day.run_once()
    assert not day.run_once()
    assert day.pause() == clock.LONGEST
    assert days() == ["day:2026-03-01", "day:2026-03-02"]


def test_a_process_that_starts_later_adds_only_what_is_missing(
    at: SetClock,
) -> None:
    at(BEFORE)
    assert NewDay().run_once()
    log.record("article.published", "article:1", ["article:1"])
    assert not NewDay().run_once()
    at(AFTER)
    assert NewDay().run_once()
    assert days() == ["day:2026-03-01", "day:2026-03-02"]


def test_a_clock_that_was_set_back_is_another_day_again(
    at: SetClock,
) -> None:
    day = NewDay()
    for moment in (BEFORE, AFTER, BEFORE):
        at(moment)
        assert day.run_once()
    assert days() == ["day:2026-03-01", "day:2026-03-02", "day:2026-03-01"]


def test_a_row_that_could_not_be_written_is_tried_again(monkeypatch: pytest.MonkeyPatch) -> None:
    day = NewDay()
    with monkeypatch.context() as broken:
        broken.setattr(new_day, "tell", lambda today: 1 / 0)
        with pytest.raises(ZeroDivisionError):
            day.run_once()
    assert day.run_once()
