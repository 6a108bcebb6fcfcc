"""Text into what an index keeps of it, and the words of a query into what is looked for.

Pure, and independent of the engine. Scripts with spaces are in `spaced`, the others in `unspaced`.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from itertools import accumulate, islice

from kawaraban.search import spaced, spaced_wanted, unspaced
from kawaraban.search.folding import UNSPACED_RUN, fold, graphemes, normalise
from kawaraban.search.wanted import Row, Wanted, Way

BREAK = "\u2028"
"""Stands between two runs, so that no pair of graphemes follows one of another run."""


LONGEST_BEGINNING = 12
"""Graphemes; who has typed more of a word without a hit will not find it by one more."""


@dataclass(slots=True)
class Analysed:
    """What an index keeps of a text; no term has a space in it, none is empty.

    `words` is the bag of forms by which the words can be looked up; `text` are the words in order,
    without diacritics; `pairs` are neighbouring graphemes of scripts without spaces, in order.
    """

    words: list[str] = field(default_factory=list)
    text: list[str] = field(default_factory=list)
    pairs: list[str] = field(default_factory=list)


def analyse(text: str, language: str) -> Analysed:
    """Return what an index keeps of a text in a language (a code such as `en`)."""
    made = Analysed()
    for piece, is_run in _pieces(normalise(text).text):
        if is_run:
            row, words, pairs = unspaced.kept(piece, language)
            made.pairs += pairs
            made.pairs.append(BREAK)
        else:
            row, words = spaced.kept(piece, language)
        made.text += row
        made.words += words
    return made


def wanted(text: str, languages: Sequence[str]) -> list[Wanted]:
    """Return what the words of a query look for, with the forms of each of the languages."""
    found: list[Wanted] = []
    for piece, is_run in _pieces(normalise(text).text):
        if is_run:
            found.extend(unspaced.wanted(piece, languages))
        else:
            found.extend(spaced_wanted.wanted_all(piece, languages))
    return found


def phrase(text: str, languages: Sequence[str]) -> Way | None:
    """Return how words in quotation marks are looked for; None if there are none."""
    pieces = list(_pieces(normalise(text).text.strip()))
    if len(pieces) == 1 and pieces[0][1]:
        return unspaced.phrase(pieces[0][0])
    # As they stand in a text, with the particles that a word alone need not have.
    terms = tuple(analyse(text, languages[0] if languages else "").text)
    return Row(terms) if terms else None


def _pieces(text: str) -> Iterator[tuple[str, bool]]:
    """Yield each piece and whether it is a run of a script without spaces."""
    if text.isascii():
        yield text, False
        return
    at = 0
    for run in UNSPACED_RUN.finditer(text):
        if run.start() > at:
            yield text[at : run.start()], False
        yield run.group(), True
        at = run.end()
    if at < len(text):
        yield text[at:], False


def beginnings(word: str) -> list[str]:
    """Return what a reader has typed of a word as it is written when it is not finished yet."""
    plain = fold(word)
    if plain.isascii():
        return [plain[:size] for size in range(1, min(len(plain), LONGEST_BEGINNING) + 1)]
    units = list(islice(graphemes(plain), LONGEST_BEGINNING))
    return list(accumulate(units))
