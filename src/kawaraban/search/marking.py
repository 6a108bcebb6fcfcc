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
from kawaraban.search.spaced import AS_WRITTEN, forms, reading
from kawaraban.search.stemming import SAME, candidates, only_endings
from kawaraban.search.tokens import AROUND, GROUPED
from kawaraban.search.wanted import Wanted

MAX_SPANS = 500
_EDGES = frozenset(("", *AROUND))


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
        self._looked_for = {form for _n, word in self._words for form in (*word.forms, word.folded)}
        # Without the mark of a grammar, or of a form as it is written.
        starts = {form.split(":")[-1].lstrip(AS_WRITTEN)[:SAME] for form in self._looked_for}
        short = self._beginning is not None and len(self._beginning.folded) < SAME
        self._starts = frozenset() if short or self._typos else frozenset(starts)
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
            if GROUPED.search(piece) is not None:
                found: Iterable[tuple[str, int]] = cut(piece)
            else:
                piece = piece.lower() if piece.isascii() else piece
                tokens = self._candidates(_bare(piece), piece.isascii(), language)
                found = _places(filter(verdicts.__getitem__, tokens), piece)
            for token, start in found:
                for left, right, number in verdicts[token]:
                    yield at + start + left, at + start + right, number

    def _candidates(self, tokens: set[str], plain: bool, language: str) -> Iterable[str]:
        """Return the tokens that are worth a closer look; of most languages, these are few."""
        if plain and self._starts and only_endings(language):
            return candidates(tokens, self._starts)
        return tokens

    def _in_rows(self, text: str) -> Iterator[tuple[int, int, int]]:
        """Yield where the parts of a word such as 16h20 stand as words in a row."""
        if text.isascii() and not any(_has_all(text.lower(), row) for _number, row in self._rows):
            return
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

    def judged_token(self, token: str, language: str) -> tuple[tuple[int, int, int], ...]:
        """Return what is to be marked in what stands between two spaces."""
        if not self._may_have(token, language):
            return ()
        return tuple(
            (start + left, start + right, number)
            for chunk, start in cut(token)
            for left, right, number in self.judged(chunk, language)
        )

    def _may_have(self, token: str, language: str) -> bool:
        """Return whether a token can have anything to mark. For nearly all, the answer is no."""
        if self._typos:
            return True
        row, found = reading(token.lower() if token.isascii() else token, language)
        begun = self._beginning.folded if self._beginning else None
        if begun is not None and any(word.startswith(begun) for word in row):
            return True
        return not (self._looked_for.isdisjoint(found) and self._looked_for.isdisjoint(row))

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
    """What `Marker.judged_token` says of each token, asked once for each."""

    def __init__(self, marker: Marker, language: str) -> None:
        super().__init__()
        self.marker = marker
        self.language = language

    def __missing__(self, token: str) -> tuple[tuple[int, int, int], ...]:
        verdict = self[token] = self.marker.judged_token(token, self.language)
        return verdict


def _bare(piece: str) -> set[str]:
    """Return the different tokens of a piece without the punctuation around them."""
    return {token.strip(AROUND) for token in set(piece.split())}


def _places(tokens: Iterable[str], piece: str) -> Iterator[tuple[str, int]]:
    """Yield each of the tokens wherever it stands between spaces and punctuation."""
    for token in tokens:
        at = piece.find(token)
        while at >= 0:
            end = at + len(token)
            if not (_joins(piece[end : end + 2]) or _joins(piece[max(at - 2, 0) : at][::-1])):
                yield token, at
            at = piece.find(token, end)


def _joins(beside: str) -> bool:
    """Return whether a token goes on with the two characters that follow it."""
    edge = beside[:1]
    return not (edge.isspace() or edge in _EDGES) or (edge in _EDGES and beside[1:].isalnum())


def _has_all(text: str, row: Iterable[str]) -> bool:
    return all(term in text for term in row)


def _between_runs(text: str) -> Iterator[tuple[str, int]]:
    """Yield what stands between the runs of scripts without spaces, and where."""
    if text.isascii():
        yield text, 0
        return
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
