"""French: Snowball's stemmer, but a quality is not the thing that has it.

Pure. Snowball takes -ité off, and makes one of université and univers, of autorité and auteur.
"""

from __future__ import annotations

import re

from kawaraban.search.folding import fold
from kawaraban.search.languages.snowball import stemmer

_stem = stemmer("french")
_QUALITY = re.compile("(?<=it)ée?s?$")
_ENDS_ITE = re.compile("itee?s?$")

# marée, mars and mari are no forms of one word.
_SHORT = 3
_SHORT_ENDINGS = ("", "s", "x", "e", "es", "é", "és", "er", "ez", "ent")

ELIDED = frozenset(
    ("c", "d", "j", "l", "m", "n", "s", "t", "qu", "jusqu", "lorsqu", "puisqu", "quoiqu", "presqu")
)
"""Words that lose their vowel before another one: l'école, qu'on."""


def roots(plain: str, folded: str) -> tuple[str, ...]:
    """Return the roots of a case-folded word: as it is written, and as if without diacritics."""
    quality = _quality(plain)
    if quality and plain != folded:
        return (quality,)
    found = dict.fromkeys((_root(plain), _root(folded)))
    if quality := _quality(_ENDS_ITE.sub("ité", folded)):
        found[quality] = None  # universite: typed without its accent.
    return tuple(found)


def _root(word: str) -> str:
    """Return what Snowball leaves; where that is next to nothing, only if little was taken."""
    root = _stem(word)
    if len(root) > _SHORT or word[len(root) :] in _SHORT_ENDINGS:
        return fold(root)
    return fold(word).rstrip("sx") if len(word) > _SHORT else fold(word)


def _quality(word: str) -> str:
    """Return universite for université and universités, but nothing for visité, of visiter."""
    match = _QUALITY.search(word)
    if match is None or _stem(word).endswith("it"):
        return ""
    return fold(word[: match.start()]) + "e"
