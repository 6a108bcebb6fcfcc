"""Hangul syllables and their letters, by the arithmetic of Unicode. Pure."""

from __future__ import annotations

from collections.abc import Iterator

FIRST, LAST = 0xAC00, 0xD7A3
VOWELS = "ㅏㅐㅑㅒㅓㅔㅕㅖㅗㅘㅙㅚㅛㅜㅝㅞㅟㅠㅡㅢㅣ"
INITIALS = "ㄱㄲㄴㄷㄸㄹㅁㅂㅃㅅㅆㅇㅈㅉㅊㅋㅌㅍㅎ"
FINALS = " ㄱㄲㄳㄴㄵㄶㄷㄹㄺㄻㄼㄽㄾㄿㅀㅁㅂㅄㅅㅆㅇㅈㅊㅋㅌㅍㅎ"
_LIKE = (
    *("ㅐㅔㅣ", "ㅓㅗㅏ", "ㅗㅜㅡ", "ㅚㅙㅞ", "ㅒㅖ", "ㅢㅟㅣ", "ㅓㅕ", "ㅏㅑ", "ㅗㅛ", "ㅜㅠ"),
    *("ㄱㅋㄲ", "ㄷㅌㄸ", "ㅂㅍㅃ", "ㅈㅊㅉ", "ㅅㅆ"),
)
_SAME = (*_LIKE[-5:], "ㅐㅔ")
"""Letters that sound alike or lie beside each other on the keyboard."""


def is_syllable(char: str) -> bool:
    """Return whether it is one whole syllable."""
    return "가" <= char <= "힣"


def split(syllable: str) -> tuple[str, str, str]:
    """Return initial, vowel and final of a syllable; the final is a space if there is none."""
    rest, final = divmod(ord(syllable) - FIRST, 28)
    return INITIALS[rest // 21], VOWELS[rest % 21], FINALS[final]


def join(initial: str, vowel: str, final: str = " ") -> str:
    """Return the syllable of its letters."""
    place = (INITIALS.index(initial) * 21 + VOWELS.index(vowel)) * 28
    return chr(FIRST + place + FINALS.index(final))


def final(word: str) -> str:
    """Return the final of the last syllable; a space if it has none, or is no syllable."""
    return FINALS[(ord(word[-1]) - FIRST) % 28] if word and is_syllable(word[-1]) else " "


def with_final(word: str, letter: str) -> str:
    """Return the word with another final at its end."""
    initial, vowel, _ = split(word[-1])
    return word[:-1] + join(initial, vowel, letter)


def misspelt(word: str) -> Iterator[str]:
    """Yield the word with one letter as it is often taken for another.

    In a word of two syllables, only letters that sound the same: 까페 for 카페.
    """
    alike = _LIKE if len(word) > 2 else _SAME
    for place, syllable in enumerate(word):
        if not is_syllable(syllable):
            continue
        letters = split(syllable)
        for at, letter in enumerate(letters):
            for other in dict.fromkeys(c for like in alike if letter in like for c in like):
                if other == letter or (at == 2 and other not in FINALS):
                    continue
                made = join(*(other if at == n else kept for n, kept in enumerate(letters)))
                yield word[:place] + made + word[place + 1 :]


def _glides() -> dict[int, str]:
    """Return the syllables that sound the same without their glide: 쥬스 is 주스."""
    plain = {"ㅑ": "ㅏ", "ㅛ": "ㅗ", "ㅠ": "ㅜ"}
    return {
        ord(join(initial, vowel, last)): join(initial, without, last)
        for initial in "ㅈㅉㅊ"
        for vowel, without in plain.items()
        for last in FINALS
    }


_GLIDES = _glides()


def spelt(run: str) -> str:
    """Return a run in one spelling of its loan words. As long as the run."""
    return run.translate(_GLIDES)
