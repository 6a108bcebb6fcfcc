"""Dictionary forms of what is written as kanji with hiragana: 走らなかった is 走る. Pure.

No dictionary is asked. The hiragana after a kanji say which rows of the syllabary a verb or
adjective may be of, by the school grammar of the written language; all that may be are returned.
A text and a query are read by the same rules, so one form in common is enough, and a form that
no word has does no harm.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import NamedTuple

LONGEST = 7
"""Hiragana that are looked at."""

# The five rows of each consonant verb: 書か, 書き, 書く, 書け, 書こ.
_ROWS = (
    ("う", "わいうえお"),
    ("く", "かきくけこ"),
    ("ぐ", "がぎぐげご"),
    ("す", "さしすせそ"),
    ("つ", "たちつてと"),
    ("ぬ", "なにぬねの"),
    ("ぶ", "ばびぶべぼ"),
    ("む", "まみむめも"),
    ("る", "らりるれろ"),
)
_ROW = {kana: (end, "aiueo"[place]) for end, row in _ROWS for place, kana in enumerate(row)}
_NOT_VERBS = frozenset("にでへと")
"""Particles that stand at the end of what would be a verb stem."""

# What may follow each of the five, as far as it tells.
_AFTER_A = re.compile("な[いかくけさ]|[れせ]|ず|ざる|ん(?!だ|で)|ぬ|しめ")
_AFTER_I = re.compile("ま[しすせ]|た[いかくけさ]|なが|そう|そび|つつ|に(?![はも])|や[すが]|す?ぎ|$")
_AFTER_O = re.compile("う")
_ICHIDAN = re.compile(
    "る|た(?!ち)|て|な(?:[いかくけさ]|がら)|ま[しすせ]|られ|れば|よう|ず(?!つ)|ろ|させ|そう|つつ|にく|やす|す?ぎ"
)
_ADJECTIVE = re.compile(
    "(?P<stem>(?:らか|わし|らし|まし|たし|がし|[しさきるたなかつ])?)"
    "(?:い|く(?:て|な|は|も|ない|$)|かっ|かろ|けれ|さ(?![れせんま])|そう|すぎ|げ[なに])|(?P<large>[きさ])な(?![いかくけさがら])"
)
_OF_VERBS_TOO = frozenset(("", "か", "つ", "た"))
"""Before an ending of adjectives: 分かった is a verb."""
_SOUND = (
    (re.compile("っ(?:た|て|ちゃ|と)"), ("う", "つ", "る")),
    (re.compile("ん[だで]"), ("む", "ぶ", "ぬ")),
    (re.compile("い(?:た(?![いくか])|て|ちゃ|と)"), ("く",)),
    (re.compile("い[だで]"), ("ぐ",)),
    (re.compile("し(?:た(?![いくか])|て|ちゃ|と)"), ("す",)),
)
# Vowel verbs of rows that no consonant verb has: 閉じる, 混ぜる, 奏でる.
_VOICED = re.compile(f"[じぜ](?:$|{_ICHIDAN.pattern})|で(?:る|た|て|ま[しす])")
_PARTICLES = re.compile(
    "から|まで|だけ|など|より|では|には|とは|だっ|であ|です|でし|だと|たち|ども|だ$"
)
_DOES = re.compile("する|すれ|すべ|しろ|せよ|し(?:[たてなまよそつがはも]|$)|され|させ|せず|でき")


class Read(NamedTuple):
    """The ends of dictionary forms after the kanji."""

    sure: tuple[str, ...]
    able: tuple[str, ...]
    """Of verbs that it may be the potential form of: 走れた of 走る."""
    size: int
    """Hiragana that belong to the word, as far as was looked."""


@lru_cache(maxsize=8_192)
def read(kana: str) -> Read:
    """Return what hiragana after a kanji may be the ending of."""
    sure: dict[str, None] = {}
    able: dict[str, None] = {}
    size = 0
    if _PARTICLES.match(kana):
        return Read((), (), 0)
    if match := _ADJECTIVE.match(kana):
        sure[(match["large"] or match["stem"]) + "い"] = None
        size = match.end()
        if match["stem"] not in _OF_VERBS_TOO:
            return Read((*sure, "る") if match["stem"] == "な" else tuple(sure), (), size)
    if _ICHIDAN.match(kana):
        sure["る"] = None
        size = max(size, 1)
    for place in range(min(3, len(kana))):
        found, may = _verb(kana[place:])
        sure |= dict.fromkeys(kana[:place] + end for end in found)
        able |= dict.fromkeys(kana[:place] + end for end in may)
        if found or may:
            size = max(size, place + 1)
            break
    return Read(tuple(sure), tuple(able), size)


def potential(end: str) -> str | None:
    """Return the potential form of a dictionary form, by its ending; None of what has none."""
    row = next((row for name, row in _ROWS if name == end[-1]), None)
    return None if row is None else end[:-1] + row[3] + "る"


def does(kana: str) -> bool:
    """Return whether it makes a verb of a noun: する, した, される."""
    return _DOES.match(kana) is not None


def continues(kana: str) -> bool:
    """Return whether it may join the first verb of a compound to the next: 引っ越し, 申し込む."""
    if not 1 <= len(kana) <= 2:
        return False
    last = kana[-1]
    if last == "っ":
        return len(kana) == 1
    joins = (last in _ROW and _ROW[last][1] in "ie") or last in "ぎじびげぜべち"
    return joins and last not in _NOT_VERBS and kana[0] not in "がはをのにともや"


def marks(ends: tuple[str, ...]) -> list[str]:
    """Return the beginnings of what the endings become in a text, by which a hit is marked."""
    found: dict[str, None] = {}
    for end in ends:
        stem, last = end[:-1], end[-1]
        if last == "い":
            found |= dict.fromkeys(stem + kana for kana in _ADJECTIVES)
            continue
        row = next(row for name, row in _ROWS if name == last)
        found |= dict.fromkeys(stem + kana for kana in (*_SOUNDS.get(last, ()), *row))
        if last == "る" and stem:
            found[stem] = None
    return sorted(found, key=len, reverse=True)


_ADJECTIVES = ("かった", "くて", "い", "く", "さ", "け")
_SOUNDS = {
    "う": ("った", "って", "っ"),
    "つ": ("った", "って", "っ"),
    "る": ("った", "って", "っ", "た", "て"),
    "く": ("いた", "いて"),
    "ぐ": ("いだ", "いで"),
    "す": ("した", "して"),
    "ぬ": ("んだ", "んで"),
    "ぶ": ("んだ", "んで"),
    "む": ("んだ", "んで"),
}


def _verb(kana: str) -> tuple[list[str], list[str]]:
    """Return the endings that the first kana may stand for, sure ones and potential ones."""
    for sound, ends in _SOUND:
        if sound.match(kana):
            return list(ends), []
    if kana[0] not in _ROW:
        return ([kana[0] + "る"], []) if _VOICED.match(kana) else ([], [])
    (end, place), rest = _ROW[kana[0]], kana[1:]
    if place == "u":
        return [end], []
    if place == "a":
        return _after_a(end, kana[0], rest)
    if place == "o":
        return ([end], []) if _AFTER_O.match(rest) else ([], [])
    ichidan = bool(_ICHIDAN.match(rest))
    if place == "i":
        return _after_i(end, kana[0], rest, ichidan)
    if rest.startswith("ば") and kana[0] != "れ":
        return [end], []
    if (not rest and kana[0] in _NOT_VERBS | {"て", "ね"}) or (end == "ぬ" and kana[0] == "の"):
        return [], []
    if ichidan or not rest:
        return [kana[0] + "る"], [end]
    return [], []


def _after_a(end: str, first: str, rest: str) -> tuple[list[str], list[str]]:
    if not _AFTER_A.match(rest):
        return [], []
    found = [end]
    if rest[0] in "れせ":
        found.append(first + rest[0] + "る")  # 生まれる, 知らせる
    return found, []


def _after_i(end: str, first: str, rest: str, ichidan: bool) -> tuple[list[str], list[str]]:
    if end == "ぬ" and first == "に" and not ichidan:
        return [], []
    found = [end] if _AFTER_I.match(rest) else []
    if ichidan:
        found.append(first + "る")
    return found, []
