"""Cleaning and shortening text that somebody else wrote, in any script.

What leaves `clean_line` and `clean_text` can be stored, compared and shown: it is valid Unicode
in form NFC, holds no control characters and cannot turn the direction of the text around it.
"""

import re
import unicodedata
from functools import lru_cache

from icu4py.breakers import CharacterBreaker, WordBreaker

from kawaraban.kit.charsets import decode

__all__ = ["clean_line", "clean_text", "cut_graphemes", "decode", "normalize", "truncate"]

ELLIPSIS = "…"

# No language stacks more marks on one letter; longer stacks paint over the neighbouring lines.
MAX_MARKS = 6

# A single no-break or ideographic space is typography: "« oui »", "首相　訪中".
_KEPT_SPACES = frozenset("\u00a0\u202f\u3000")

# Zero-width space, ZWNJ, ZWJ and the marks LRM, RLM, ALM are not here: Khmer, Persian, Sinhala,
# Arabic and Hebrew are written with them.
_UNWANTED = re.compile(
    "[\x00-\x08\x0e-\x1f\x7f-\x84\x86-\x9f"  # controls, but not those that break lines
    "\u202a-\u202e\u2066-\u2069"  # bidi embeddings, overrides, isolates
    "\u206a-\u206f\ufeff\ufff9-\ufffb\ufffe\uffff"  # deprecated formats, BOM, noncharacters
    "\ud800-\udfff]"  # lone surrogates: they cannot be encoded
)
_BREAKS = re.compile("\r\n|[\r\x0b\x0c\x85\u2028\u2029]")
_SPACES = re.compile(r"\s+")
_BLANK_LINES = re.compile(r"\n{3,}")


def clean_line(text: str) -> str:
    """One line: breaks and runs of whitespace become one space, the ends are stripped."""
    return _SPACES.sub(_fold_space, normalize(text)).strip()


def clean_text(text: str) -> str:
    """Several lines: LF breaks, no trailing spaces, at most one blank line in a row."""
    text = _BREAKS.sub("\n", normalize(text)).expandtabs(4)
    text = "\n".join(line.rstrip() for line in text.split("\n"))
    return _BLANK_LINES.sub("\n\n", text).strip("\n")


def normalize(text: str) -> str:
    """`text` in NFC without control characters, bidi overrides or endless stacks of marks."""
    text = _UNWANTED.sub("", text)
    if text.isascii():
        return text
    # The cap comes first: ordering the marks on one letter takes time in the square of their
    # number, so a megabyte of accents would otherwise stop the process.
    return unicodedata.normalize("NFC", _mark_stacks().sub(r"\1", text))


def truncate(text: str, limit: int) -> str:
    """At most `limit` code points of `text`, with "…" at the end if something was cut.

    Cuts between words (by ICU, so in Khmer, Thai and Japanese too), inside a long word between
    graphemes.
    """
    if len(text) <= limit:
        return text
    if limit <= 1:
        return ELLIPSIS[: max(limit, 0)]
    room = limit - 1
    # Some text past the limit, so that the breaker sees whether a word goes on.
    kept = _pieces(WordBreaker(_encodable(text[: room + 40]), "und"), room).rstrip()
    if len(kept) < room // 2:
        kept = cut_graphemes(text, room).rstrip()
    return kept + ELLIPSIS


def cut_graphemes(text: str, limit: int) -> str:
    """The longest start of `text` of at most `limit` code points that splits no grapheme.

    A first grapheme longer than the limit is cut hard: returning nothing would help nobody.
    """
    if len(text) <= limit:
        return text
    limit = max(limit, 0)
    kept = _pieces(CharacterBreaker(_encodable(text[: limit + 40]), "und"), limit)
    return kept or text[:limit]


def _pieces(breaker: CharacterBreaker | WordBreaker, limit: int) -> str:
    """Whole pieces up to `limit`. The breaker's own offsets count UTF-16 units, so: strings."""
    kept: list[str] = []
    length = 0
    for piece in breaker:
        length += len(piece)
        if length > limit:
            break
        kept.append(piece)
    return "".join(kept)


def _encodable(text: str) -> str:
    return text.encode("utf-8", "replace").decode("utf-8")


def _fold_space(match: re.Match[str]) -> str:
    return match[0] if match[0] in _KEPT_SPACES else " "


@lru_cache(maxsize=1)
def _mark_stacks() -> re.Pattern[str]:
    marks: list[list[int]] = []
    for point in range(0x300, 0x1EA00):
        if unicodedata.combining(chr(point)):
            if marks and marks[-1][1] == point - 1:
                marks[-1][1] = point
            else:
                marks.append([point, point])
    ranges = "".join(f"{chr(first)}-{chr(last)}" for first, last in marks)
    return re.compile(f"([{ranges}]{{{MAX_MARKS}}})[{ranges}]+")
