"""Pieces of a text in scripts with spaces, and the atoms that each is made of. Pure.

A chunk is what stands between spaces and punctuation: `sea-level`, `l'école`, `COVID-19`, `16h20`,
`Rp11.200`, `12 480`. Its atoms are letters or a number each; they are what stands in a row in the
text. How the atoms are joined says by which further forms the chunk is found.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple

from icu4py.breakers import WordBreaker

from kawaraban.search.folding import exact, fold

MAX_TERM = 60
"""Characters of a word that are kept, so that a term with its mark has 64. Longer ones are none."""
_LONGEST_CHUNK = 200
"""Characters of a chunk that are looked at, so that no memory is filled with a hostile one."""
_MOST_ATOMS = 8
"""Atoms of a chunk. What has more is no word but an identifier, and stays in one piece."""

# Latin, Greek and Cyrillic need no dictionary; others go through ICU.
_SIMPLE = "\x00-\u052f\u1e00-\u1fff\u2000-\u20bf"
_RUNS = re.compile(f"[{_SIMPLE}\\d]+|[^{_SIMPLE}\\d]+")
_SIMPLE_PIECE = re.compile(f"[{_SIMPLE}\\d]*")
_FIRST = re.compile(f"[{_SIMPLE}\\d]")
_LETTER = "(?:[^\\W_]|[\u0300-\u036f\u00ad\u200b-\u200d\u2060])"
_WORD = "\\w*(?:[\u0300-\u036f\u00ad\u200b-\u200d\u2060]+\\w*)*"
_CHUNK = re.compile(
    # An abbreviation with dots; a number in groups of three; letters and digits with hyphens,
    # apostrophes and decimal points between them. Matches begin where the last one has ended, so
    # never inside a word.
    r"[A-Za-z](?:\.[A-Za-z])+(?![^\W_])|\d{1,3}(?: \d{3}){1,6}(?![^\W_])(?:,\d+)?"
    rf"|[^\W_]{_WORD}"
    rf"(?:[-\u2010'\u2019.,](?:(?<=[-\u2010'\u2019])|(?<=\d[.,])(?=\d))(?=[^\W_]){_WORD}){{0,7}}"
)
_HAS_WORD = re.compile(r"[^\W_]")
_NUMBER = r"\d+(?:[.,'\u2019]\d+)*"
_ATOM = re.compile(rf"(?P<joint>[-\u2010'\u2019.,]?)(?P<atom>{_NUMBER}|(?:(?!\d){_LETTER})+)")
_THOUSANDS = re.compile(r"[1-9]\d{0,2}(?:([.,'])\d{3})(?:\1\d{3})*(?:(?!\1)[.,](\d+))?")


_ABBREVIATION = re.compile(r"(?:[A-Za-z]\.)+[A-Za-z]")


class Atom(NamedTuple):
    """Letters or a number, and what stands before it in its chunk: nothing, - or '."""

    plain: str
    folded: str
    joint: str = ""

    @property
    def is_number(self) -> bool:
        """Whether it has digits; an atom is letters only or a number."""
        return self.folded[:1].isdigit()


def chunks(piece: str) -> Iterable[str]:
    """Return the chunks of a piece of text."""
    if _SIMPLE_PIECE.fullmatch(piece) is None:
        return (chunk for chunk, _at in cut(piece))
    found = _CHUNK.findall(piece)
    if len(piece) <= _LONGEST_CHUNK:
        return found
    return [chunk[:_LONGEST_CHUNK] for chunk in found]


def cut(piece: str) -> Iterator[tuple[str, int]]:
    """Yield the chunks of a piece of text, each with its offset."""
    for run in _RUNS.finditer(piece):
        text, at = run.group(), run.start()
        if _FIRST.match(text):
            for match in _CHUNK.finditer(text):
                yield match.group()[:_LONGEST_CHUNK], at + match.start()
        elif _HAS_WORD.search(text):
            for segment in WordBreaker(text, "en"):
                if _HAS_WORD.search(segment):
                    yield segment[:_LONGEST_CHUNK], at
                at += len(segment)


def atoms(chunk: str) -> tuple[Atom, ...]:
    """Return what a chunk is made of."""
    if chunk.isalpha():
        return (_atom(chunk),)
    return tuple(atom for atom, _start, _end in placed(chunk))


def placed(chunk: str) -> list[tuple[Atom, int, int]]:
    """Return what a chunk is made of, and where in it."""
    if " " in chunk:
        return [(_atom(chunk.replace(" ", "").replace(",", ".")), 0, len(chunk))]
    if _ABBREVIATION.fullmatch(chunk):
        return [(_atom(chunk.replace(".", "")), 0, len(chunk))]
    found = [
        (_atom(match["atom"], match["joint"]), match.start("atom"), match.end())
        for match in _ATOM.finditer(chunk)
    ]
    found = [one for one in found if one[0].folded]
    return found if 0 < len(found) <= _MOST_ATOMS else [(_atom(chunk), 0, len(chunk))]


def _atom(text: str, joint: str = "") -> Atom:
    plain = exact(text)[:MAX_TERM]
    folded = fold(plain)[:MAX_TERM]
    if folded[:1].isdigit():
        folded = plain = number(folded)
    return Atom(plain, folded, {"\u2019": "'", "\u2010": "-"}.get(joint, joint))


def number(folded: str) -> str:
    """Return a number without separators of thousands, with a point before its decimals.

    One group of three digits may be thousands or decimals; it is taken for thousands wherever it
    stands, so that 42.195 and 42,195 meet, too.
    """
    match = _THOUSANDS.fullmatch(folded)
    if match is None:
        return folded.replace(",", ".")
    whole = folded[: match.start(2) - 1] if match[2] else folded
    digits = "".join(char for char in whole if char.isdigit())
    return f"{digits}.{match[2]}" if match[2] else digits
