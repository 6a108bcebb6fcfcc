"""A page store of its own for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from kawaraban.delivery.store import Store

BOUND = 16 * 2**20


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    """An empty store of 16 MiB."""
    (tmp_path / "store").mkdir()
    made = Store(tmp_path / "store", BOUND, create=True)
    yield made
    made.close()
