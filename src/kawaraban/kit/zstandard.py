"""Zstandard (RFC 8878), from the standard library where that has it."""

from __future__ import annotations

import sys

if sys.version_info >= (3, 14):
    from compression import zstd
else:
    from backports import zstd


def compress(data: bytes, level: int = 3) -> bytes:
    """Return `data` as one frame."""
    return bytes(zstd.compress(data, level))


def decompress(data: bytes) -> bytes:
    """Return what a frame holds. Raises `ValueError` for anything else."""
    try:
        return bytes(zstd.decompress(data))
    except zstd.ZstdError as error:
        raise ValueError(f"This is not Zstandard: {error}") from error
