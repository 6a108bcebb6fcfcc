"""The short way to a stored page."""

from __future__ import annotations

from typing import Any

import pytest
from granian.server import mp

from kawaraban.config.command import short_way
from kawaraban.config.command.short_way import open_short_way

SCOPE = {"REQUEST_METHOD": "GET", "PATH_INFO": "/"}


class Given:
    """Stands for what Granian gives."""

    def __init__(self) -> None:
        self.answers: list[tuple[Any, ...]] = []

    def response_bytes(self, *answer: Any) -> None:
        self.answers.append(answer)


@pytest.fixture
def place(monkeypatch: pytest.MonkeyPatch) -> None:
    """Put back what was there."""
    monkeypatch.setattr(mp, short_way.WRAPPER, getattr(mp, short_way.WRAPPER))


def application(environ: dict[str, Any], start_response: Any) -> list[bytes]:
    assert "wsgi.version" in environ
    start_response("404 Not Found", [])
    return [b"no", b"thing"]


def asked(quick: Any) -> list[tuple[Any, ...]]:
    open_short_way(quick)
    given = Given()
    getattr(mp, short_way.WRAPPER)(application, {}, None)(given, SCOPE)
    return given.answers


@pytest.mark.usefixtures("place")
def test_what_is_ready_is_answered_without_the_application() -> None:
    assert asked(lambda scope: (200, [], b"page")) == [(200, [], b"page")]


@pytest.mark.usefixtures("place")
def test_everything_else_goes_the_long_way() -> None:
    assert asked(lambda scope: None) == [(404, [], b"nothing")]


def test_without_the_place_in_granian_everything_goes_the_long_way(
    monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    monkeypatch.delattr(mp, short_way.WRAPPER)
    open_short_way(lambda scope: None)
    assert "no place for the short way" in caplog.text
    assert not hasattr(mp, short_way.WRAPPER)
