"""Run the benchmarks and print their figures: all, or those named.

`python -m benchmarks delivery.hits reading` runs one, and all of a package.
"""

from __future__ import annotations

import importlib
import os
import sys
import time
from collections.abc import Callable

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")

NAMES = (
    *("reading.article", "reading.memory"),
    *("delivery.hits", "delivery.edits", "delivery.publishing", "delivery.cold", "delivery.growth"),
    *("search.recall", "search.pages", "search.scale"),
)


def main(asked: list[str]) -> int:
    """Measure; 0 if every bound was kept, 1 if one was missed, 2 if nothing could be measured."""
    from benchmarks.delivery.processes import Missing, program

    names = [name for name in NAMES if not asked or _is_asked(name, asked)]
    if not names or any(not any(_is_asked(name, [one]) for name in NAMES) for one in asked):
        print(f"There are: {' '.join(NAMES)}", file=sys.stderr)
        return 2
    try:
        if any(name.startswith(("delivery.", "search.pages")) for name in names):
            for peer in ("wrk", "nginx", "hugo"):
                program(peer)
    except Missing as missing:
        print(missing, file=sys.stderr)
        return 2
    missed = [name for name in names if not _run(name)]
    print(f"\nBounds missed: {', '.join(missed)}" if missed else "\nEvery bound was kept.")
    return 1 if missed else 0


def _is_asked(name: str, asked: list[str]) -> bool:
    return any(name == one or name.startswith(f"{one}.") for one in asked)


def _run(name: str) -> bool:
    """Run one benchmark, with its name above and its duration below what it prints."""
    print(f"\n== {name}", flush=True)
    begin = time.monotonic()
    measure: Callable[..., bool] = importlib.import_module(f"benchmarks.{name}").measure
    if name == "reading.article":
        from benchmarks.site import prepare

        kept = measure(prepare())
    else:
        kept = measure()
    print(f"{'kept' if kept else 'MISSED'}, after {time.monotonic() - begin:.0f} s", flush=True)
    return kept


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
