"""Dictionary forms of Korean verbs and adjectives: 무너졌다 is 무너지다. Pure.

By the rules of the school grammar, with its irregular classes; no dictionary is asked, so all that
a form may be of are returned. A text and a query are read alike: one in common is enough.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator
from typing import NamedTuple

from kawaraban.search.languages.hangul import final, is_syllable, join, split, with_final

_TOLD = "(?:다|다고|다는|다며|다면|다가|다니|다지만)"
# After any stem.
_PLAIN = re.compile(
    f"(?:{_TOLD}|고(?:는|도|서|자)?|기(?:로|에|가|를|는|도|만|까지)?|지(?:만|는|도|를|요)?|게(?:끔|도)?|"
    f"거나|던|더니|도록|자마자|네요?|는(?:데|지|가|{_TOLD}|데도)?|느라|느냐|습니[다까]|"
    f"겠(?:{_TOLD}|고|지만|습니다)|든지?|듯이?)$"
)
# After a stem that ends with a consonant, and after one that does not.
_CLOSED = re.compile(
    "(?:으며|으면서?|으나|으니까?|으려고?|으려는|을(?:까|지|수록|게)|은(?:데|지|가))$"
)
# After a stem of one syllable only: others are nouns with a particle.
_SHORT = re.compile("[을은음]$")
_OPEN = re.compile("(?:며|면서?|니까?|려고?|려는|려면|러|므로|시는|신|셨다)$")
# After a final that is joined on to the stem: 무너진, 무너진다, 무너질, 무너집니다, 무너짐.
_JOINED = {
    "ㄴ": re.compile(f"(?:{_TOLD}|데|지|가|)$"),
    "ㄹ": re.compile("(?:까|지|수록|게|)$"),
    "ㅂ": re.compile("(?:니다|니까)$"),
    "ㅁ": re.compile("$"),
}
# Endings that no noun ends with.
_NO_NOUN = re.compile(
    "(?:면서|니까|는데|지만|도록|거나|습니다|다고|다는|다며|는다|려고|으며|으면)$"
)
_LINKED = re.compile("(?:서(?:는|도|야)?|도|야(?:만)?|요|라|준|주는|줬다|주고|)$")
_PAST_END = re.compile(
    f"(?:{_TOLD}|고|지만|는데|는지|는가|던|을|을까|으며|으나|으면|으니|기|습니다|음|어요?|거나|더니|듯이?|네|지)$"
)
# Syllables at the end of a stem that a final is joined on to.
_JOINING = frozenset(
    "하되지리치기키히이시우르나가오보내주추두누꾸크쓰트뜨프쁘비피끼디니드여버머거그어더아부후"
)
_NOMINAL = frozenset("지리하되우이기")
_DOING = ("하", "되", "시키", "당하", "받", "스럽", "해지")


class Verbs(NamedTuple):
    """What a word may be a form of."""

    sure: tuple[str, ...]
    """Dictionary forms."""
    doubtful: tuple[str, ...]
    """Of one syllable and 다, by an ending that many nouns have, too."""
    nouns: tuple[str, ...]
    """Nouns that a verb was made of by 하다 and its like."""
    only: bool
    """Whether it can be no noun: what it ends with is no part of a compound."""


NO_VERBS = Verbs((), (), (), False)


def verbs(word: str) -> Verbs:
    """Return the dictionary forms that a word may be a form of."""
    if len(word) < 2 or not all(map(is_syllable, word)):
        return NO_VERBS
    past = list(_past(word))
    strong = past or list(_strong(word))
    weak = [] if past else list(_weak(word))
    # 추운 can hardly be anything but 춥다.
    sure = dict.fromkeys(strong + [s for s in weak if len(s) > 1 or final(s) == "ㅂ"])
    doubtful = dict.fromkeys(stem for stem in weak if len(stem) == 1 and stem not in sure)
    nouns = dict.fromkeys(noun for stem in sure for noun in _done(stem))
    return Verbs(
        tuple(stem + "다" for stem in sure),
        tuple(stem + "다" for stem in doubtful),
        tuple(nouns),
        bool(past) or _is_no_noun(word, sure),
    )


def _is_no_noun(word: str, stems: Collection[str]) -> bool:
    bent = any(final(stem) == "ㅂ" and len(stem) > 1 for stem in stems)
    return bent or (bool(stems) and _NO_NOUN.search(word) is not None)


def _done(stem: str) -> Iterator[str]:
    for doing in _DOING:
        if stem.endswith(doing) and len(stem) - len(doing) > 1:
            yield stem[: -len(doing)]


def _past(word: str) -> Iterator[str]:
    """Yield stems of forms with ㅆ: 무너졌다, 도왔던, 했다고."""
    for place in range(len(word) - 1, -1, -1):
        syllable = word[place]
        if final(syllable) != "ㅆ" or syllable in "있겠":
            continue
        rest = word[place + 1 :]
        if not rest or not _PAST_END.match(rest):
            return
        yield from _linked(word[:place], with_final(syllable, " "))
        return


def _strong(word: str) -> Iterator[str]:
    """Yield stems by endings that nouns do not have."""
    match = _PLAIN.search(word)
    if match and match.start():
        stem, ending = word[: match.start()], match.group()
        closed = final(stem) != " "
        if ending[0] in "다습겠" or (ending[0] in "는네" and (closed or len(ending) > 1)):
            yield from _stems(stem, drops=ending[0] in "는네습")
        elif (closed and ending[0] in "고지게기던도거듯") or len(ending) > 1:
            yield stem
    if (match := _CLOSED.search(word)) and match.start() and final(word[: match.start()]) != " ":
        stem = word[: match.start()]
        yield stem
        if final(stem) == "ㄹ":
            yield with_final(stem, "ㄷ")  # 들으면 of 듣다
    if (match := _OPEN.search(word)) and match.start() and final(word[: match.start()]) in " ㄹ":
        yield from _stems(word[: match.start()], drops=False)


def _weak(word: str) -> Iterator[str]:
    """Yield stems by endings that nouns have, too."""
    match = _PLAIN.search(word)
    if match and match.start() and match.group()[0] in "고지게기자는던":
        yield from _stems(word[: match.start()], drops=match.group()[0] == "는")
    elif len(word) == 2 and _SHORT.search(word) and final(word[0]) not in " ㅇ":
        yield word[0]
    if word[-1] == "는":
        return
    for letter, ending in _JOINED.items():
        joined = ending.search(word)
        stem = word[: joined.start()] if joined else ""
        if final(stem) != letter or (len(stem) < 2 and letter != "ㅂ"):
            continue
        bare = with_final(stem, " ")
        if bare[-1] in (_NOMINAL if letter == "ㅁ" else _JOINING):
            yield from _stems(bare, drops=letter in "ㄴㅂ")
    linked = _LINKED.search(word)
    if linked and linked.start() and word[-1] != "다":
        stem = word[: linked.start()]
        sure = linked.group()[:1] == "서" or (len(stem) > 1 and _is_linked(stem))
        if sure and final(stem) == " ":
            yield from _linked(stem[:-1], stem[-1])


def _is_linked(stem: str) -> bool:
    """Return whether it ends as a stem does to which 아 or 어 was joined on: 도와, 무너져, 불러."""
    initial, vowel, _ = split(stem[-1])
    if vowel in "ㅕㅘㅝㅐㅙ":
        return initial not in "ㅇ" or vowel not in "ㅐ"
    return vowel in "ㅏㅓ" and (initial == "ㅇ" or (initial == "ㄹ" and final(stem[:-1]) == "ㄹ"))


def _stems(stem: str, *, drops: bool) -> Iterator[str]:
    """Yield a stem, and those that lose a final: 도우 of 돕, 기우 of 기울 where `drops`."""
    yield stem
    if final(stem) != " " or not is_syllable(stem[-1]):
        return
    if drops:
        yield with_final(stem, "ㄹ")
    if stem[-1] == "우" and len(stem) > 1 and final(stem[-2]) == " ":
        yield with_final(stem[:-1], "ㅂ")


def _linked(head: str, syllable: str) -> Iterator[str]:
    """Yield the stems that 아 or 어 was joined on to: the syllable is of both."""
    initial, vowel, _ = split(syllable)
    before = final(head) if head else " "
    if initial == "ㅇ" and vowel in "ㅏㅓㅕ" and head:
        yield head
        if vowel == "ㅕ":
            yield head + "이"  # 줄였다 of 줄이다
        elif before == " ":
            yield with_final(head, "ㅅ")  # 지었다 of 짓다
        elif before == "ㄹ":
            yield with_final(head, "ㄷ")  # 걸었다 of 걷다
        return
    if initial == "ㅇ" and vowel in "ㅘㅝ" and head and before == " ":
        yield with_final(head, "ㅂ")  # 도왔다 of 돕다
    if initial == "ㄹ" and vowel in "ㅏㅓ" and before == "ㄹ":
        yield with_final(head, " ") + "르"  # 불렀다 of 부르다
    if syllable == "해":
        yield head + "하"
    for was in _OPENED.get(vowel, ""):
        yield head + join(initial, was)


_OPENED = {
    "ㅏ": "ㅏㅡ",
    "ㅓ": "ㅓㅡ",
    "ㅕ": "ㅣㅕ",
    "ㅐ": "ㅐ",
    "ㅔ": "ㅔ",
    "ㅘ": "ㅗ",
    "ㅝ": "ㅜ",
    "ㅙ": "ㅚ",
}
