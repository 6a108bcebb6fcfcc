"""Laps are added up while somebody measures, and cost nothing else."""

from __future__ import annotations

import threading
import time

import pytest

from kawaraban.kit.stopwatch import measuring, timed


@timed("work")
def work(seconds: float = 0.0) -> str:
    time.sleep(seconds)
    return "done"


def test_nothing_is_kept_when_nobody_measures() -> None:
    assert work() == "done"
    with measuring() as watch:
        pass
    assert watch.laps == {}


def test_laps_of_a_kind_are_added_up() -> None:
    with measuring() as watch:
        work(0.01)
        work(0.01)
    assert watch.laps["work"].count == 2
    assert 0.02 <= watch.laps["work"].seconds <= watch.seconds


def test_a_lap_inside_another_counts_once() -> None:
    with measuring() as watch, watch.lap("work"):
        work(0.01)
    assert watch.laps["work"].count == 1
    assert 0.01 <= watch.laps["work"].seconds < 0.02 + watch.seconds / 2


def test_what_fails_is_counted() -> None:
    @timed("work")
    def fail() -> None:
        raise ValueError

    with measuring() as watch:
        with pytest.raises(ValueError):  # noqa: PT011 - the test's own error
            fail()
        work()
    assert watch.laps["work"].count == 2


def test_threads_measure_each_for_itself() -> None:
    with measuring() as watch:
        other = threading.Thread(target=work)
        other.start()
        other.join()
    assert watch.laps == {}
