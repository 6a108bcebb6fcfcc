"""Kana that are written in more than one way: loan words, and words in either kana. Pure.

What is one spelling here follows Japan's notice on the writing of loan words (外来語の表記, 1991)
and the custom of leaving out the last long mark of a longer technical word.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

KATAKANA = "\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"
HIRAGANA = "\u3041-\u3096\u309d-\u309f"
_KATAKANA_WORD = re.compile(f"[{KATAKANA}]+")
_HIRAGANA_WORD = re.compile("[\u3041-\u3096\u30fc]{2,}")
_LEAST_FOR_MARK = 4
"""Kana of a word whose last long mark may be left out: カバー must not become カバ."""
_SHIFT = 0x60

_SAME = (
    ("ヴァ", "バ"),
    ("ヴィ", "ビ"),
    ("ヴェ", "ベ"),
    ("ヴォ", "ボ"),
    ("ヴュ", "ビュ"),
    ("ヴ", "ブ"),
    ("ヂ", "ジ"),
    ("ヅ", "ズ"),
    ("ウィ", "ウイ"),
    ("ウェ", "ウエ"),
    ("ウォ", "ウオ"),
    ("クァ", "クア"),
    ("クィ", "クイ"),
    ("クェ", "クエ"),
    ("クォ", "クオ"),
    ("グァ", "グア"),
    ("イェ", "イエ"),
    ("ティー", "テイー"),
)
"""Ways to write one sound of a loan word, the rarer first."""

_GRAMMAR = """
から まで より など ので のに こと もの ため よう する した して しな される いる いた いて ある
あった なる なり なった れる れた られ られる せる たい たく たが です でし でした ます まし
ました ません ない なく なかっ なかった ほど くらい ぐらい だけ しか こそ さえ でも ても ながら
たり だり たら なら けど けれど これ それ あれ どれ ここ そこ どこ この その あの どの さん くん
ちゃん たち では には とは への での との もう まだ また とも なお おり つつ まま よる よって よれ
くる きた いく おく おい みる しまう ばかり ところ うち とき ころ ごろ いう いっ という として
について において いい よい いか さい つき とる える べき らし そう がい らい かい しい
"""
GRAMMAR = frozenset(_GRAMMAR.split())
"""Hiragana words that stand for grammar, or that okurigana looks like: no spelling of a noun."""
_ENDINGS = frozenset("うくぐすつぬぶむるいたてだでし")


def key(word: str) -> str:
    """Return the one spelling in which a word of katakana is kept; other words as they are."""
    if not "ァ" <= word[:1] <= "ー" or not _KATAKANA_WORD.fullmatch(word):
        return word
    for rare, common in _SAME:
        word = word.replace(rare, common)
    return word[:-1] if len(word) >= _LEAST_FOR_MARK and word[-1] == "ー" else word


def other_kana(word: str) -> tuple[str, bool] | None:
    """Return a word in the other kana, and whether that is surely the word; None without one.

    りんご and リンゴ, but not タイ and たい: two hiragana may be the end of a verb.
    """
    if _HIRAGANA_WORD.fullmatch(word):
        found = "".join(c if c == "ー" else chr(ord(c) + _SHIFT) for c in word)
        return None if word in GRAMMAR else (key(found), True)
    if not _KATAKANA_WORD.fullmatch(word) or len(word) < 2:
        return None
    found = "".join(chr(ord(c) - _SHIFT) if "ァ" <= c <= "ヶ" else c for c in word)
    if found in GRAMMAR:
        return None
    return found, len(word) > 2 or found[-1] not in _ENDINGS


def spellings(word: str) -> Iterator[str]:
    """Yield a katakana word as texts may have it: with common sounds, with rare ones."""
    common = key(word)
    yield common
    rare = common
    for uncommon, usual in _SAME[:5]:
        rare = rare.replace(usual, uncommon)
    if rare != common:
        yield rare
    for uncommon, usual in _SAME[6:]:
        if usual in common:
            yield common.replace(usual, uncommon)
