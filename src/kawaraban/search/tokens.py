"""What stands between two spaces of a text, read once and remembered. Pure.

A language has few different words, and a text repeats them: nearly every token of a text was read
before. How it is read is in `spaced`.
"""

from __future__ import annotations

import re
from collections.abc import Callable

Read = tuple[tuple[str, ...], tuple[str, ...]]
"""The words of a token in a row, and the forms by which they are looked up."""

Known = str | Read
"""What is remembered: only the form, where a token is its own row and has one form. Most are so,
and reading a cold text is a matter of how much memory is touched."""

REMEMBERED = 32_768
"""Tokens of a language that a process remembers, and as many from before: at most 15 MB."""
REMEMBERED_AT_LENGTH = 300_000
"""Tokens that are remembered while a whole archive is read: about 150 MB, if it has so many."""
_LONGEST = 40
"""Characters of a token that is worth remembering."""
AROUND = ".,;:!?\"'()[]\u2018\u2019\u201c\u201d\u2026\u2013\u2014"
"""What is taken off a token before it is looked up: punctuation that is never part of a word at its
edge."""
# Digits in groups of three are one number across spaces.
GROUPED = re.compile(r"\d \d{3}")


class Tokens(dict[str, Known]):
    """The tokens of one language."""

    most = REMEMBERED

    def __init__(self, language: str, read: Callable[[str, str], Read]) -> None:
        """`read` reads a token, or a piece of text, in a language."""
        super().__init__()
        self.language = language
        self.read = read
        self._before: dict[str, Known] = {}

    def __missing__(self, token: str) -> Known:
        found = self._before.get(token)
        if found is None:
            row, forms = found = self.read(token, self.language)
            if len(token) > _LONGEST:
                return found
            if len(row) == len(forms) == 1 and row[0] == token:
                found = forms[0]
        if len(self) >= self.most:
            # What is asked for again comes back from there; the rest goes the next time.
            self._before = dict(self)
            self.clear()
        self[token] = found
        return found
