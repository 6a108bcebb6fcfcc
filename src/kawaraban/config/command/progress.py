"""Progress of long work: one line a step, counted in place on a terminal."""

from __future__ import annotations

import sys
import time
from types import TracebackType


class Step:
    """One step of the work. `with Step("Database") as step: step(3, 250)`.

    On a terminal the count is written over itself; elsewhere only the finished step is a line.
    """

    def __init__(self, name: str) -> None:
        self.name = name
        self.live = sys.stderr.isatty()
        self.last = ""

    def __enter__(self) -> Step:
        self.began = time.monotonic()
        self._write(self.name)
        return self

    def __call__(self, done: int, total: int | None = None) -> None:
        """Say that `done` (of `total`, where it is known) is done."""
        self.last = f"{done} of {total}" if total else f"{done}"
        self._write(f"{self.name}: {self.last}")

    def __exit__(
        self,
        failed: type[BaseException] | None = None,
        error: BaseException | None = None,
        where: TracebackType | None = None,
    ) -> None:
        seconds = time.monotonic() - self.began
        end = "stopped" if failed else f"done in {seconds:.1f} s"
        count = f"{self.last}, " if self.last else ""
        self._write(f"{self.name}: {count}{end}", final=True)

    def _write(self, text: str, final: bool = False) -> None:
        if self.live:
            sys.stderr.write(f"\r\x1b[K{text}" + ("\n" if final else ""))
        elif final:
            sys.stderr.write(f"{text}\n")
        sys.stderr.flush()


class Steps:
    """A row of steps that are named as they come: `steps("Pictures", 3, 60)`."""

    def __init__(self) -> None:
        self.step: Step | None = None

    def __enter__(self) -> Steps:
        return self

    def __call__(self, name: str, done: int, total: int) -> None:
        """Say that `done` of `total` of the step `name` is done; another name ends the last."""
        if self.step is None or self.step.name != name:
            self.__exit__()
            self.step = Step(name).__enter__()
        self.step(done, total)

    def __exit__(
        self,
        failed: type[BaseException] | None = None,
        error: BaseException | None = None,
        where: TracebackType | None = None,
    ) -> None:
        if self.step is not None:
            self.step.__exit__(failed, error, where)
