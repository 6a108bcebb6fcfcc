"""Words in runs of Thai, Lao, Khmer and Burmese, whose compounds ICU's dictionaries know. Pure.

The dictionary knows `school` and `student` as words of their own, but a reader who asks for
`study` wants both: what a compound is made of is found too, in second rank. The dictionary is
asked through the word breaker, since nothing else shows it.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from icu4py.breakers import WordBreaker

from kawaraban.search.folding import graphemes, without_ignored
from kawaraban.search.languages.rules import Rules
from kawaraban.search.runs import MAX_TERM

PART = "+"
"""Before a word that is a part of a longer one, and found like it. No word begins with it."""
PIECE = "~"
"""Before one that may be a part of a longer one, and is looked for loosely."""
LONGEST_COMPOUND = 24
"""Graphemes; a longer word is not taken apart."""
MOST_CUTS = 8
_MARKED = re.compile("[\u200b\u2060]+")
"""Where a writer has said that a word ends."""


@lru_cache(maxsize=65_536)
def is_known(word: str) -> bool:
    """Return whether the dictionary has the word.

    Of an unknown one the breaker makes pieces, or joins it with what follows. Three times,
    since it does not look into very short texts.
    """
    return list(WordBreaker(word * 3, "ja")) == [word] * 3


class Entry(NamedTuple):
    """What is asked of a word for every text that has it."""

    word: str
    stands: bool
    """It has the shape of a word, and the dictionary has it."""
    is_piece: bool
    """It is neither."""
    forms: tuple[str, ...]
    halves: tuple[tuple[str, str], ...]


@lru_cache(maxsize=65_536)
def _entry(word: str, rules: Rules) -> Entry:
    whole, known = rules.is_whole(word), _is_one(word)
    stands = whole and known
    return Entry(word, stands, not (whole or known), forms(word, rules), halves(word, rules))


def entries(run: str, rules: Rules) -> list[Entry]:
    """Return the words of a run in canonical spelling, in order, without their silent signs."""
    plain = without_ignored(run)
    if not rules.silent:
        return _joined(WordBreaker(plain, "ja"), rules)
    return [
        entry
        for piece in re.split(f"[{rules.silent}]", plain)
        if piece
        for entry in _joined(WordBreaker(piece, "ja"), rules)
    ]


def marked(run: str, rules: Rules) -> list[str]:
    """Return the words whose ends the writer of a run has marked, as its reader may type them."""
    if not _MARKED.search(run):
        return []
    pieces = (without_ignored(piece) for piece in _MARKED.split(run))
    found = (piece.rstrip(rules.silent or None) for piece in pieces)
    return [word for word in found if 0 < len(word) <= MAX_TERM]


def _joined(segments: Iterable[str], rules: Rules) -> list[Entry]:
    """Return words as they are cut alone, even if the breaker has looked too far ahead.

    Before a name it may cut a word in two to find more words in a row.
    """
    found: list[Entry] = []
    sure = True
    for segment in segments:
        entry = _entry(segment[:MAX_TERM], rules)
        if found and not (sure and entry.stands) and _is_one(found[-1].word + segment):
            found[-1] = _entry(found[-1].word + segment, rules)
            sure = True
        else:
            found.append(entry)
            sure = entry.stands
    return found


def _is_one(word: str) -> bool:
    return len(word) <= MAX_TERM and is_known(word)


@lru_cache(maxsize=65_536)
def _stands(word: str, rules: Rules) -> bool:
    return rules.is_whole(word) and is_known(word)


@lru_cache(maxsize=65_536)
def halves(word: str, rules: Rules) -> tuple[tuple[str, str], ...]:
    """Return the ways to take a word apart into two words of the dictionary."""
    units = list(graphemes(word))
    if len(units) > LONGEST_COMPOUND:
        return ()
    at = 0
    found: list[tuple[str, str]] = []
    last = -1
    for number, unit in enumerate(units[:-1]):
        at += len(unit)
        left, right = word[:at], word[at:]
        if _begins(left, rules) and (right in rules.formers or _stands(right, rules)):
            # A consonant between two words closes the first rather than begins the second.
            if found and last == number - 1:
                found.pop()
            found.append((left, right))
            last = number
    return tuple(found)


def _begins(word: str, rules: Rules) -> bool:
    """Return whether a compound may begin with a word."""
    if word in rules.heads or word in rules.formers or _stands(word, rules):
        return True
    return bool(rules.linked) and word.endswith(rules.linked) and _stands(word[:-1], rules)


@lru_cache(maxsize=65_536)
def forms(word: str, rules: Rules) -> tuple[str, ...]:
    """Return the forms by which a word is looked up: itself, and what it is made of."""
    found = dict.fromkeys((word,))
    for left, right in halves(word, rules):
        for part, other in ((left, right), (right, left)):
            enough = rules.is_long(part) or other in rules.formers
            enough = enough or (part is left and part in rules.heads)
            found[(PART if enough else PIECE) + part] = None
            if enough:
                found |= dict.fromkeys(forms(part, rules)[1:])
    return tuple(found)


def across(found: Sequence[Entry]) -> Iterator[str]:
    """Yield words that lie across the cuts, as forms: `forest-work | er` has `worker`, too."""
    for left, right in pairwise(found):
        for _, end in left.halves:
            if _is_one(end + right.word):
                yield PART + end + right.word
        for begin, _ in right.halves:
            if _is_one(left.word + begin):
                yield PART + left.word + begin


@lru_cache(maxsize=65_536)
def cuts(word: str, rules: Rules) -> tuple[tuple[str, ...], ...]:
    """Return the word as two or more words in a row, as the breaker may cut it beside others."""
    found: dict[tuple[str, ...], None] = {}
    for left, right in halves(word, rules):
        found[left, right] = None
        found |= {(*cut, right): None for cut in cuts(left, rules)}
        found |= {(left, *cut): None for cut in cuts(right, rules)}
    return tuple(found)[:MOST_CUTS]


def grouped(found: Sequence[Entry]) -> list[tuple[str, ...]]:
    """Return words with pieces that cannot be words joined to the one before, or after.

    Of a name that the dictionary does not know the breaker leaves single letters.
    """
    groups: list[list[str]] = []
    complete = True
    for entry in found:
        if groups and not (complete and not entry.is_piece):
            groups[-1].append(entry.word)
            complete = True
        else:
            groups.append([entry.word])
            complete = not entry.is_piece
    return list(map(tuple, groups))
