"""Runs of Han and kana, Japanese or Chinese. Pure."""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import deque
from collections.abc import Iterator, Sequence
from dataclasses import replace
from itertools import accumulate

from icu4py.breakers import WordBreaker

from kawaraban.search import runs
from kawaraban.search.folding import without_ignored
from kawaraban.search.languages import japanese, kana, kanji_or_kana
from kawaraban.search.languages.chinese import recut
from kawaraban.search.languages.han_variants import folded
from kawaraban.search.wanted import Form, Most, Part, Row, Wanted, Way

_KANA = re.compile(f"[{kana.KATAKANA}{kana.HIRAGANA}]")
_HIRAGANA = re.compile(f"[{kana.HIRAGANA}]")
_ONLY_HIRAGANA = re.compile(f"[{kana.HIRAGANA}]+")
_TYPED_KANA = re.compile(f"[{kana.KATAKANA}{kana.HIRAGANA}]{{4,12}}")
_LONGEST_FOR_TYPO = 16
"""Characters of a run; one that is longer is not one word or two."""
_LONG_HIRAGANA = 3
"""Hiragana after an inflected word that are more than its ending."""


def kept(run: str, language: str) -> tuple[list[str], list[str]]:
    """Return the words of a run in order, and the forms by which they are looked up."""
    run = without_ignored(run)
    words = _cut(run)
    plain, at, text = folded(run), 0, []
    for word in words:
        text.append(kana.key(plain[at : at + len(word)])[: runs.MAX_TERM])
        at += len(word)
    found = list(text)
    for word in words:
        if len(word) > 2:
            found += map(folded, japanese.parts(word))
    if _HIRAGANA.search(run):
        found += japanese.forms(run, words)
    if not language:
        found += _names(text)
    return text, found


def _names(words: Sequence[str]) -> Iterator[str]:
    """Yield what of a name the dictionary left in single characters."""
    single = ""
    for word in (*words, ""):
        if len(word) == 1:
            single += word
            continue
        if len(single) > 1:
            yield single[: runs.MAX_TERM]
        single = ""


def wanted(run: str, languages: Sequence[str]) -> list[Wanted]:
    """Return what a run of a query looks for: each of its words, but not の or は beside others."""
    run = without_ignored(run)
    words = _cut(run)
    found = list(_wanted(run, words))
    telling = [word for word in found if not _is_particle(word)] or found
    return [_forgiving(word, run, alone=len(telling) == 1) for word in telling]


def _is_particle(word: Wanted) -> bool:
    return len(word.written) == 1 and bool(_HIRAGANA.fullmatch(word.written))


def _cut(run: str) -> list[str]:
    words = list(WordBreaker(run, "ja"))
    return words if _KANA.search(run) else recut(words, japanese.is_word)


def _key(word: str) -> str:
    return kana.key(folded(word))[: runs.MAX_TERM]


def _wanted(run: str, words: list[str]) -> Iterator[Wanted]:
    """Yield what inflects as one word, and the other words as the dictionary has cut them."""
    units = deque(japanese.units(run, words) if _HIRAGANA.search(run) else ())
    starts = list(accumulate(map(len, words), initial=0))
    done = 0
    single: list[str] = []
    for number, word in enumerate(words):
        start, end = starts[number], starts[number + 1]
        if start < done:
            continue
        while units and units[0].end <= start:
            units.popleft()
        unit = units[0] if units and units[0].start < end else None
        if unit is None and len(word) == 1 and not _KANA.match(word):
            single.append(word)
            continue
        yield from _unknown(single)
        single = []
        if unit is None:
            yield _plain(word)
            continue
        last = bisect_left(starts, unit.end)
        while last < len(words) and _is_ending(words[last]):
            last += 1
        done = starts[last]
        yield _inflected(unit, run[start:done], words[number:last])
    yield from _unknown(single)


def _unknown(words: list[str]) -> Iterator[Wanted]:
    """Yield what the dictionary left in single characters as one word that it does not know."""
    if len(words) < 2:
        yield from map(_plain, words)
        return
    made = runs.want("".join(map(_key, words)))
    yield replace(made, written="".join(words), ways=(*made.ways, made.loose[0]))


def _is_ending(word: str) -> bool:
    """Return whether hiragana after an inflected word say no more: たい, という."""
    short = len(word) < _LONG_HIRAGANA or word in kana.GRAMMAR
    return short and bool(_ONLY_HIRAGANA.fullmatch(word))


def _inflected(unit: japanese.Unit, written: str, words: list[str]) -> Wanted:
    row = tuple(_key(word) for word in words)
    able = (Form(form, 0.4) for form in unit.able)
    ways: tuple[Way, ...] = (*map(Form, unit.forms), *able, Row(row, 0.9))
    loose = (Part(runs.pairs_in(folded(written)), 0.5),)
    shown = tuple(dict.fromkeys((written, *unit.marks)))
    return Wanted(written, ways, loose, (), row, (row[0],), "", tuple(map(folded, shown)))


def _plain(word: str) -> Wanted:
    """Return what a word of the dictionary looks for, in all its spellings."""
    key = _key(word)
    sure: list[str] = []
    doubtful: list[str] = []
    for other in (word, *kanji_or_kana.spellings(word)):
        if other != word:
            sure.append(_key(other))
        if flipped := kana.other_kana(other):
            (sure if flipped[1] else doubtful).append(flipped[0])
            sure += map(_key, kanji_or_kana.spellings(flipped[0]))
    made = runs.want(key, sure, [folded(word), *_marks(word, sure)])
    ways = made.ways
    for other in sure:
        ways += tuple(Row(cut, 0.9) for cut in runs.cuts(tuple(other)))
    if _KANA.search(word):
        ways = tuple(way for way in ways if not isinstance(way, Row) or not _cut_badly(way))
    loose = (*made.loose, *(Form(form, 0.5) for form in doubtful))
    loose += tuple(Part(runs.pairs_in(other), 0.5) for other in sure)
    return replace(made, written=word, ways=ways, loose=loose)


def _cut_badly(row: Row) -> bool:
    """Return whether a part begins with what no word does: ー, ン, or a small kana."""
    return any(term[0] in "ーンッャュョァィゥェォんっゃゅょぁぃぅぇぉ" for term in row.terms[1:])


def _marks(word: str, others: Sequence[str]) -> Iterator[str]:
    for other in (word, *others):
        yield other
        if _KANA.search(other):
            yield from kana.spellings(other)


def _forgiving(word: Wanted, run: str, *, alone: bool) -> Wanted:
    """Return a word for which the whole run may stand, with one of its characters wrong."""
    if len(run) > _LONGEST_FOR_TYPO:
        return word
    run = folded(run)
    loose: list[Way] = []
    if not alone and len(run) >= runs.LEAST_FOR_TYPO:
        pairs = runs.pairs_in(run)
        loose.append(Most(pairs, max(1, len(pairs) - 2), 0.2))
    if _TYPED_KANA.fullmatch(run):
        swapped = (run[:at] + run[at + 1] + run[at] + run[at + 2 :] for at in range(len(run) - 1))
        loose += [Part(runs.pairs_in(one), 0.3) for one in swapped if one != run]
    return replace(word, loose=(*word.loose, *loose)) if loose else word
