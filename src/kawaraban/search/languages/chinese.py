"""Chinese words that the dictionary cuts wrongly, put right by what stands beside them. Pure.

Only closed classes of the grammar are named: numerals, measure words, adverbs and coverbs, in both
scripts.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence

_NUMERALS = frozenset("一二两兩三四五六七八九十百千万萬亿億几幾数數多每")
_MEASURES = frozenset("名位个個只隻艘辆輛棵头頭岁歲")
_ADVERBS = frozenset("才会會将將都也就正已还還又便要能")
_AFTER_ADVERBS = frozenset("从從在把被对對向给給让讓由于於是有能会會可要不没沒以为為与與和同跟到")


def recut(words: Sequence[str], is_word: Callable[[str], bool]) -> list[str]:
    """Return the words of a run as its grammar cuts them: 工人 才, not 工 人才, before 从."""
    found: list[str] = []
    for word in words:
        if len(word) == 2 and word[0] in _MEASURES and found and found[-1][-1] in _NUMERALS:
            found += word
        else:
            found.append(word)
    for place in range(len(found) - 2):
        left, word, after = found[place : place + 3]
        if len(left) == 1 and len(word) == 2 and _crosses(left, word, after, is_word):
            found[place : place + 2] = [left + word[0], word[1]]
    return found


def _crosses(left: str, word: str, after: str, is_word: Callable[[str], bool]) -> bool:
    return word[1] in _ADVERBS and after[0] in _AFTER_ADVERBS and is_word(left + word[0])
