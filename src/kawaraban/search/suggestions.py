"""Did you mean: the spelling that the found stories use for a word nobody uses. Pure."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Sequence

from kawaraban.search.folding import exact, fold, normalise
from kawaraban.search.marking import one_typo
from kawaraban.search.wanted import Wanted

_WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)*")


def suggest(text: str, unknown: Sequence[Wanted], samples: Iterable[str]) -> str | None:
    """Return the query with each unknown word as the samples spell it, or None.

    `samples` are headlines and texts of stories that were found with a typo forgiven.
    """
    if not unknown:
        return None
    counts = Counter(word for sample in samples for word in _WORD.findall(normalise(sample).text))
    suggestion = text
    for wrong in unknown:
        near = {
            word: count for word, count in counts.items() if one_typo(wrong.folded, _plain(word))
        }
        if near:
            best = max(near, key=lambda word: (near[word], word))
            spelled = re.compile(rf"(?<!\w){re.escape(wrong.written)}(?!\w)", re.IGNORECASE)
            suggestion = spelled.sub(lambda _: best, suggestion)  # noqa: B023 - used at once
    return suggestion if exact(suggestion) != exact(text) else None


def _plain(word: str) -> str:
    return fold(exact(word))
