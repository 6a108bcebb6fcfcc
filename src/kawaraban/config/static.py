"""Static files under names that carry a hash of their content, compressed once when collected."""

from __future__ import annotations

import gzip
import os
import sys
from collections.abc import Iterable, Iterator
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path
from typing import Any

import brotli
from django.contrib.staticfiles.storage import ManifestStaticFilesStorage

from kawaraban.delivery.assets import SUFFIXES

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

# Pictures and fonts are compressed already; licences and the like nobody loads.
COMPRESSED = (".css", ".js", ".svg")
OURS = ("reading/", "conversation/", "articles/")
"""Where the best that can be had is worth its time: the few files that every reader loads."""
SMALL = 256
"""Bytes. Shorter files are sent as they are."""
WORTH_IT = 0.95
"""A variant is kept if it has at most this share of what it stands for."""


class HashedStaticStorage(ManifestStaticFilesStorage):
    """Django's storage of hashed names, with `.br`, `.zst` and `.gz` beside the hashed files.

    A missing file is named, not guessed.
    """

    def post_process(self, paths: dict[str, Any], dry_run: bool = False, **options: Any) -> Any:
        """Hash as Django does, then compress. Yields what `collectstatic` counts."""
        yield from super().post_process(paths, dry_run=dry_run, **options)
        if dry_run:
            return
        for name in paths:
            self._forget_variants(name)
        yield from self._compress(sorted(set(self.hashed_files.values())))

    def _forget_variants(self, name: str) -> None:
        """Remove the variants of a plain name: a proxy would send another version's."""
        for suffix in SUFFIXES.values():
            Path(self.path(name) + suffix).unlink(missing_ok=True)

    def _compress(self, names: Iterable[str]) -> Iterator[tuple[str, str, bool]]:
        wanted = [name for name in names if name.endswith(COMPRESSED)]
        # The compressors let go of the interpreter, so two threads use two cores.
        with ThreadPoolExecutor() as pool:
            made = pool.map(lambda name: compress(Path(self.path(name)), is_ours(name)), wanted)
            for name, suffixes in zip(wanted, made, strict=True):
                for suffix in suffixes:
                    yield name, name + suffix, True


def is_ours(name: str) -> bool:
    """Whether readers load the static file `name`, relative to the root."""
    return name.startswith(OURS)


def compress(path: Path, best: bool) -> list[str]:
    """Write the variants of a hashed file, unless they are there, and return their suffixes.

    Variants that are there are right: the name says what is in them. Each is renamed into place
    when it is whole, `.br` as the last, so where it is there are the others too. `.zst` is kept
    only where it is smaller than `.gz`.
    """
    if Path(f"{path}.br").exists() or path.stat().st_size < SMALL:
        return []
    content = path.read_bytes()
    variants = {
        ".gz": gzip.compress(content, compresslevel=9 if best else 6, mtime=0),
        ".zst": zstd.compress(content, level=19 if best else 9),
        ".br": brotli.compress(content, quality=11 if best else 5),
    }
    limits = dict.fromkeys(variants, len(content) * WORTH_IT)
    limits[".zst"] = min(limits[".zst"], len(variants[".gz"]))
    kept = [suffix for suffix, variant in variants.items() if len(variant) <= limits[suffix]]
    for suffix in kept:
        beside = Path(f"{path}{suffix}.{os.getpid()}.new")
        beside.write_bytes(variants[suffix])
        beside.replace(f"{path}{suffix}")
    return kept
