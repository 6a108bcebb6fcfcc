"""Japanese words that inflect, in texts and in queries: kanji with the hiragana after them. Pure.

The dictionary cuts such words apart in odd places, so they are read off the run itself.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate

from icu4py.breakers import WordBreaker

from kawaraban.search.languages.han_variants import folded
from kawaraban.search.languages.okurigana import (
    LONGEST,
    Read,
    continues,
    does,
    marks,
    potential,
    read,
)

HAN = "\u3005-\u3007\u2e80-\u2fdf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"
# `++`, and nowhere but at its beginning: a long run without hiragana after it is read once.
_INFLECTED = re.compile(f"(?<![{HAN}])([{HAN}]++)([\u3041-\u3096]{{1,{LONGEST}}})(?=([{HAN}]?))")
_HAN_RUN = re.compile(f"[{HAN}]+")
_READS_ON = re.compile("[たてなまらるれろ]")


@dataclass(frozen=True, slots=True)
class Unit:
    """A word of a query that inflects, or may have its hiragana left out."""

    start: int
    end: int
    forms: tuple[str, ...]
    able: tuple[str, ...]
    """Of verbs that it may be the potential form of, or that may be its own."""
    marks: tuple[str, ...]


def forms(run: str, words: list[str]) -> list[str]:
    """Return the dictionary forms of what inflects in a run that the dictionary cut into words."""
    found: list[str] = []
    edges = list(accumulate(map(len, words), initial=0))
    for match in _INFLECTED.finditer(run):
        han, kana, after = match.groups()
        head = _head(han, match.start(2), edges, read(kana).sure)
        found += _dictionary_forms(head, kana, _read(head, kana))
        if after and continues(kana) and (kana[-1] != "い" or not _cut(edges, match.end())):
            # 買い物 is one word, 古い本 is two.
            found.append(folded(han[-1] + after))
        if len(han) == 2 and head != han and continues(kana[0]):
            found.append(folded(han))
    return found


def units(run: str, words: list[str]) -> Iterator[Unit]:
    """Yield the words of a query that inflect, in order."""
    edges = list(accumulate(map(len, words), initial=0))
    done = 0
    for match in _INFLECTED.finditer(run):
        han, kana, after = match.groups()
        if match.start(2) < done:
            continue
        head = _head(han, match.start(2), edges, read(kana).sure)
        if len(han) == 2 and continues(kana[0]) and not _READS_ON.match(kana[1:]):
            head = han  # 打上げ, whatever the dictionary makes of it
        start, found = match.start(2) - len(head), _read(head, kana)
        if after and continues(kana) and not _cut(edges, match.end()):
            done = match.end() + 1 + _size(run, match.end() + 1)
            yield Unit(start, done, (folded(han[-1] + after),), (), (han[-1] + kana + after,))
        elif found.sure or found.able:
            yield _unit(head, kana, found, start)


def _cut(edges: list[int], place: int) -> bool:
    """Return whether the dictionary has cut at a place before the end."""
    return edges[bisect_left(edges, place)] == place


def _unit(head: str, kana: str, found: Read, start: int) -> Unit:
    nouns = _nouns(head, kana)
    able = [*found.able, *(end for end in map(potential, found.sure) if end)]
    return Unit(
        start,
        start + len(head) + found.size,
        tuple(map(folded, (*(head + end for end in found.sure), *nouns))),
        tuple(folded(head + end) for end in able),
        tuple(nouns or (head + mark for mark in marks(found.sure))),
    )


def _head(han: str, end: int, edges: list[int], ends: tuple[str, ...]) -> str:
    """Return the kanji of the word whose hiragana begin at `end`: by the dictionary, or both."""
    start = edges[bisect_left(edges, end) - 1]
    tail = han[-(end - start) :]
    if len(han) == 2 and len(tail) == 1 and any(is_word(han + kana) for kana in ends):
        return han  # 裏切る is one word, though 裏切った is cut after 裏
    return tail if len(tail) <= 2 else tail[-1]


def _read(head: str, kana: str) -> Read:
    """Return the endings of the dictionary forms of a word."""
    found = read(kana)
    if head[-1] == "行" and kana[0] == "っ":
        return found._replace(sure=(*found.sure, "く"))  # the one verb of its row with っ
    return found


def _dictionary_forms(head: str, kana: str, found: Read) -> Iterator[str]:
    if len(head) == 2 and does(kana) and not is_word(head + "す"):
        return
    head = folded(head)
    for end in found.sure:
        yield head + end


def _nouns(head: str, kana: str) -> list[str]:
    """Return what is a noun without its hiragana: 決定 in 決定した, 申込 in 申込み."""
    return [head] if len(head) > 1 and (does(kana) or continues(kana)) else []


def _size(run: str, place: int) -> int:
    """Return how many hiragana after the last kanji of a compound belong to it."""
    kana = run[place : place + LONGEST]
    plain = re.match("[\u3041-\u3096]*", kana)
    return read(plain.group()).size if plain and plain.group() else 0


@lru_cache(maxsize=32_768)
def is_word(word: str) -> bool:
    """Return whether the dictionary leaves it whole."""
    return len(list(WordBreaker(word, "ja"))) == 1


@lru_cache(maxsize=32_768)
def parts(word: str) -> tuple[str, ...]:
    """Return the words inside a longer one of kanji: 図書 in 図書館, but not 京都 in 東京都."""
    size = len(word)
    if size < 3 or size > 6 or not _HAN_RUN.fullmatch(word):
        return ()
    for place in sorted(range(1, size), key=lambda place: (abs(2 * place - size), -place)):
        found = [part for part in (word[:place], word[place:]) if len(part) > 1]
        known = tuple(filter(is_word, found))
        if known and (size > 3 or len(known) == len(found)):
            return known
    return ()
