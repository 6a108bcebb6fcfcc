"""Digits and punctuation of the region's scripts as ASCII, so that one pattern reads them all."""

import re
import unicodedata

_DIGIT_ZEROS = (0x660, 0x6F0, 0x966, 0xE50, 0xED0, 0x1040, 0x17E0)
"""Arabic, Persian, Devanagari, Thai, Lao, Burmese and Khmer zero."""

_FOLD: dict[int, str] = {
    **{zero + n: str(n) for zero in _DIGIT_ZEROS for n in range(10)},
    **{code: chr(code - 0xFEE0) for code in range(0xFF01, 0xFF5F)},
    **dict.fromkeys((0x17D6, 0xFE55, 0xA789, 0x2236), ":"),
    **dict.fromkeys((0x3000, 0x00A0), " "),
    **dict.fromkeys((0x2010, 0x2011, 0x2012, 0x2212), "-"),
}
_MARK = re.compile(r"^(?:[-–—‐•·・*＊‣◦■□◆◇●○★☆※▪]\s*)+(?=\S)")


def fold(text: str) -> str:
    """Return `text` with native and full-width digits, colons and brackets as ASCII.

    One character becomes one character, so positions stay what they were.
    """
    return text.translate(_FOLD)


def unmarked(text: str) -> str:
    """Return `text` without the bullet or dash that opens it."""
    return _MARK.sub("", text)


def letters(text: str) -> int:
    """Return how many letters of any script `text` has; marks and digits do not count."""
    return sum(1 for char in text if unicodedata.category(char)[0] == "L")
