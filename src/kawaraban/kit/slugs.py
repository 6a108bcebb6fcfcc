"""Slugs: the readable part of a URL, in the script of the headline.

Latin letters are folded to ASCII ("Điện Biên" is "dien-bien"). Every other script keeps its
letters and its marks: without them Khmer, Thai or Burmese words fall apart. The result is a path
segment of an IRI (RFC 3987); Django escapes it where a URL is needed.
"""

import re
import unicodedata

from anyascii import anyascii

from kawaraban.kit.text import cut_graphemes, normalize

# For a URL converter: what a slug can look like, without the finer rules of `is_slug`. No general
# punctuation (U+2000-206F), no CJK punctuation, nothing that is space, control or private.
_SLUG_CHAR = (
    "0-9a-z\u0370-\u1dff\u1f00-\u1fff\u2c00-\u2c5f\u2c80-\u2dff\u2e80-\u2fff"
    "\u3005-\u3007\u3021-\ud7ff\uf900-\ufaff\ufb13-\ufdff\ufe70-\ufefc\U00010000-\U000e00ff"
)
SLUG_PATTERN = f"[{_SLUG_CHAR}]+(?:-[{_SLUG_CHAR}]+)*"

_SLUG = re.compile(SLUG_PATTERN)
_WIDE = re.compile("[\uff01-\uffdc]+")
_APOSTROPHES = re.compile("['’ʼ\u200b-\u200d]")
# Latin blocks, with the superscripts, ligatures and Roman numerals that fold to Latin.
_LATIN = re.compile(
    "[\x80-\u02af\u1d00-\u1dbf\u1e00-\u1eff\u2070-\u209c\u2150-\u218b\u2c60-\u2c7f"
    "\ua722-\ua7ff\uab30-\uab6f\ufb00-\ufb06]+"
)
_LATIN_MARKED = re.compile("(?<=[0-9A-Za-z])[\u0300-\u036f]+")
# Longer headlines than any; folding stops being worth it.
_MAX_INPUT = 4096


def slugify(text: str, max_length: int = 80) -> str:
    """The slug of `text`, at most `max_length` code points; "" if it has no letter or digit.

    Idempotent. A cut falls between words where one ends in the second half, else between
    graphemes.
    """
    # Full-width letters and half-width kana; NFKC on all of it would break Thai and Lao am.
    text = _WIDE.sub(lambda m: unicodedata.normalize("NFKC", m[0]), text[:_MAX_INPUT])
    text = _APOSTROPHES.sub("", normalize(text))
    text = _LATIN.sub(lambda m: "".join(map(_fold, m[0])), text)
    text = normalize(_LATIN_MARKED.sub("", text).lower())
    return _shorten(_join(text), max_length)


def is_slug(text: str) -> bool:
    """Whether `text` is a slug exactly as `slugify` would write it, of any length."""
    return bool(_SLUG.fullmatch(text)) and slugify(text, max(len(text), 1)) == text


def _fold(char: str) -> str:
    if unicodedata.category(char)[0] in "LN":
        return anyascii(char)
    return " "


def _join(text: str) -> str:
    """Letters, digits and the marks on them; everything between becomes one hyphen."""
    kept: list[str] = []
    for char in text:
        if _belongs(char, after=kept[-1] if kept else "-"):
            kept.append(char)
        elif kept and kept[-1] != "-":
            kept.append("-")
    return "".join(kept).strip("-")


def _belongs(char: str, after: str) -> bool:
    category = unicodedata.category(char)
    if category in ("Mn", "Mc"):
        # Not: a mark on nothing, on ASCII, or a variation selector.
        return not after.isascii() and _SLUG.fullmatch(char) is not None
    return (category[0] == "L" or category in ("Nd", "Nl")) and _SLUG.fullmatch(char) is not None


def _shorten(slug: str, max_length: int) -> str:
    if len(slug) <= max_length:
        return slug
    if max_length <= 0:
        return ""
    cut = cut_graphemes(slug, max_length)
    if slug[len(cut)] != "-":
        whole_words, hyphen, _ = cut.rpartition("-")
        if hyphen and len(whole_words) >= max_length // 2:
            cut = whole_words
    return cut.strip("-")
