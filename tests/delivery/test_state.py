"""The block that all processes map."""

from __future__ import annotations

import mmap
import os
from pathlib import Path

import pytest

from kawaraban.delivery.state import LONGEST, SIZE, WORD, State


def test_a_new_block_names_no_store_and_no_trouble(tmp_path: Path) -> None:
    state = State(tmp_path)
    assert (state.number, state.closed, state.trouble()) == (0, False, None)
    assert (tmp_path / "state").stat().st_size == SIZE
    assert (tmp_path / "state").stat().st_blocks > 0, "allocated, not a hole in the file"


def test_what_one_process_writes_every_other_reads(tmp_path: Path) -> None:
    ours, others = State(tmp_path), State(tmp_path)
    ours.use(7)
    assert (others.number, others.closed) == (7, False)
    assert bytes(others.block[: WORD.size]) == WORD.pack(7, 0)
    others.close_store("The disk is full.")
    assert (ours.number, ours.closed) == (7, True)
    told = ours.trouble()
    assert told is not None
    assert told[0] == "The disk is full."
    ours.use(8)
    assert (others.number, others.closed) == (8, False)
    assert others.trouble() == told, "it stays to be read"
    ours.tell("")
    assert others.trouble() is None


@pytest.mark.parametrize("reason", ["x" * 5000, "川" * 900, "\ud7ff" * 1000])
def test_a_reason_without_end_is_cut(tmp_path: Path, reason: str) -> None:
    state = State(tmp_path)
    state.tell(reason)
    told = state.trouble()
    assert told is not None
    assert len(told[0].encode()) <= LONGEST + 3
    assert told[0].startswith(reason[:300])


def test_a_block_that_was_never_finished_is(tmp_path: Path) -> None:
    (tmp_path / "state").write_bytes(b"")
    assert State(tmp_path).number == 0
    assert (tmp_path / "state").stat().st_size == SIZE


def test_nonsense_in_the_block_is_read_without_an_error(tmp_path: Path) -> None:
    (tmp_path / "state").write_bytes(os.urandom(16) + b"\xff" * (SIZE - 16))
    state = State(tmp_path)
    assert isinstance(state.number, int)
    assert isinstance(state.block, mmap.mmap)
    with pytest.raises((ValueError, OverflowError, OSError)):
        state.trouble()
