"""When two passages count as the same: letters and digits decide, the rest does not."""

import re
import unicodedata
from itertools import pairwise

# Vowel signs of Khmer and Thai are combining marks, which `\W` would throw away, so what is
# ignored is written out: spaces, ASCII and general punctuation, symbols, CJK, Thai, Khmer stops.
_IGNORED = re.compile(
    r"[\s!-/:-@\[-`{-~\x00-\x1f\x7f-\xbf\u0e2f\u0e5a\u0e5b\u17d4-\u17da\u2000-\u206f"
    r"\u2190-\u2bff\u3000-\u3004\u3008-\u3030\u30fb\ufe00-\ufe0f\ufeff]+"
)
_SENTENCE_END = re.compile(r"(?<=[.!?。！？។៕])[\s\u200b]*(?=\S)")


def sameness(text: str) -> str:
    """Return what two passages have in common when they differ only in case, width, whitespace,
    punctuation and quotation marks. Empty when there is no letter and no digit."""
    if text.isascii():
        return _IGNORED.sub("", text.lower())
    return _IGNORED.sub("", unicodedata.normalize("NFKC", text).casefold())


def sentences(text: str) -> list[str]:
    """Split `text` after every full stop of any script; the pieces, joined, are the text."""
    cuts = [0, *(match.end() for match in _SENTENCE_END.finditer(text)), len(text)]
    return [text[a:b] for a, b in pairwise(cuts) if a < b]
