"""An archive of any size, made of nothing: articles of 350 words, as frequent as in a language.

The words follow Zipf's law: the n-th most frequent stands in a text 1/n as often as the first.
They are made of syllables, the same everywhere.
"""

from __future__ import annotations

import random
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import accumulate
from pathlib import Path
from typing import NamedTuple

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
    return chance.choices(vocabulary(), cum_weights=_frequencies(), k=number)


class Text(NamedTuple):
    """What is written of one article: plain text, one line each."""

    headline: str
    lede: str
    body: str

    @property
    def size(self) -> int:
        """Bytes of the text."""
        return sum(len(part.encode()) for part in self)


def texts(number: int) -> Iterator[Text]:
    """Yield the texts of so many articles, the same each time."""
    chance = random.Random(350)
    for _place in range(number):
        said = words(chance, WORDS)
        sentences = (
            " ".join(said[at : at + SENTENCE]).capitalize() + "."
            for at in range(HEADLINE + SENTENCE, WORDS, SENTENCE)
        )
        yield Text(
            " ".join(said[:HEADLINE]).capitalize(),
            " ".join(said[HEADLINE : HEADLINE + SENTENCE]).capitalize() + ".",
            " ".join(sentences),
        )


def write(path: Path, number: int) -> int:
    """Write the texts of so many articles to a file, a line each; return their bytes."""
    size = 0
    with path.open("w", encoding="utf-8") as file:
        for text in texts(number):
            size += text.size
            file.write("\t".join(text) + "\n")
    return size


def read(path: Path, number: int) -> Iterator[Document]:
    """Yield the articles of a file that `write` made with the same number."""
    with path.open(encoding="utf-8") as file:
        for place, line in enumerate(file):
            yield document(place, number, Text(*line.rstrip("\n").split("\t")))


def published(place: int, number: int) -> datetime:
    """Return when the article at a place is published, the oldest first, over thirty years."""
    return BEGIN + place * (timedelta(days=30 * 365) / max(number, 1))


def document(place: int, number: int, text: Text) -> Document:
    """Return the article at a place among so many."""
    at = published(place, number)
    return Document(
        id=f"article:{place + 1}",
        language="en",
        headline=text.headline,
        url=f"/{at:%Y/%m/%d}/{place + 1}/",
        published=at,
        year=at.year,
        lede=text.lede,
        body=text.body,
        categories=(SECTIONS[place % len(SECTIONS)],),
        source=SOURCES[place % len(SOURCES)],
    )


def articles(number: int) -> Iterator[Document]:
    """Yield so many articles, the oldest first."""
    for place, text in enumerate(texts(number)):
        yield document(place, number, text)


def size_of(document: Document) -> int:
    """Return the bytes of an article's text."""
    return Text(document.headline, document.lede, document.body).size
