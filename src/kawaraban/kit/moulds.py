"""A text with gaps, cut once and filled many times: what a template prints on every page.

The template is rendered with a mark in each gap; `Mould` cuts it there. What fills a gap must be
safe where the gap stands, like anything that is put into a page without a template.
"""

from __future__ import annotations

import re
from collections.abc import Mapping


class Mould:
    """A text cut at its marks. A mark may stand in it any number of times."""

    def __init__(self, text: str, marks: Mapping[str, str]) -> None:
        """`marks` are the names of the gaps by what stands in them now."""
        pattern = "|".join(re.escape(mark) for mark in sorted(marks, key=len, reverse=True))
        pieces = re.split(f"({pattern})", text) if marks else [text]
        self._texts = pieces[0::2]
        self._names = [marks[mark] for mark in pieces[1::2]]

    def fill(self, **values: str) -> str:
        """Return the text with its gaps filled. Raises `KeyError` for a gap without a value."""
        parts = [self._texts[0]]
        for name, text in zip(self._names, self._texts[1:], strict=True):
            parts += (values[name], text)
        return "".join(parts)
