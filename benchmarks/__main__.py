"""Run every benchmark and print its figures."""

from __future__ import annotations

import os
import sys

os.environ.setdefault("DJANGO_SETTINGS_MODULE", "benchmarks.settings")


def main() -> int:
    """Prepare a site of 2,000 stories once, then measure; 1 if a bound was missed."""
    from benchmarks.reading import article, memory
    from benchmarks.site import prepare

    kept = prepare()
    return 0 if all([article.measure(kept), memory.measure()]) else 1


if __name__ == "__main__":
    sys.exit(main())
