"""An index of a few stories, made anew for each test that may change it."""

from __future__ import annotations

from pathlib import Path

import pytest

from kawaraban.search import registry
from kawaraban.search.engine_tantivy import TantivyEngine
from tests.search.stories import STORIES

LANGUAGES = ("en", "ja", "km", "th", "vi")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The folder that holds an index."""
    return tmp_path / "search"


@pytest.fixture
def engine(root: Path) -> TantivyEngine:
    """An index of all stories, at position 7."""
    made = TantivyEngine(root, LANGUAGES)
    made.rebuild(STORIES, 7)
    return made


@pytest.fixture(scope="session")
def newsroom(tmp_path_factory: pytest.TempPathFactory) -> TantivyEngine:
    """The same index for tests that only ask."""
    made = TantivyEngine(tmp_path_factory.mktemp("newsroom") / "search", LANGUAGES)
    made.rebuild(STORIES, 7)
    return made


@pytest.fixture
def no_content(monkeypatch: pytest.MonkeyPatch) -> None:
    """A registry that knows of nothing."""
    monkeypatch.setattr(registry, "_contents", [])
