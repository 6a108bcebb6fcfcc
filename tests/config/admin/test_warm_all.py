"""Every page that is worth having is listed for the warmer."""

from __future__ import annotations

import pytest

from kawaraban.config.admin import warm_all as module
from kawaraban.config.admin.warm_all import warm_all
from tests.newsroom import a_draft, a_story

pytestmark = pytest.mark.django_db


class Listed:
    """Stands for the place and its store; remembers what waits."""

    def __init__(self) -> None:
        self.keys: list[bytes] = []

    def store(self) -> Listed:
        return self

    def add_cold(self, waiting: list[tuple[bytes, object]]) -> None:
        self.keys += [key for key, _warmth in waiting]


def test_stories_and_lists_are_listed_in_batches(monkeypatch: pytest.MonkeyPatch) -> None:
    listed = Listed()
    monkeypatch.setattr(module, "existing", lambda: listed)
    monkeypatch.setattr(module, "everything", lambda: ["testserver/latest/"] * 2)
    monkeypatch.setattr(module, "BATCH", 2)
    story = a_story("Fährmann")
    a_draft("Secret")
    count = warm_all.call()
    assert count == len(listed.keys)
    assert f"testserver{story.get_absolute_url()}".encode() in listed.keys
    assert b"testserver/latest/" in listed.keys
    assert not any(b"secret" in key for key in listed.keys)


def test_without_a_store_nothing_is_listed(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(module, "existing", lambda: None)
    assert warm_all.call() == 0
