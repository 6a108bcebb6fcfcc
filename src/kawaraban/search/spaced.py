"""Words of scripts with spaces, and the forms by which a text keeps them.

Pure, and independent of the engine. A text keeps each atom of a chunk in its row, and in its bag
the roots of the atoms and of what they are joined to: `sea-level` is sea, level and sealevel.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import lru_cache
from itertools import pairwise

from kawaraban.search.chunks import MAX_TERM, Atom, atoms, chunks
from kawaraban.search.folding import fold
from kawaraban.search.languages.french import ELIDED
from kawaraban.search.languages.vietnamese import canonical
from kawaraban.search.stemming import roots
from kawaraban.search.tokens import (
    AROUND,
    GROUPED,
    REMEMBERED,
    REMEMBERED_AT_LENGTH,
    Read,
    Tokens,
)

AS_WRITTEN = "="
"""Before a form that has its diacritics. No word begins with it."""
_CONTRACTED = frozenset(("s", "re", "ve", "ll", "d", "m"))
"""What is joined to an English word by an apostrophe and is none of it."""


def kept(piece: str, language: str) -> tuple[Sequence[str], Sequence[str]]:
    """Return the words of a piece in a row, and their forms for the bag."""
    if GROUPED.search(piece) is not None:
        return read(piece, language)
    known = tokens_of(language)
    text: list[str] = []
    words: list[str] = []
    for written in (piece.lower() if piece.isascii() else piece).split():
        token = written.strip(AROUND)
        found = known[token]
        if isinstance(found, str):
            text.append(token)
            words.append(found)
        else:
            text += found[0]
            words += found[1]
    return text, words


def reading(token: str, language: str) -> Read:
    """Return the words of a token in a row, and their forms, remembered from before."""
    found = tokens_of(language)[token]
    return ((token,), (found,)) if isinstance(found, str) else found


@lru_cache(maxsize=64)
def tokens_of(language: str) -> Tokens:
    """Return the tokens of a language that were read before."""
    return Tokens(language, read)


@contextmanager
def at_length() -> Iterator[None]:
    """Remember more than usual: a whole archive is read. Nothing is kept afterwards."""
    Tokens.most = REMEMBERED_AT_LENGTH
    try:
        yield
    finally:
        Tokens.most = REMEMBERED
        tokens_of.cache_clear()


def read(piece: str, language: str) -> Read:
    """Read a piece of text without remembering it: its words in a row, and their forms."""
    text: list[str] = []
    words: list[str] = []
    for chunk in chunks(piece):
        row, found = forms(chunk, language)
        text += row
        words += found
    return tuple(text), tuple(words)


def forms(chunk: str, language: str) -> Read:
    """Return a chunk as it stands in a row, and the forms by which it is looked up.

    A word with diacritics has one form more, by which it is put before others.
    """
    if chunk.isascii() and chunk.isalpha():
        plain = chunk.lower()[:MAX_TERM]
        return (plain,), tuple(dict.fromkeys(roots(plain, plain, language)))
    found = atoms(chunk)
    row = tuple(atom.folded for atom in found)
    if len(found) == 1:
        kept = dict.fromkeys(atom_forms(found[0], language))
        if " " in chunk:
            kept |= dict.fromkeys(fold(part) for part in chunk.split(" "))
        return row, tuple(kept)
    kept = dict.fromkeys(form for atom in alone(found) for form in atom_forms(atom, language))
    for one in joined(found):
        kept |= dict.fromkeys(_joined_forms(one, language))
    return row, tuple(kept)


def atom_forms(atom: Atom, language: str) -> tuple[str, ...]:
    """Return the forms by which one word is looked up."""
    plain, folded, _joint = atom
    if atom.is_number:
        return (folded,)
    found = roots(plain, folded, language)
    return found if folded == plain else (*found, AS_WRITTEN + canonical(plain))


def _joined_forms(joined: Atom, language: str) -> tuple[str, ...]:
    """Return the forms of joined words. Those around an apostrophe have no root together."""
    return atom_forms(joined, language if joined.joint == "-" else "")


def alone(found: Sequence[Atom]) -> list[Atom]:
    """Return the atoms that are words by themselves: not the l of l'école, not an English 's."""
    last = len(found) - 1
    words = [
        atom
        for number, atom in enumerate(found)
        if not (number == last and is_contracted(atom))
        and not (number < last and found[number + 1].joint == "'" and len(atom.folded) == 1)
        and not (number < last and found[number + 1].joint == "'" and atom.folded in ELIDED)
    ]
    # Oakland A's: nothing but a letter and what is joined to it.
    return words or list(found)


def is_contracted(atom: Atom) -> bool:
    """Return whether an atom is joined to an English word and none of it, as an 's."""
    return atom.joint == "'" and atom.folded in _CONTRACTED


def joined(found: Sequence[Atom]) -> Iterator[Atom]:
    """Yield the parts between hyphens as one word each, then the whole as one word.

    Numbers on both sides of a hyphen are a result or a range, and no word.
    """
    found = [atom for atom in found if not is_contracted(atom)]
    parts: list[list[Atom]] = []
    for atom in found:
        if parts and atom.joint != "-":
            parts[-1].append(atom)
        else:
            parts.append([atom])
    for part in parts:
        if len(part) > 1:
            yield _as_one(part, "'")
    numbers = any(a.is_number and b.is_number for a, b in pairwise(found))
    if len(parts) > 1 and not numbers:
        yield _as_one(found, "-")


def _as_one(found: Iterable[Atom], joint: str) -> Atom:
    plain = "".join(atom.plain for atom in found)[:MAX_TERM]
    return Atom(plain, fold(plain)[:MAX_TERM], joint)
