"""Spellings that look the same are made the same, and each character knows where it came from.

Pure. A script gives a pattern of the places to look at, and what to write there instead.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import NamedTuple

Map = tuple[list[int], list[int]]
"""For each character, where the range that it came from begins and ends."""


class Respelling(NamedTuple):
    """One script's rule: `script` tells cheaply whether a text has the script at all."""

    script: re.Pattern[str]
    places: re.Pattern[str]
    respelt: Callable[[re.Match[str]], str]

    def apply(self, text: str) -> str:
        """Return the text in canonical spelling."""
        return self.places.sub(self.respelt, text) if self.script.search(text) else text

    def mapped(self, text: str, origin: Map | None) -> tuple[str, Map | None]:
        """Return the text in canonical spelling and its map; None if nothing has moved."""
        if not self.script.search(text):
            return text, origin
        pieces: list[str] = []
        starts: list[int] = []
        ends: list[int] = []
        at = 0
        moved = False
        for match in self.places.finditer(text):
            start, end = match.span()
            piece = self.respelt(match)
            if piece == text[start:end]:
                continue
            moved = moved or len(piece) != end - start or end - start > 1
            pieces += [text[at:start], piece]
            starts += [*range(at, start), *[start] * len(piece)]
            ends += [*range(at + 1, start + 1), *[end] * len(piece)]
            at = end
        if not pieces:
            return text, origin
        pieces.append(text[at:])
        made = "".join(pieces)
        if not moved and origin is None:
            return made, None
        starts += range(at, len(text))
        ends += range(at + 1, len(text) + 1)
        if origin is not None:
            starts = [origin[0][start] for start in starts]
            ends = [origin[1][end - 1] for end in ends]
        return made, (starts, ends)
