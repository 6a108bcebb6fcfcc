"""Text into the terms of the index, and words of a query into the terms to look for.

Pure, and independent of the engine. A word stands in the index as it is written (case folded).
What is derived from it stands at the same position under a mark that no word begins with:

    ~cafe   without diacritics, from café
    %clear  the stem, from clearing
    +雷除    two neighbouring graphemes of a script written without spaces

Inside such a script a position is one grapheme, so a phrase of pairs finds any part of a run,
however the dictionary has cut it; the dictionary's own words rank ahead of it.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from icu4py.breakers import WordBreaker

from kawaraban.search.folding import (
    UNSPACED_RUN,
    exact,
    fold,
    graphemes,
    normalise,
    without_ignored,
)
from kawaraban.search.stemming import stem, stemmer_name

FOLDED, STEM, PAIR = "~", "%", "+"
MAX_TERM = 64
"""Characters of a term that are kept. Longer ones are not words."""

_HAS_WORD = re.compile(r"[^\W_]")
_UNDOTTED = re.compile(r"[^.]+")
_HIRAGANA = re.compile("[\u3041-\u309f]")


class Token(NamedTuple):
    """One term of the index. `start` and `end` are offsets in characters of the original text."""

    term: str
    position: int
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Word:
    """A word of a query in a script with spaces."""

    exact: str
    folded: str
    stems: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Run:
    """A part of a query in a script without spaces: its words and its graphemes."""

    words: tuple[tuple[str, ...], ...]
    """The dictionary's words, each as its graphemes."""

    @property
    def graphemes(self) -> tuple[str, ...]:
        """All graphemes in order."""
        return tuple(grapheme for word in self.words for grapheme in word)


Term = Word | Run


def tokens(text: str, language: str, position: int = 0) -> Iterator[Token]:
    """Yield the tokens of a text, positions counted from `position`, never decreasing."""
    normal = normalise(text)
    for start, piece, unspaced in _pieces(normal.text):
        if unspaced:
            found = iter(_run_tokens(piece))
        else:
            found = _word_tokens(piece, language)
        furthest = position
        for term, step, left, right in found:
            furthest = max(furthest, position + step + 1)
            yield Token(term, position + step, *normal.original(start + left, start + right))
        position = furthest


def terms(text: str, languages: Sequence[str]) -> list[Term]:
    """Return what a reader's words look for, with the stems of each of the languages."""
    found: list[Term] = []
    for _, piece, unspaced in _pieces(normalise(text).text):
        if unspaced:
            words = tuple(tuple(graphemes(word)) for word, _ in _run_words(piece))
            found.append(Run(words))
        else:
            found.extend(_query_word(word, tuple(languages)) for word, _ in _spaced_words(piece))
    return found


def without_particles(run: Run) -> tuple[tuple[str, ...], ...]:
    """Return the words of a run that must be found: not の or は where there are others."""
    telling = tuple(w for w in run.words if len(w) > 1 or not _HIRAGANA.fullmatch(w[0]))
    return telling or run.words


def pairs(units: Sequence[str]) -> list[str]:
    """Return the pair terms of two or more graphemes, one for each position but the last."""
    return [PAIR + left + right for left, right in pairwise(units)]


def _pieces(text: str) -> Iterator[tuple[int, str, bool]]:
    """Yield (offset, piece, is it a run of an unspaced script)."""
    at = 0
    for run in UNSPACED_RUN.finditer(text):
        if run.start() > at:
            yield at, text[at : run.start()], False
        yield run.start(), run.group(), True
        at = run.end()
    if at < len(text):
        yield at, text[at:], False


def _spaced_words(piece: str) -> Iterator[tuple[str, int]]:
    at = 0
    for segment in WordBreaker(piece, "en"):
        # "ended.Then" is two words with a space forgotten; "U.S" and "3.5" are one.
        if "." in segment and any(len(p) > 1 and p.isalpha() for p in segment.split(".")):
            yield from ((word.group(), at + word.start()) for word in _UNDOTTED.finditer(segment))
        elif _HAS_WORD.search(segment):
            yield segment, at
        at += len(segment)


def _run_words(run: str) -> Iterator[tuple[str, int]]:
    """Yield the dictionary's words without invisible marks, each with its offset."""
    at = 0
    for segment in WordBreaker(run, "ja"):
        word = without_ignored(segment)
        if word:
            yield word, at
        at += len(segment)


@lru_cache(maxsize=16_384)
def forms(word: str, language: str) -> tuple[str, str, str]:
    """Return one written word as it is looked for: exact, without diacritics, and its stem."""
    plain = exact(word)[:MAX_TERM]
    return plain, fold(plain), fold(stem(plain, language))


def _word_tokens(piece: str, language: str) -> Iterator[tuple[str, int, int, int]]:
    for step, (word, at) in enumerate(_spaced_words(piece)):
        plain, folded, root = forms(word, language)
        end = at + len(word)
        yield plain, step, at, end
        if folded != plain:
            yield FOLDED + folded, step, at, end
        if root not in (plain, folded):
            yield STEM + root, step, at, end


def _run_tokens(run: str) -> list[tuple[str, int, int, int]]:
    """Return words, pairs, and the last grapheme alone (so that each one begins some term)."""
    spots: list[tuple[str, int, int]] = []
    at = 0
    for cluster in graphemes(run):
        unit = without_ignored(cluster)
        if unit:
            spots.append((unit, at, at + len(cluster)))
        at += len(cluster)
    found: list[tuple[str, int, int, int]] = []
    for step, (unit, left, right) in enumerate(spots):
        if step + 1 < len(spots):
            following = spots[step + 1]
            found.append((PAIR + unit + following[0], step, left, following[2]))
        else:
            found.append((PAIR + unit, step, left, right))
    steps = {left: step for step, (_, left, _) in enumerate(spots)}
    step = 0
    for word, left in _run_words(run):
        step = steps.get(left, step)
        found.append((word[:MAX_TERM], step, left, left + len(word)))
    found.sort(key=lambda token: token[1])
    return found


def _query_word(word: str, languages: tuple[str, ...]) -> Word:
    plain = exact(word)[:MAX_TERM]
    # One stemmer serves several languages; each is asked once.
    stemmers = {stemmer_name(code): code for code in languages}
    stems = {fold(stem(plain, code)) for name, code in stemmers.items() if name}
    return Word(plain, fold(plain), tuple(sorted(stems)))
