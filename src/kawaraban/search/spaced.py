"""Words of scripts with spaces: by which forms they are kept, and how they are looked for.

Pure, and independent of the engine. A text keeps each atom of a chunk in its row, and in its bag
the roots of the atoms and of what they are joined to: `sea-level` is sea, level and sealevel.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise

from kawaraban.search.chunks import MAX_TERM, Atom, atoms, chunks
from kawaraban.search.folding import exact, fold
from kawaraban.search.languages import malay
from kawaraban.search.languages.french import ELIDED
from kawaraban.search.languages.vietnamese import canonical, is_vietnamese
from kawaraban.search.stemming import grammars, roots
from kawaraban.search.wanted import Form, Near, Row, Wanted, Way

AS_WRITTEN = "="
"""Before a form that has its diacritics. No word begins with it."""
LEAST_FOR_TYPO = 4
"""Letters of a word in which a typing error is forgiven."""
MOST_FORMS = 6
"""Roots of one grammar that a query's word is looked for by."""
_LEAST_ALONE = 3
"""Letters of a part that is looked for by itself; shorter ones (e-mail, Wi-Fi) only in a row."""
_CONTRACTED = frozenset(("s", "re", "ve", "ll", "d", "m"))
"""What is joined to an English word by an apostrophe and is none of it."""


def kept(piece: str, language: str) -> tuple[list[str], list[str]]:
    """Return the words of a piece in a row, and their forms for the bag."""
    text: list[str] = []
    words: list[str] = []
    for chunk in chunks(piece):
        row, found = forms(chunk, language)
        text += row
        words += found
    return text, words


@lru_cache(maxsize=65_536)
def forms(chunk: str, language: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return a chunk as it stands in a row, and the forms by which it is looked up.

    A word with diacritics has one form more, by which it is put before others.
    """
    found = atoms(chunk)
    row = tuple(atom.folded for atom in found)
    if len(found) == 1:
        kept = dict.fromkeys(atom_forms(found[0], language))
        if " " in chunk:
            kept |= dict.fromkeys(fold(part) for part in chunk.split(" "))
        return row, tuple(kept)
    alone = _alone(found)
    kept = dict.fromkeys(form for atom in alone for form in atom_forms(atom, language))
    for joined in _joined(found):
        kept |= dict.fromkeys(_joined_forms(joined, language))
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


def _alone(found: Sequence[Atom]) -> list[Atom]:
    """Return the atoms that are words by themselves: not the l of l'école, not an English 's."""
    last = len(found) - 1
    return [
        atom
        for number, atom in enumerate(found)
        if not (number == last and _is_contracted(atom))
        and not (number < last and found[number + 1].joint == "'" and len(atom.folded) == 1)
        and not (number < last and found[number + 1].joint == "'" and atom.folded in ELIDED)
    ]


def _is_contracted(atom: Atom) -> bool:
    return atom.joint == "'" and atom.folded in _CONTRACTED


def _joined(found: Sequence[Atom]) -> Iterator[Atom]:
    """Yield the parts between hyphens as one word each, then the whole as one word.

    Numbers on both sides of a hyphen are a result or a range, and no word.
    """
    found = [atom for atom in found if not _is_contracted(atom)]
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


# Queries -----------------------------------------------------------------------------------


def wanted_all(piece: str, languages: Sequence[str]) -> list[Wanted]:
    """Return what the words of a piece of a query look for.

    Two words that stand side by side may be one in the text: sea level, sealevel.
    """
    typed = list(chunks(piece))
    found: list[list[Wanted]] = [wanted(chunk, languages) for chunk in typed]
    for number, (left, right) in enumerate(pairwise(typed)):
        if len(left) > 1 and len(right) > 1 and left.isalpha() and right.isalpha():
            closed = Row((fold(exact(left + right))[:MAX_TERM],), 0.7)
            for side in (number, number + 1):
                found[side] = [_or(word, closed) for word in found[side]]
    return [word for words in found for word in words]


def wanted(chunk: str, languages: Sequence[str]) -> list[Wanted]:
    """Return what a chunk of a query looks for, in texts of any of the languages."""
    found = atoms(chunk)
    if len(found) == 1:
        if " " not in chunk:
            return [_word(found[0], languages)]
        whole = Form(found[0].folded)
        return [_or(_word(atoms(part)[0], languages), whole) for part in chunk.split(" ")]
    row = tuple(atom.folded for atom in found)
    joined: list[Way] = []
    for one in _joined(found):
        if one.joint == "-":
            joined += _word(one, languages).ways
        else:
            joined += [*_word(one, ()).ways, Row((one.folded,), 0.9)]
    if doubled := malay.doubled("".join(row)):
        joined += _doubled(doubled, languages)
    alone = _alone(found)
    if len(alone) == 1:
        return [replace(_or(_word(alone[0], languages), *joined), row=row)]
    if any(atom.joint == "'" for atom in alone[1:]) or not all(map(_can_be_alone, alone)):
        return [_in_a_row(exact(chunk), row, joined)]
    words = [_or(_word(atom, languages), *joined) for atom in alone]
    return [replace(words[0], row=row[: len(row) - len(words) + 1]), *words[1:]]


def _or(word: Wanted, *ways: Way) -> Wanted:
    return replace(word, ways=(*word.ways, *ways), forms=(*word.forms, *_terms(ways)))


def _terms(ways: Iterable[Way]) -> Iterator[str]:
    return (way.term for way in ways if isinstance(way, Form))


def _can_be_alone(atom: Atom) -> bool:
    return len(atom.folded) >= _LEAST_ALONE and not atom.is_number


def _in_a_row(written: str, row: tuple[str, ...], joined: Sequence[Way]) -> Wanted:
    """Return what a chunk looks for whose parts mean nothing alone: 5G, e-mail, Ma'arif."""
    whole = "".join(row)
    return Wanted(
        written,
        ways=(*joined, Row(row, 0.9)),
        loose=(Near(whole, 0.3),) if can_have_typo(whole) else (),
        better=(Row(row, 0.5),),
        row=row,
        begins=row[:1] if len(row[0]) > 1 else (),
        folded=whole,
        forms=tuple(dict.fromkeys((whole, *_terms(joined)))),
    )


def _doubled(word: str, languages: Sequence[str]) -> list[Way]:
    """Return what anak2 looks for besides: anak-anak, in the languages that write so."""
    known = grammars(languages)
    found: list[Way] = [
        Form(f"{mark}:{root}", 0.8)
        for mark in ("ms", "fil")
        if mark in known
        for root in known[mark](word, word)[:MOST_FORMS]
    ]
    return [Row((word, word)), *found] if found else []


def _word(atom: Atom, languages: Sequence[str]) -> Wanted:
    plain, folded, _joint = atom
    found: dict[str, float] = {}
    unsure: dict[str, float] = {}
    better: Way = Row((folded,), 0.5)
    # Other languages do without the marks of a Vietnamese word only in names, English always.
    foreign = found
    if folded != plain:
        found[AS_WRITTEN + canonical(plain)] = 1.0
        better = Form(AS_WRITTEN + canonical(plain), 0.8)
        foreign = unsure if is_vietnamese(plain) else found
    found[folded] = 1.0 if folded == plain else 0.9
    nearest = [folded]
    if not atom.is_number:
        for mark, rules in grammars(languages).items():
            some = rules(plain, folded)[:MOST_FORMS]
            nearest.append(some[0])
            # A Vietnamese word with marks is not the one without, or with others.
            into = unsure if mark == "vi" and folded != plain else foreign
            into = found if mark == "en" else into
            into |= {f"{mark}:{root}": 1.0 if at == 0 else 0.8 for at, root in enumerate(some)}
    ways = tuple(Form(form, weight) for form, weight in found.items())
    loose: tuple[Way, ...] = tuple(Form(form, 0.5) for form in unsure)
    if can_have_typo(folded):
        close = dict.fromkeys(form for form in nearest if can_have_typo(form))
        loose += tuple(Near(form, 0.3) for form in close)
    marked = (folded, *found)
    return Wanted(plain, ways, loose, (better,), (folded,), (folded,), folded, marked)


def can_have_typo(folded: str) -> bool:
    """Return whether a misspelling is forgiven: Latin words of four letters and more."""
    return len(folded) >= LEAST_FOR_TYPO and folded.isascii() and folded.isalpha()
