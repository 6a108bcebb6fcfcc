"""Undoing Content-Encoding (RFC 9110, section 8.4) without being blown up by it."""

import zlib

from kawaraban.kit.fetch_errors import FetchFailed, FetchRefused

# What we ask for and understand. Chains of codings exist only in attacks.
ACCEPTED = "gzip, deflate"


class Decompressor:
    """Bytes of one coded body in, decoded bytes out, never more than `max_bytes` altogether."""

    def __init__(self, coding: str, max_bytes: int) -> None:
        coding = coding.strip().lower()
        if coding not in ("", "identity", "gzip", "x-gzip", "deflate"):
            raise FetchFailed(f"it answered in a coding we did not ask for ({coding[:40]})")
        self._left = max_bytes
        self._fed = False
        self._plain = coding in ("", "identity")
        self._raw_deflate = coding != "deflate"
        self._gzip = coding in ("gzip", "x-gzip")
        self._zlib = self._new(47 if self._gzip else zlib.MAX_WBITS)

    def feed(self, data: bytes) -> bytes:
        """Raises FetchRefused past the limit, FetchFailed for broken data."""
        self._fed = True
        out = data if self._plain else self._inflate(data)
        self._left -= len(out)
        if self._left < 0:
            raise too_large()
        return out

    def finish(self) -> None:
        """Raises FetchFailed if the coded body was cut off."""
        if self._fed and not self._plain and not self._zlib.eof:
            raise FetchFailed("its compressed answer breaks off")

    def _inflate(self, data: bytes) -> bytes:
        out = bytearray()
        while data:
            if self._zlib.eof:
                if not self._gzip:
                    break
                # gzip may consist of several members; anything else after one is padding.
                if not data.startswith(b"\x1f\x8b"):
                    break
                self._zlib = self._new(47)
            out += self._decompress(data, self._left + 1 - len(out))
            if len(out) > self._left:
                raise too_large()
            data = self._zlib.unconsumed_tail or self._zlib.unused_data
        return bytes(out)

    def _decompress(self, data: bytes, limit: int) -> bytes:
        try:
            out = self._zlib.decompress(data, limit)
        except zlib.error:
            if self._raw_deflate:
                raise FetchFailed("its compressed answer is broken") from None
            # Some servers send "deflate" without the zlib frame that the standard asks for.
            self._raw_deflate = True
            self._zlib = self._new(-zlib.MAX_WBITS)
            return self._decompress(data, limit)
        self._raw_deflate = True
        return out

    @staticmethod
    def _new(window_bits: int) -> "zlib._Decompress":
        return zlib.decompressobj(window_bits)


def too_large() -> FetchRefused:
    """The refusal of a body that grows beyond the limit when it is unpacked."""
    return FetchRefused("it is larger than we accept")
