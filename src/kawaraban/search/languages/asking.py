"""What a run of Thai, Lao, Khmer or Burmese looks for in an index. Pure.

A word is found as itself, as a part of a compound, or cut in two. Only when nothing is found so,
it is looked for by its graphemes, one of which may be wrong: anywhere in the run, since a
misspelt word is cut in pieces that mean nothing.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from itertools import chain, groupby
from typing import NamedTuple

from kawaraban.search.languages import compounds
from kawaraban.search.languages.compounds import PART, PIECE, Entry, is_known
from kawaraban.search.languages.rules import Rules
from kawaraban.search.runs import MAX_TERM, VISARGA, Script, pairs_in
from kawaraban.search.runs import units as units_of
from kawaraban.search.wanted import Form, Near, Part, Row, Wanted, Way

LEAST_ALONE = 4
"""Graphemes of a word that is looked for inside others although the dictionary has it."""
LEAST_FOR_TYPO = 5
"""Characters of a word of which one may be wrong."""
LEAST_IF_KNOWN = 7
"""Characters of such a word if the dictionary has it; it has variants of long words."""
LEAST_KNOWN = 4
LEAST_AT_EDGE = 6
"""Graphemes that must be right where one is wrong."""
LONGEST_FOR_TYPO = 24
"""Graphemes of a run in which a wrong one is forgiven."""
MOST_WORDS = 6
"""Words of such a run; one of more words is not one misspelt word."""


def script(rules: Rules) -> Script:
    """Return how the runs of a script with these rules are read."""

    def kept(run: str, language: str) -> tuple[list[str], list[str]]:
        found = compounds.entries(run, rules)
        bag = [form for entry in found for form in entry.forms]
        more = [*compounds.across(found), *compounds.marked(run, rules)]
        if any(entry.is_piece for entry in found):
            names = (words for words in compounds.grouped(found) if len(words) > 1)
            more += ["".join(words)[:MAX_TERM] for words in names]
        if more:
            there = set(bag)
            bag += [form for form in more if form not in there]
        return [entry.word for entry in found], bag

    def wanted(run: str, languages: Sequence[str]) -> list[Wanted]:
        groups = _grouped(compounds.entries(run, rules), rules)
        nearly = _nearly(groups, rules)
        return [_wanted(group, nearly) for group in groups]

    return Script(kept=kept, wanted=wanted)


class _Group(NamedTuple):
    """A word of a query as the dictionary cuts it, and as it stands with the particles beside."""

    words: tuple[str, ...]
    row: tuple[str, ...]
    cuts: tuple[tuple[str, ...], ...]


def _grouped(found: Sequence[Entry], rules: Rules) -> list[_Group]:
    """Return the words of a query; particles need not be found, but stand between the others."""
    rows: list[tuple[tuple[str, ...], list[str]]] = []
    wholes = _chained(compounds.grouped(found), rules)
    some = any(words[0] not in rules.particles for words in wholes)
    for words in wholes:
        if not some or len(words) > 1 or words[0] not in rules.particles:
            rows.append((words, list(words)))
        elif rows:
            rows[-1][1].extend(words)
    return [_Group(words, tuple(row), compounds.cuts("".join(words), rules)) for words, row in rows]


def _chained(wholes: list[tuple[str, ...]], rules: Rules) -> list[tuple[str, ...]]:
    """Return the words with names put together that the dictionary has cut into syllables."""
    if not rules.chain:
        return wholes
    found: list[tuple[str, ...]] = []
    for short, group in groupby(wholes, lambda words: _is_short(words, rules)):
        members = list(group)
        if short and len(members) >= rules.chain:
            found.append(tuple(chain.from_iterable(members)))
        else:
            found += members
    return found


def _is_short(words: tuple[str, ...], rules: Rules) -> bool:
    word = "".join(words)
    return word not in rules.particles and not rules.is_long(word)


def _wanted(group: _Group, nearly: tuple[Way, ...]) -> Wanted:
    word = "".join(group.words)[:MAX_TERM]
    units = tuple(units_of(word))
    row = pairs_in(units)
    ways: list[Way] = [Form(word), Form(PART + word, 0.5)]
    loose: list[Way] = [Form(PIECE + word, 0.4)]
    if len(group.words) > 1:
        ways += [Row(group.words, 0.9), Part(row, 0.7)]
    ways += [Row(cut, 0.9) for cut in group.cuts]
    if len(units) == 1 and not is_known(word):
        ways.append(Part(units, 0.7))
    elif _size(units) >= LEAST_ALONE or not is_known(word):
        loose.append(Part(row, 0.5))
    return Wanted(word, tuple(ways), (*loose, *nearly), (), group.row, (word,), "", (word,))


def _nearly(groups: Sequence[_Group], rules: Rules) -> tuple[Way, ...]:
    """Return how a run is looked for of which one grapheme is wrong, missing or too many.

    A short word that the dictionary has is right as it is: it would be taken for another.
    """
    whole = "".join(word for group in groups for word in group.row)
    units = tuple(units_of(whole))
    if _size(units) > LONGEST_FOR_TYPO or len(groups) > MOST_WORDS or not rules.is_long(whole):
        return ()
    if len(whole) < LEAST_IF_KNOWN and is_known(whole):
        return ()
    near = (Near(whole, 0.3),) if LEAST_FOR_TYPO <= len(whole) <= MAX_TERM else ()
    return (*near, *holes(units))


def holes(units: Sequence[str]) -> Iterator[Part]:
    """Yield graphemes in a row of which one is unknown, and one more or less may be there.

    The others must say enough: four and two thirds of them. With a wrong one at the beginning or
    the end the others are a row, and may well be another word: six of them.
    """
    row = pairs_in(units)
    size, last = _size(units), len(units) - 1
    for wrong in range(len(units)):
        left = tuple("" if at in (wrong - 1, wrong) else pair for at, pair in enumerate(row))
        # A grapheme between the wrong one and an end is in no pair.
        unsure = {wrong} | ({0} if wrong == 1 else set()) | ({last} if wrong == last - 1 else set())
        known = size - _size([units[at] for at in unsure])
        at_edge = wrong in (0, last) and _size([units[wrong]]) == 1
        enough = LEAST_AT_EDGE if at_edge else LEAST_KNOWN
        if known >= max(enough, size * 2 / 3):
            yield Part(left, 0.2, 1)


def _size(units: Sequence[str]) -> int:
    """Return how many graphemes the units of a word are: a visarga is one of its own."""
    return len(units) + sum(len(unit) > 1 and unit[-1] == VISARGA for unit in units)
