"""Vietnamese: a syllable with another mark is another word. Only where it stands may differ.

Pure. `hoà` and `hòa`, `khoẻ` and `khỏe`, `thuý` and `thúy` are one word each in two spellings, as
are `kỹ` and `kĩ`. A syllable whose tone has no choice of place is left as it is.
"""

from __future__ import annotations

import re
import unicodedata

_TONES = "\u0300\u0301\u0303\u0309\u0323"
_TONE = re.compile(f"[{_TONES}]")
# An open syllable ending in oa, oe or uy (but not in quy, whose u belongs to the consonant).
_OPEN = re.compile(f"(?<!q)(o[{_TONES}]?[ae]|u[{_TONES}]?y)[{_TONES}]?$")
_Y = re.compile(f"^(h|k|l|m|s|t|qu)y(?=[{_TONES}]$)")
_Y_OR_I = re.compile("^(h|k|l|m|s|t|qu)([iy])$")
# What no other language of Latin script has: the hook and the dot below, horn, and two marks.
_ONLY_HERE = re.compile("[\u031b\u0309\u0323đ]|a\u0306|[\u0302\u0306][\u0300-\u0323]")


def is_vietnamese(plain: str) -> bool:
    """Return whether a case-folded word can be of no other language."""
    return bool(_ONLY_HERE.search(unicodedata.normalize("NFD", plain)))


def canonical(word: str) -> str:
    """Return the one spelling of an exact word, of any language."""
    if word.isascii():
        return word
    apart = unicodedata.normalize("NFD", word)
    found = _OPEN.search(apart)
    if found and (tone := _TONE.search(found.group())):
        vowels = _TONE.sub("", found.group())
        apart = apart[: found.start()] + vowels[0] + tone.group() + vowels[1]
    return unicodedata.normalize("NFC", _Y.sub(r"\1i", apart))


def roots(plain: str, folded: str) -> tuple[str, ...]:
    """Return the syllable without marks, by which one typed without them is found."""
    match = _Y_OR_I.match(folded)
    if match and plain != folded:
        return (match[1] + "y", match[1] + "i")
    return (folded,)
