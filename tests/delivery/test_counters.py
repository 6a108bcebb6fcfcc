"""Counts of all processes, in one mapped file."""

from __future__ import annotations

import os
import time
from pathlib import Path

import pytest

from kawaraban.delivery import counters
from kawaraban.delivery.counters import SLOT, SLOTS, Counters, Counts


def ended() -> int:
    """Return the number of a process that has ended."""
    child = os.fork()
    if not child:
        os._exit(0)
    os.waitpid(child, 0)
    return child


def write(made: Counters, slot: int, pid: int, *counts: int) -> None:
    SLOT.pack_into(made.block, slot * SLOT.size, pid, time.time(), *counts)


def test_a_process_tells_what_it_counts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(counters, "EVERY", 0.01)
    counts = Counts()
    Counters(tmp_path).report(counts)
    counts.hits, counts.misses = 5, 2
    others = Counters(tmp_path)
    until = time.monotonic() + 5
    while others.total() != Counts(5, 0, 2, 0):
        assert time.monotonic() < until
        time.sleep(0.01)
    ((pid, since, told),) = others.workers()
    assert (pid, told) == (os.getpid(), Counts(5, 0, 2, 0))
    assert abs(since - time.time()) < 10


def test_what_an_ended_process_counted_is_not_lost(tmp_path: Path) -> None:
    made = Counters(tmp_path)
    write(made, 1, ended(), 100, 10, 5, 1)
    write(made, 2, os.getpid(), 1, 1, 1, 1)
    write(made, 3, ended(), 200, 20, 10, 2)
    assert made.total() == Counts(301, 31, 16, 4)
    assert [pid for pid, _, _ in made.workers()] == [os.getpid()]
    assert made._claim() == 1
    assert made.total() == Counts(301, 31, 16, 4)
    assert len(made.workers()) == 2


def test_slots_that_are_all_taken_do_not_stop_a_process(tmp_path: Path) -> None:
    made = Counters(tmp_path)
    for slot in range(1, SLOTS):
        write(made, slot, os.getpid(), 1, 0, 0, 0)
    assert made._claim() == SLOTS - 1
