"""An archive of any size, made of nothing: articles of 350 words, as frequent as in a language.

The words follow Zipf's law: the n-th most frequent stands in a text 1/n as often as the first.
They are made of syllables, the same everywhere.
"""

from __future__ import annotations

import random
from bisect import bisect_left
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import accumulate

from kawaraban.search.contract import Document

VOCABULARY = 200_000
WORDS = 350
HEADLINE = 8
SENTENCE = 14
SECTIONS = ("event", "world", "economy", "sport", "culture", "science")
SOURCES = ("own", "hokuto", "mekong-wire", "reader")
BEGIN = datetime(1995, 1, 1, tzinfo=UTC)
_ONSETS = ("b", "d", "f", "g", "h", "k", "l", "m", "n", "p", "r", "s", "t", "v", "y", "")
_VOWELS = ("a", "e", "i", "o", "u", "ai", "ou")


@cache
def vocabulary() -> list[str]:
    """Return the words, the most frequent first; frequent ones are short."""
    chance = random.Random(11)  # the same each time
    found: dict[str, None] = {}
    while len(found) < VOCABULARY:
        syllables = 1 + min(4, len(found).bit_length() // 4)
        word = "".join(chance.choice(_ONSETS) + chance.choice(_VOWELS) for _ in range(syllables))
        found.setdefault(word + chance.choice(("", "n", "r", "t", "s")))
    return list(found)


@cache
def _frequencies() -> list[float]:
    return list(accumulate(1 / rank for rank in range(1, VOCABULARY + 1)))


def words(chance: random.Random, number: int) -> list[str]:
    """Return words by chance, as often as they are in texts."""
    known, sums = vocabulary(), _frequencies()
    whole = sums[-1]
    return [known[bisect_left(sums, chance.random() * whole)] for _ in range(number)]


def articles(number: int) -> Iterator[Document]:
    """Yield so many articles, the oldest first, spread over thirty years."""
    chance = random.Random(350)
    step = timedelta(days=30 * 365) / max(number, 1)
    for place in range(number):
        text = words(chance, WORDS)
        published = BEGIN + place * step
        sentences = (
            " ".join(text[at : at + SENTENCE]).capitalize() + "."
            for at in range(HEADLINE + SENTENCE, WORDS, SENTENCE)
        )
        yield Document(
            id=f"article:{place + 1}",
            language="en",
            headline=" ".join(text[:HEADLINE]).capitalize(),
            url=f"/{published:%Y/%m/%d}/{place + 1}/",
            published=published,
            year=published.year,
            lede=" ".join(text[HEADLINE : HEADLINE + SENTENCE]).capitalize() + ".",
            body=" ".join(sentences),
            categories=(SECTIONS[place % len(SECTIONS)],),
            source=SOURCES[place % len(SOURCES)],
        )


def size_of(document: Document) -> int:
    """Return the bytes of an article's text."""
    return sum(len(part.encode()) for part in (document.headline, document.lede, document.body))
