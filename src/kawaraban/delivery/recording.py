"""What a page is made of, noted while it is rendered.

A view says that its answers may be stored (`storable`). While it runs, whatever it reads is named
with `reads`; when time alone will change the page, with `changes_at`. Outside a rendering, in an
editor's preview for one, all of this does nothing.
"""

from __future__ import annotations

import datetime
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass, field
from enum import IntEnum
from typing import Any, TypeVar

View = TypeVar("View", bound=Callable[..., Any])


class Warmth(IntEnum):
    """How soon a page is rendered again in the background after it was purged; `NO` is never."""

    NO = 0
    FEED = 1
    LIST = 2
    ARTICLE = 3
    FRONT = 4


@dataclass
class Recording:
    """What one rendering has told about itself. `until` is when time makes it another page."""

    tags: set[str] = field(default_factory=set)
    until: datetime.datetime | None = None
    may_be_stored: bool = False
    refused: bool = False
    warmth: Warmth = Warmth.NO

    @property
    def is_storable(self) -> bool:
        """Whether a view offered the page and nothing spoke against it."""
        return self.may_be_stored and not self.refused


_current: ContextVar[Recording | None] = ContextVar("kawaraban_recording", default=None)
_parameters: dict[Callable[..., Any], tuple[str, ...]] = {}


@contextmanager
def recording() -> Iterator[Recording]:
    """Note what is read within the block. Blocks may be nested; the inner one hears it alone."""
    made = Recording()
    token = _current.set(made)
    try:
        yield made
    finally:
        _current.reset(token)


def is_recording() -> bool:
    """Whether a page is being rendered for the store."""
    return _current.get() is not None


def reads(*tags: str) -> None:
    """Note that the page shows what `tags` stand for: it goes when one of them is purged."""
    current = _current.get()
    if current is not None:
        current.tags.update(tags)


def changes_at(moment: datetime.datetime | None) -> None:
    """Note that time alone changes the page at `moment` (aware). The earliest one counts."""
    current = _current.get()
    if current is None or moment is None:
        return
    if current.until is None or moment < current.until:
        current.until = moment


def do_not_store() -> None:
    """Keep this one answer out of the store, whatever its view says."""
    current = _current.get()
    if current is not None:
        current.refused = True


def offer(warm: Warmth = Warmth.NO) -> None:
    """Let the answer being made be stored. Views are decorated with `storable` instead."""
    current = _current.get()
    if current is not None:
        current.may_be_stored = True
        current.warmth = warm


def storable(*parameters: str, warm: Warmth = Warmth.NO) -> Callable[[View], View]:
    """Let the answers of a view be stored: 200, 301, 308, 404 and 410.

    `parameters` are the query parameters that it reads; others are never shown to it when the
    answer is to be stored. Only a page without any of them is warmed.
    """

    def decorate(view: View) -> View:
        from functools import wraps

        @wraps(view)
        def answer(*args: Any, **kwargs: Any) -> Any:
            offer(warm)
            return view(*args, **kwargs)

        declare(answer, *parameters)
        return answer  # type: ignore[return-value]

    return decorate


def declare(view: Callable[..., Any], *parameters: str) -> None:
    """Say which query parameters `view` reads, where it can't be decorated."""
    _parameters[view] = parameters


def parameters_of(view: Callable[..., Any]) -> tuple[str, ...] | None:
    """Return the declared query parameters of a view, or None if it never said."""
    found: Any = view
    while found is not None:
        if found in _parameters:
            return _parameters[found]
        found = getattr(found, "__wrapped__", None)
    return None
