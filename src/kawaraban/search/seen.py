"""Whether a text was seen before: surely not, or probably so. Pure.

A Bloom filter (B. H. Bloom, 1970): it takes the same memory whether thousands or millions of
texts are put into it, and errs to the safe side only.
"""

from __future__ import annotations

BITS = 28
"""Two to the power of so many bits, 32 MiB: of a million texts, some fifty are wrongly held for
seen; of ten millions, one in two hundred."""
_MASK = (1 << BITS) - 1


class Seen:
    """The texts that were seen."""

    def __init__(self) -> None:
        self._bits = bytearray(1 << (BITS - 3))

    def add(self, text: str) -> bool:
        """Remember a text; return whether it was probably seen before. False is certain."""
        digest = hash(text)
        first, second = digest & _MASK, (digest >> BITS) & _MASK
        bits, one, other = self._bits, 1 << (first & 7), 1 << (second & 7)
        before = bits[first >> 3] & one and bits[second >> 3] & other
        bits[first >> 3] |= one
        bits[second >> 3] |= other
        return bool(before)
