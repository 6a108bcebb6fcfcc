"""Zstandard (RFC 8878), from the standard library where that has it."""

from __future__ import annotations

import sys
import threading

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd

# Making one takes longer than compressing a page of text. No two threads may use the same.
_compressors = threading.local()


def compress(data: bytes, level: int = 3) -> bytes:
    """Return `data` as one frame."""
    kept: dict[str, zstd.ZstdCompressor] = _compressors.__dict__
    found = kept.get(name := str(level)) or kept.setdefault(name, zstd.ZstdCompressor(level))
    return bytes(found.compress(data, zstd.ZstdCompressor.FLUSH_FRAME))


def decompress(data: bytes) -> bytes:
    """Return what a frame holds. Raises `ValueError` for anything else."""
    try:
        return bytes(zstd.decompress(data))
    except zstd.ZstdError as error:
        raise ValueError(f"This is not Zstandard: {error}") from error
