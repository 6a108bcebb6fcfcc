"""How the name of an author may stand in a byline. Pure.

Japanese, Chinese and Korean names are written with a space between family and given name or
without one: 山田 太郎 and 山田太郎 are one person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import NamedTuple

from kawaraban.search.analysis import BREAK, phrase, wanted
from kawaraban.search.folding import graphemes, normalise, without_ignored
from kawaraban.search.runs import pairs_in
from kawaraban.search.unspaced import canonical
from kawaraban.search.wanted import Part, Wanted, Way

LONGEST = 12
"""Characters of a name that is looked for with a space at any place."""
_PART = re.compile(
    "[\u3005-\u3007\u3041-\u309f\u30a1-\u30ff\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff"
    "\U00020000-\U0003ffff]+|[\uac00-\ud7a3]+"
)
"""Han and kana, or Hangul: the scripts whose names have two spellings."""


class Byline(NamedTuple):
    """One spelling of a name: how it stands in a text, and the words that are among the names."""

    row: Way
    words: list[Wanted]


def bylines(name: str) -> Iterator[Byline]:
    """Yield the spellings by which an author is looked for; none of what has no word.

    A name without a space may be only the family name, so that it is also looked for as it is. A
    name with another space than the typed one is looked for as a whole: 林 明 is not 林 明美.
    """
    parts = [without_ignored(part) for part in normalise(name).text.split()]
    if not parts or not all(map(_PART.fullmatch, parts)):
        yield from _as_it_is(name)
        return
    whole = "".join(parts)
    if len(parts) > 1:
        yield _whole(parts)
        yield _whole([whole])
        return
    yield from _as_it_is(name)
    units = list(graphemes(whole))
    if len(units) <= LONGEST:
        for at in range(1, len(units)):
            yield _whole(["".join(units[:at]), "".join(units[at:])])


def _as_it_is(name: str) -> Iterator[Byline]:
    row, words = phrase(name, ()), wanted(name, ())
    if row is not None and words:
        yield Byline(row, words)


def _whole(parts: list[str]) -> Byline:
    """Return a name of which nothing follows in its last part."""
    pairs: list[str] = []
    for part in parts:
        units = list(graphemes(canonical(part)))
        pairs += [*(pairs_in(units) if len(units) > 1 else ()), units[-1], BREAK]
    return Byline(Part(tuple(pairs)), wanted(" ".join(parts), ()))
