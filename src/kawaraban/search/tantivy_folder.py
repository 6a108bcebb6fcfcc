"""The folder of the index: generations beside each other, and which of them is the current one.

    search/current          the name of the generation that is searched
    search/index-…/         one generation, with made.json that says by which version
    search/damaged-…/       the last one that had to be set aside
    search/rebuild.lock     held by the process that rebuilds

A swap is the atomic rename of `current`. The old generation is deleted at once: whoever searches
it has its files mapped, and keeps them until it looks at `current` again.
"""

from __future__ import annotations

import fcntl
import json
import logging
import os
import re
import shutil
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from kawaraban.search.contract import EngineBusy
from kawaraban.search.tantivy_schema import VERSION

logger = logging.getLogger(__name__)

_NAME = re.compile(r"index-\d+")
_MADE = "made.json"
_DAMAGED = "damaged"
_YOUNG = 600
"""Seconds in which a new generation is not condemned for a failed search: were the fault in the
query and not in the files, rebuilding again and again would not mend it."""


class Folder:
    """All generations of one index."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def current(self) -> Path | None:
        """Return the generation that is searched, or None when there is none."""
        try:
            name = (self.root / "current").read_text(encoding="ascii").strip()
        except (OSError, ValueError):
            return None
        generation = self.root / name
        return generation if _NAME.fullmatch(name) and generation.is_dir() else None

    def create(self) -> Path:
        """Make an empty folder for a new generation, not searched before `switch`."""
        self.root.mkdir(parents=True, exist_ok=True)
        generation = self.root / f"index-{time.time_ns()}"
        generation.mkdir()
        (generation / _MADE).write_text(json.dumps({"version": VERSION}), encoding="ascii")
        return generation

    def switch(self, generation: Path) -> None:
        """Make a finished generation the current one, and delete the others."""
        beside = self.root / "current.new"
        with beside.open("w", encoding="ascii") as file:
            file.write(generation.name)
            file.flush()
            os.fsync(file.fileno())
        beside.replace(self.root / "current")
        self.tidy()

    def tidy(self) -> None:
        """Delete generations that nobody will search, such as those of a killed rebuild."""
        current = self.current()
        for path in self.root.glob("index-*"):
            if path != current and _NAME.fullmatch(path.name):
                shutil.rmtree(path, ignore_errors=True)

    def set_aside(self, generation: Path) -> None:
        """Keep a damaged generation for whoever wants to know why, one of them at most."""
        for older in self.root.glob("damaged-*"):
            shutil.rmtree(older, ignore_errors=True)
        generation.rename(self.root / f"damaged-{generation.name}")

    def condemn(self, generation: Path, reason: str) -> None:
        """Note that a generation is damaged; the process that writes will rebuild it."""
        logger.error("The search index %s cannot be read: %s", generation.name, reason)
        try:
            if time.time() - (generation / _MADE).stat().st_mtime > _YOUNG:
                (generation / _DAMAGED).write_text(reason, encoding="utf-8")
        except OSError:
            return  # Its folder has gone or cannot be written: the writer will find that itself.

    def fault(self, generation: Path | None) -> str | None:
        """Return why a generation cannot serve, as far as its folder tells."""
        if generation is None:
            return "There is no search index yet."
        try:
            version = json.loads((generation / _MADE).read_text(encoding="ascii"))["version"]
        except (OSError, ValueError, KeyError, TypeError):
            return "The search index does not say by which version it was made."
        if version != VERSION:
            return f"The search index was made by version {version}; this is {VERSION}."
        if (generation / _DAMAGED).exists():
            return "The search index is damaged."
        return None

    @contextmanager
    def rebuilding(self) -> Iterator[None]:
        """Hold the right to rebuild. Raises `EngineBusy` while another process has it."""
        self.root.mkdir(parents=True, exist_ok=True)
        with (self.root / "rebuild.lock").open("w") as lock:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
            except OSError:
                raise EngineBusy("The search index is being rebuilt already.") from None
            self.tidy()
            yield


def stamp(generation: Path) -> tuple[str, int, int, int]:
    """Return what changes with every commit of any process. Raises `OSError` when it is gone."""
    meta = (generation / "meta.json").stat()
    return generation.name, meta.st_ino, meta.st_mtime_ns, meta.st_size
