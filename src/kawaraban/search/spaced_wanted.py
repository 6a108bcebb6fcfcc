"""What the words of a query look for, in texts of scripts with spaces.

Pure, and independent of the engine. What a text keeps of its words is in `spaced`.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from itertools import pairwise

from kawaraban.search.chunks import MAX_TERM, Atom, atoms, chunks
from kawaraban.search.folding import exact, fold
from kawaraban.search.languages import malay
from kawaraban.search.languages.vietnamese import canonical, is_vietnamese
from kawaraban.search.spaced import AS_WRITTEN, alone, joined
from kawaraban.search.stemming import grammars
from kawaraban.search.wanted import Form, Near, Row, Wanted, Way

LEAST_FOR_TYPO = 4
"""Letters of a word in which a typing error is forgiven."""
MOST_FORMS = 6
"""Roots of one grammar that a query's word is looked for by."""
_LEAST_ALONE = 3
"""Letters of a part that is looked for by itself; shorter ones (e-mail, Wi-Fi) only in a row."""


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
    ways: list[Way] = []
    for one in joined(found):
        if one.joint == "-":
            ways += _word(one, languages).ways
        else:
            ways += [*_word(one, ()).ways, Row((one.folded,), 0.9)]
    if doubled := malay.doubled("".join(row)):
        ways += _doubled(doubled, languages)
    parts = alone(found)
    if len(parts) == 1:
        return [replace(_or(_word(parts[0], languages), *ways), row=row)]
    if any(atom.joint == "'" for atom in parts[1:]) or not all(map(_can_be_alone, parts)):
        return [_in_a_row(exact(chunk), row, ways)]
    words = [_or(_word(atom, languages), *ways) for atom in parts]
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
