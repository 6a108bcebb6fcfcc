"""A body in the codings that are kept (RFC 9110, 8.4.1), made once."""

from __future__ import annotations

import gzip
import zlib
from dataclasses import dataclass

import brotli

from kawaraban.kit.zstandard import compress

SMALL = 256
"""Bytes. Shorter bodies, such as a redirect's, would hardly get smaller; they are kept as is."""
GZIP_LEVEL = 6
BROTLI_QUALITY = 5
"""A third of a millisecond for a story; 11 takes thirty times as long for a tenth fewer bytes."""
NARROW, WIDE = 16, 22
"""Brotli's windows, as powers of two (RFC 7932, 9.1). A story fits into the narrow one, whose
tables fit into a processor's cache: a quarter of the time less, and no byte more."""
ZSTD_LEVEL = 9


@dataclass(frozen=True, slots=True)
class Coded:
    """Either `raw`, or both `gzip` and `br`."""

    raw: bytes = b""
    gzip: bytes = b""
    br: bytes = b""

    @classmethod
    def of(cls, body: bytes) -> Coded:
        """Return `body` in the codings that are worth it."""
        if len(body) < SMALL:
            return cls(raw=body)
        return cls(
            gzip=gzip.compress(body, GZIP_LEVEL, mtime=0),
            br=brotli.compress(body, quality=BROTLI_QUALITY, lgwin=_window(body)),
        )

    def identity(self) -> bytes:
        """Return the body without a coding."""
        return zlib.decompress(self.gzip, wbits=31) if self.gzip else self.raw

    def best(self, order: tuple[str, ...]) -> tuple[str, bytes]:
        """Return the first coding of `order` and the body in it."""
        if self.raw or not self.gzip or order[0] == "identity":
            return "identity", self.identity()
        if order[0] == "br":
            return "br", self.br
        return order[0], self.gzip if order[0] == "gzip" else zstandard(self.identity())


def _window(body: bytes) -> int:
    return NARROW if len(body) <= (1 << NARROW) - 16 else WIDE


def zstandard(body: bytes) -> bytes:
    """Return `body` in the coding `zstd` (RFC 8878); made when a client first asks for it."""
    return compress(body, ZSTD_LEVEL)
