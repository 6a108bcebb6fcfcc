"""One spelling for what readers see as the same: width, case, diacritics, invisible marks.

Pure. Normalised text knows where each of its characters stood in the original, so that a hit can
be marked in the text as it was written.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from functools import lru_cache

from icu4py.breakers import CharacterBreaker

from kawaraban.search.languages import burmese, khmer, lao, thai

# Scripts that are written without spaces between words, or (Hangul) with particles joined on.
# Digits and punctuation of these scripts are left out.
UNSPACED = (
    "\u0e01-\u0e3a\u0e40-\u0e4e"  # Thai
    "\u0e81-\u0ece\u0edc-\u0edf"  # Lao
    "\u1000-\u103f\u1050-\u108f\u109a-\u109d\ua9e0-\ua9ef\uaa60-\uaa7f"  # Burmese
    "\u1780-\u17d3\u17d7\u17dc\u17dd"  # Khmer
    "\u1100-\u11ff\u3131-\u318e\uac00-\ud7a3"  # Hangul
    "\u3005-\u3007\u3041-\u309f\u30a1-\u30fa\u30fc-\u30ff\u31f0-\u31ff"  # Kana
    "\u2e80-\u2fdf\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff"  # Han
)
# Soft hyphen, zero-width space and joiners, word joiner, BOM; the dot between katakana names.
# Selectors of the form in which a character of a name is drawn.
IGNORED = "\u00ad\u200b-\u200d\u2060\ufeff\u30fb\ufe00-\ufe0f\U000e0100-\U000e01ef"

UNSPACED_RUN = re.compile(f"[{UNSPACED}](?:[{IGNORED}]*[{UNSPACED}])*")
_IGNORED = re.compile(f"[{IGNORED}]+")
_RESPELT = re.compile("[\u0e01-\u0edf\u1000-\u1049\u1780-\u17dd]")
_SURROGATES = re.compile("[\ud800-\udfff]")
_THOUSANDS = re.compile(r"(?<=\d),(?=\d{3}(?!\d))")
_LETTERS = str.maketrans(
    {"đ": "d", "ð": "d", "ø": "o", "ł": "l", "ħ": "h", "ı": "i", "æ": "ae", "œ": "oe", "þ": "th"}
)
# Full width to half width, one for one: what NFKC does with most texts in Chinese and Japanese.
_WIDE = {wide: chr(wide - 0xFEE0) for wide in range(0xFF01, 0xFF5F)} | {0x3000: " "}
_HAS_WIDE = re.compile("[\uff01-\uff5e\u3000]")
LONGEST_GRAPHEME = 32
"""Characters. UAX #15 lets 30 marks follow a letter ("Stream-Safe Text Format"), more than any
script needs. To put marks in order takes time that grows with the square of their number."""
# NFKC takes these apart, which the dictionaries of ICU do not understand.
_SARA_AM = {"\u0e4d\u0e32": "\u0e33", "\u0ecd\u0eb2": "\u0eb3"}


@dataclass(frozen=True, slots=True)
class Normal:
    """Normalised text, and for each of its characters the range it came from.

    `starts` and `ends` are None when every character stands where it stood.
    """

    text: str
    starts: list[int] | None = None
    ends: list[int] | None = None

    def original(self, start: int, end: int) -> tuple[int, int]:
        """Return the range of the original text that a non-empty range came from."""
        if self.starts is None or self.ends is None:
            return start, end
        return self.starts[start], self.ends[end - 1]


def normalise(text: str) -> Normal:
    """Return NFKC text with its map. Lone surrogates become U+FFFD."""
    text = _SURROGATES.sub("\ufffd", text)
    if text.isascii():
        return Normal(text)
    if _HAS_WIDE.search(text) is not None:
        text = text.translate(_WIDE)
    # SARA AM, HO NO and HO MO count as normal here; others in their place keep the test honest.
    probe = text.replace("\u0e33", "\u0e32").replace("\u0eb3", "\u0eb2")
    probe = probe.replace("\u0edc", "\u0e99").replace("\u0edd", "\u0e99")
    if unicodedata.is_normalized("NFKC", probe) and not any(pair in text for pair in _SARA_AM):
        return _respelt(Normal(text))
    pieces: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    at = 0
    for cluster in _clusters(text):
        piece = cluster if cluster.isascii() else _nfkc(cluster)
        pieces.append(piece)
        starts.extend([at] * len(piece))
        at += len(cluster)
        ends.extend([at] * len(piece))
    return _respelt(Normal("".join(pieces), starts, ends))


def _respelt(normal: Normal) -> Normal:
    """Return the text with one spelling for what looks the same, by the rules of its scripts."""
    if not _RESPELT.search(normal.text):
        return normal
    text = normal.text
    origin = None if normal.starts is None or normal.ends is None else (normal.starts, normal.ends)
    for script in (thai, lao, khmer, burmese):
        text, origin = script.SPELLING.mapped(text, origin)
    return Normal(text) if origin is None else Normal(text, *origin)


def _clusters(text: str) -> Iterator[str]:
    """Yield graphemes, the two halves of a SARA AM as one."""
    held = ""
    for cluster in graphemes(text):
        is_half = bool(held) and held[-1] + cluster[0] in _SARA_AM
        if held and (not is_half or len(held) >= LONGEST_GRAPHEME):
            yield held
            held = ""
        held += cluster
    if held:
        yield held


@lru_cache(maxsize=4_096)
def _nfkc(cluster: str) -> str:
    piece = unicodedata.normalize("NFKC", cluster)
    for apart, whole in _SARA_AM.items():
        piece = piece.replace(apart, whole)
    return piece


def graphemes(text: str) -> Iterator[str]:
    """Yield what readers take for one character each. The text must have no lone surrogates.

    A hostile one of more than `LONGEST_GRAPHEME` characters is cut into several, so that whatever
    is done with one is done at once. ICU's own offsets count UTF-16 units; the pieces themselves
    are exact, so those are used.
    """
    found = CharacterBreaker(text, "en")
    return iter(found) if len(text) <= LONGEST_GRAPHEME else _bounded(found)


def _bounded(clusters: Iterable[str]) -> Iterator[str]:
    for cluster in clusters:
        if len(cluster) <= LONGEST_GRAPHEME:
            yield cluster
        else:
            for at in range(0, len(cluster), LONGEST_GRAPHEME):
                yield cluster[at : at + LONGEST_GRAPHEME]


def without_ignored(text: str) -> str:
    """Return the text without characters that readers cannot see or would not type."""
    return _IGNORED.sub("", text)


def exact(word: str) -> str:
    """Return a normalised word in the form that is kept ahead: case folded, nothing else."""
    return without_ignored(word.replace("\u2019", "'")).casefold()


def fold(word: str) -> str:
    """Return an exact word without diacritics, separators of thousands and native digits.

    Marks are dropped from Latin, Greek and Cyrillic letters only: in Thai, Khmer, Burmese or
    kana they are the spelling itself.
    """
    if word.isascii():
        return _THOUSANDS.sub("", word) if "," in word else word
    letters: list[str] = []
    european = False
    for char in unicodedata.normalize("NFD", word.translate(_LETTERS)):
        if unicodedata.category(char) == "Mn":
            if european:
                continue
        else:
            european = char < "\u0530" or "\u1e00" <= char <= "\u1fff"
        digit = unicodedata.decimal(char, None)
        letters.append(char if digit is None else str(digit))
    return _THOUSANDS.sub("", unicodedata.normalize("NFC", "".join(letters)))
