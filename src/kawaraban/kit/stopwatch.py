"""Where the time of one request goes: laps of named kinds, added up while somebody measures.

Code that may be slow is wrapped in `lap("search")` or decorated with `timed("search")`. Unless a
`measuring` block is open around it, that costs a look at a variable and nothing else.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from functools import wraps
from time import perf_counter
from typing import ParamSpec, TypeVar

P = ParamSpec("P")
R = TypeVar("R")


@dataclass
class Lap:
    """How often something of a kind was done, and how many seconds it took in all."""

    count: int = 0
    seconds: float = 0.0
    inside: bool = False


class Stopwatch:
    """The laps of one block, by their names."""

    def __init__(self) -> None:
        self.began = perf_counter()
        self.laps: dict[str, Lap] = {}

    @property
    def seconds(self) -> float:
        """How long it has been running."""
        return perf_counter() - self.began

    @contextmanager
    def lap(self, name: str) -> Iterator[None]:
        """Add what the block takes to `name`. Of laps inside each other the outer one counts."""
        lap = self.laps.setdefault(name, Lap())
        if lap.inside:
            yield
            return
        lap.inside, began = True, perf_counter()
        try:
            yield
        finally:
            lap.count += 1
            lap.seconds += perf_counter() - began
            lap.inside = False


_running: ContextVar[Stopwatch | None] = ContextVar("kawaraban_stopwatch", default=None)


@contextmanager
def measuring() -> Iterator[Stopwatch]:
    """Measure the laps of this thread until the block ends."""
    watch = Stopwatch()
    token = _running.set(watch)
    try:
        yield watch
    finally:
        _running.reset(token)


def timed(name: str) -> Callable[[Callable[P, R]], Callable[P, R]]:
    """Count the calls of a function as laps of `name`."""

    def decorate(function: Callable[P, R]) -> Callable[P, R]:
        @wraps(function)
        def call(*args: P.args, **kwargs: P.kwargs) -> R:
            watch = _running.get()
            if watch is None:
                return function(*args, **kwargs)
            with watch.lap(name):
                return function(*args, **kwargs)

        return call

    return decorate
