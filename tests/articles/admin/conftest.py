"""What the tests of the newsroom's screens share: no index, unless a test brings one."""

from __future__ import annotations

from collections.abc import Sequence

import pytest

from kawaraban.articles import lookup
from kawaraban.articles.lookup import Likeness
from kawaraban.articles.models import Article


class FakeIndex:
    """Answers what a test says; `None` is no index. `asked` are the queries it heard."""

    def __init__(self) -> None:
        self.numbers: list[int] | None = []
        self.likes: list[Likeness] = []
        self.error: Exception | None = None
        self.asked: list[str] = []
        self.compared: list[Article] = []

    def found(self, query: str) -> Sequence[int] | None:
        """Return what the test says."""
        self.asked.append(query)
        if self.error:
            raise self.error
        return self.numbers

    def likenesses(self, article: Article) -> list[Likeness]:
        """Return what the test says."""
        self.compared.append(article)
        if self.error:
            raise self.error
        return self.likes


@pytest.fixture(autouse=True)
def _no_index(monkeypatch: pytest.MonkeyPatch) -> None:
    """Other tests leave an index behind, of stories that are not there any more."""
    monkeypatch.setattr(lookup, "_indexes", [])


@pytest.fixture
def index(_no_index: None) -> FakeIndex:
    """An index that is asked by the screens."""
    made = FakeIndex()
    lookup.register(made)
    return made
