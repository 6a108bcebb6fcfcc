"""Where in a text the words of a query stand. Pure.

Spaced words are judged one by one (a text has few different ones); parts of a run are looked for
as they are. No dictionary is asked, so that ten hits cost a millisecond or two.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from itertools import islice
from typing import NamedTuple

from kawaraban.search.chunks import cut, placed
from kawaraban.search.folding import UNSPACED_RUN, normalise
from kawaraban.search.marking_runs import RunMarker
from kawaraban.search.spaced import forms
from kawaraban.search.wanted import Wanted

MAX_SPANS = 500


class Span(NamedTuple):
    """A hit in the original text, in characters, and the number of the word it answers."""

    start: int
    end: int
    word: int


class Marker:
    """Finds the spans of a query's words. One is made for each search, then used for each hit."""

    def __init__(
        self,
        words: Iterable[Wanted],
        *,
        typing: Wanted | None = None,
        typos: Iterable[Wanted] = (),
    ) -> None:
        """`typing`: the word that may be unfinished. `typos`: words matched with one typo."""
        found, typos = list(words), list(typos)
        self._words = [(number, word) for number, word in enumerate(found) if word.spaced]
        self._beginning = typing
        self._typos = [word.folded for word in typos if word.spaced]
        self._rows = [(number, word.row) for number, word in self._words if len(word.row) > 1]
        self._verdicts: dict[str, _Verdicts] = {}
        unspaced = [(number, word) for number, word in enumerate(found) if not word.spaced]
        self._runs = RunMarker(unspaced, typos)

    def spans(self, text: str, language: str) -> list[Span]:
        """Return where the words stand, in order, at most `MAX_SPANS`."""
        normal = normalise(text)
        found: list[tuple[int, int, int]] = []
        if self._words:
            found = list(islice(self._spaced(normal.text, language), MAX_SPANS))
        if self._rows:
            found += islice(self._in_rows(normal.text), MAX_SPANS)
        found += self._runs.hits(normal.text)
        return [
            Span(*normal.original(start, end), number)
            for start, end, number in sorted(set(found))[:MAX_SPANS]
        ]

    def _spaced(self, text: str, language: str) -> Iterator[tuple[int, int, int]]:
        """Yield the hits among the words of scripts with spaces."""
        verdicts = self._verdicts.setdefault(language, _Verdicts(self, language))
        for piece, at in _between_runs(text):
            for chunk, start in cut(piece):
                for left, right, number in verdicts[chunk]:
                    yield at + start + left, at + start + right, number

    def _in_rows(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Yield where the parts of a word such as 16h20 stand as words in a row."""
        places = [
            (atom.folded, at + start + left, at + start + right)
            for piece, at in _between_runs(text)
            for chunk, start in cut(piece)
            for atom, left, right in placed(chunk)
        ]
        words = [folded for folded, _start, _end in places]
        for number, row in self._rows:
            for at in range(len(words) - len(row) + 1):
                if words[at] == row[0] and tuple(words[at : at + len(row)]) == row:
                    yield places[at][1], places[at + len(row) - 1][2], number

    def judged(self, chunk: str, language: str) -> tuple[tuple[int, int, int], ...]:
        """Return what is to be marked in a chunk: some of its words, or the whole."""
        row, whole = forms(chunk, language)
        if len(row) == 1:
            number = self.match(row[0], whole)
            return ((0, len(chunk), number),) if number >= 0 else ()
        found = [
            (start, end, number)
            for atom, start, end in placed(chunk)
            if (number := self.match(atom.folded, forms(atom.plain, language)[1])) >= 0
        ]
        if not found and (number := self.match("".join(row), whole)) >= 0:
            found = [(0, len(chunk), number)]
        return tuple(found)

    def match(self, folded: str, found: Iterable[str]) -> int:
        """Return the number of the query's word that this one answers, or -1."""
        for number, word in self._words:
            # With marks it is another word in some languages; its forms know in which.
            if folded == word.folded and word.written.isascii():
                return number
            if any(form in word.forms for form in found):
                return number
            if word is self._beginning and folded.startswith(word.folded):
                return number
        for typo in self._typos:
            if one_typo(typo, folded):
                return next(n for n, word in self._words if word.folded == typo)
        return -1


class _Verdicts(dict[str, tuple[tuple[int, int, int], ...]]):
    """What `Marker.judged` says of each chunk, asked once for each."""

    def __init__(self, marker: Marker, language: str) -> None:
        super().__init__()
        self.marker = marker
        self.language = language

    def __missing__(self, chunk: str) -> tuple[tuple[int, int, int], ...]:
        verdict = self[chunk] = self.marker.judged(chunk, self.language)
        return verdict


def _between_runs(text: str) -> Iterator[tuple[str, int]]:
    """Yield what stands between the runs of scripts without spaces, and where."""
    at = 0
    for run in UNSPACED_RUN.finditer(text):
        if run.start() > at:
            yield text[at : run.start()], at
        at = run.end()
    yield text[at:], at


def one_typo(left: str, right: str) -> bool:
    """Return whether one inserted, lost, wrong or swapped letter makes one word the other."""
    if left == right or abs(len(left) - len(right)) > 1:
        return left == right
    head = next(
        (i for i, (a, b) in enumerate(zip(left, right, strict=False)) if a != b),
        min(len(left), len(right)),
    )
    a, b = left[head:], right[head:]
    swapped = len(a) > 1 and len(b) > 1 and a[0] == b[1] and a[1] == b[0] and a[2:] == b[2:]
    return a[1:] == b[1:] or a[1:] == b or a == b[1:] or swapped
