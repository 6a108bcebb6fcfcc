"""What a query looks for, as analysis says it and any engine can execute it. Pure values.

An index keeps three things of a text (`analysis.Analysed`): the bag of forms by which its words
can be looked up, its words in order, without diacritics, and the pairs of neighbouring graphemes
of scripts without spaces. A `Way` says how one of these shows that a text has a word.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from typing import NamedTuple


class Form(NamedTuple):
    """The bag has this form."""

    term: str
    weight: float = 1.0


class Row(NamedTuple):
    """These words stand next to each other in the text."""

    terms: tuple[str, ...]
    weight: float = 1.0


class Part(NamedTuple):
    """These graphemes follow each other, however the dictionary has cut them.

    An empty pair stands for any. `slack` graphemes may be more or fewer than that.
    """

    pairs: tuple[str, ...]
    weight: float = 1.0
    slack: int = 0


class Most(NamedTuple):
    """At least `least` of these pairs are there: a grapheme may be wrong, missing or too many."""

    pairs: tuple[str, ...]
    least: int
    weight: float = 1.0


class Near(NamedTuple):
    """The text has a word that one typing error makes of this one."""

    term: str
    weight: float = 1.0


Way = Form | Row | Part | Most | Near


@dataclass(frozen=True, slots=True)
class Wanted:
    """One word of a query.

    `ways` are sure; `loose` ones are tried where the sure ones of all words find nothing. A text
    that has it in one of the `better` ways comes first. `written` is the word itself, case folded;
    `row` is how it stands among others in a text. `begins` are what it may be the beginning of,
    while the reader still types.
    """

    written: str
    ways: tuple[Way, ...]
    loose: tuple[Way, ...] = ()
    better: tuple[Way, ...] = ()
    row: tuple[str, ...] = ()
    begins: tuple[str, ...] = ()
    folded: str = ""
    """The word without diacritics, by which it is marked in a passage; empty for other scripts."""
    forms: tuple[str, ...] = ()
    """Forms by which it is marked, too; or in scripts without spaces the very text to mark."""

    @property
    def spaced(self) -> bool:
        """Whether it is a word of a script with spaces."""
        return bool(self.folded)


def row_of(words: Sequence[Wanted]) -> tuple[str, ...]:
    """Return several words as they stand next to each other."""
    return tuple(term for word in words for term in word.row)
