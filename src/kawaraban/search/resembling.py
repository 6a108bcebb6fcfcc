"""How much two texts have in common: telling words, and words in the same order. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from math import log

from kawaraban.search.analysis import analyse

TELLING = 25
"""Words by which a text is known. More make a query slower and hardly any better."""
MOST_WORDS = 3_000
"""Words of a text that are looked at. An article is told by its beginning."""
COMMON = 0.2
"""A word in more than this share of the stories tells nothing, once there are some."""
SOME = 50
"""Stories from which on words can be told to be common."""
ROW = 3
"""Words in a row that two texts hardly share by chance."""


@dataclass(frozen=True, slots=True)
class Fingerprint:
    """What a text is compared by."""

    words: Counter[str]
    rows: frozenset[tuple[str, ...]]

    @classmethod
    def of(cls, texts: Iterable[str], language: str) -> Fingerprint:
        """Return the fingerprint of the parts of a story in a language."""
        words: list[str] = []
        rows: set[tuple[str, ...]] = set()
        for text in texts:
            made = analyse(text, language)
            words += made.words[:MOST_WORDS]
            rows.update(rows_of(made.text[:MOST_WORDS]))
        return cls(Counter(words), frozenset(rows))

    def copied_by(self, other: Fingerprint) -> float:
        """Return the share of this text's word rows that the other has, too; from 0 to 1."""
        return len(self.rows & other.rows) / len(self.rows) if self.rows else 0.0


def rows_of(words: Sequence[str]) -> set[tuple[str, ...]]:
    """Return every `ROW` words that stand next to each other."""
    return {tuple(words[at : at + ROW]) for at in range(len(words) - ROW + 1)}


def telling(words: Counter[str], stories: int, frequency: Callable[[str], int]) -> dict[str, float]:
    """Return the words by which a text is known, and how much each of them tells.

    `frequency` says in how many of the `stories`, those of the text's language, a word is. A word
    that none of them has can't lead to one, so it does not count.
    """
    weights: dict[str, float] = {}
    for word, times in words.items():
        found = frequency(word)
        if not found or (stories > SOME and found > stories * COMMON):
            continue
        weights[word] = (1 + log(times)) * log((stories + 1) / (found + 0.5))
    best = sorted(weights, key=lambda word: (-weights[word], word))[:TELLING]
    return {word: weights[word] for word in best if weights[word] > 0}


def shared(weights: dict[str, float], words: Counter[str]) -> float:
    """Return the share of the telling words' weight that a text with `words` has; from 0 to 1."""
    whole = sum(weights.values())
    return sum(weight for word, weight in weights.items() if word in words) / whole if whole else 0
