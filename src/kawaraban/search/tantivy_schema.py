"""Documents as tantivy keeps them: analysed text, filters, and the text that passages quote."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime
from functools import lru_cache
from itertools import chain

import tantivy

from kawaraban.kit.zstandard import compress, decompress
from kawaraban.search.analysis import Analysed, analyse, beginnings
from kawaraban.search.contract import Document

# Raised whenever the schema or the analysis changes: an index of another version is rebuilt.
VERSION = 4

BAGS = {"words": 1.0, "aside": 0.6, "said": 0.3}
"""Where a word is looked up, and what it weighs: the story, its captions and credit, its
comments."""
ABOVE = {"headline": 3.0, "names": 2.0, "lede": 1.0}
"""Parts of the story in which a word weighs more; `names` are those of people and tags."""

POSITION_ID = "#position"
"""The one document that is no story. tantivy-py has no commit payload, so the position in the
log is a document of the same commit: both become visible together or not at all."""

MAX_INDEXED = 1_000_000
"""Characters of a part that are indexed. A longer text is no article."""
MAX_STORED = 100_000
"""Characters of a story that passages can be taken from."""


def schema() -> tantivy.Schema:
    """Return the schema. Text is analysed on our side; tantivy only splits terms at spaces."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    for name in (*BAGS, *ABOVE):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="freq")
    builder.add_text_field("begins", tokenizer_name="whitespace", index_option="basic")
    for name in ("text", "pairs"):
        builder.add_text_field(name, tokenizer_name="whitespace", index_option="position")
    for name in ("category", "source", "language", "kind"):
        builder.add_text_field(name, tokenizer_name="raw", index_option="basic", fast=True)
    builder.add_integer_field("year", indexed=True, fast=True)
    builder.add_integer_field("published", indexed=True, fast=True)
    builder.add_float_field("freshness", fast=True)
    for name in ("shown_headline", "shown_text", "url", "lang"):
        # Bytes: tantivy-py indexes every text field, and these are only shown.
        builder.add_bytes_field(name, stored=True)
    builder.add_integer_field("position", stored=True)
    return builder.build()


def stored(document: Document) -> tantivy.Document:
    """Return a story as tantivy takes it."""
    made = tantivy.Document()
    made.add_text("id", document.id)
    _add_texts(made, document)
    for slug in dict.fromkeys(document.categories):
        made.add_text("category", slug)
    if document.source:
        made.add_text("source", document.source)
    made.add_text("language", document.language)
    made.add_text("kind", document.kind)
    made.add_integer("year", document.year)
    made.add_integer("published", seconds(document.published))
    made.add_float("freshness", freshness(document.published))
    made.add_bytes("shown_headline", document.headline.encode("utf-8", "replace"))
    # tantivy's own LZ4 would leave half as much again.
    made.add_bytes("shown_text", compress(_shown_text(document).encode("utf-8", "replace")))
    made.add_bytes("url", document.url.encode("utf-8", "replace"))
    made.add_bytes("lang", document.language.encode("utf-8", "replace"))
    return made


def position_document(position: int) -> tantivy.Document:
    """Return the document that carries the position in the log of changes."""
    made = tantivy.Document()
    made.add_text("id", POSITION_ID)
    made.add_integer("position", position)
    return made


def text_of(document: tantivy.Document, name: str) -> str:
    """Return a stored field as text; empty where there is none."""
    value = document.get_first(name)
    if isinstance(value, str):
        return value
    found = bytes(value or b"")
    if found and name == "shown_text":
        found = decompress(found)
    return found.decode("utf-8", "replace")


def seconds(moment: datetime) -> int:
    """Return seconds since 1970, negative before. A moment without a zone is taken as UTC."""
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=UTC)
    return int(moment.timestamp())


def freshness(published: datetime) -> float:
    """Return the weight by which tantivy favours newer stories mildly: 4.7 % a year.

    tantivy multiplies a score by log2(2 + weight). The factor must depend on the date alone, or
    the index would age; one that doubles every 15 years keeps the ratio of two stories for ever.
    """
    year = min(max(published.year + published.month / 12, 1970.0), 2100.0)
    return float(2.0 ** (2.0 ** ((year - 2000.0) / 15.0)) - 2.0)


def _add_texts(made: tantivy.Document, document: Document) -> None:
    language = document.language
    headline = analyse(document.headline[:MAX_INDEXED], language)
    # A name has no stem: Mines is not Mine.
    names = [analyse(name, "") for name in document.names]
    names += [analyse(tag, language) for tag in document.tags]
    lede = analyse(document.lede[:MAX_INDEXED], language)
    body = analyse(document.body[:MAX_INDEXED], language)
    aside = [analyse(text, language) for text in _bounded((*document.captions, document.credit))]
    said = [analyse(text, language) for text in _bounded(document.comments)]
    story = (headline, *names, lede, body)
    bags = {
        "words": story,
        "headline": (headline,),
        "names": names,
        "lede": (lede,),
        "aside": aside,
        "said": said,
    }
    for name, parts in bags.items():
        _add(made, name, chain.from_iterable(part.words for part in parts))
    for part in (*story, *aside, *said):
        # One value each: tantivy leaves a gap between two, so that no phrase crosses it.
        _add(made, "text", part.text)
        _add(made, "pairs", part.pairs)
    _add(made, "begins", _beginnings((headline, *names)))


def _beginnings(parts: Iterable[Analysed]) -> Iterator[str]:
    return chain.from_iterable(_beginnings_of(word) for part in parts for word in part.text)


@lru_cache(maxsize=16_384)
def _beginnings_of(word: str) -> tuple[str, ...]:
    return tuple(beginnings(word))


def _bounded(texts: Iterable[str]) -> Iterator[str]:
    """Yield the texts until `MAX_INDEXED` characters are spent."""
    left = MAX_INDEXED
    for text in texts:
        yield text[:left]
        left -= len(text)
        if left <= 0:
            return


def _add(made: tantivy.Document, name: str, terms: Iterable[str]) -> None:
    text = " ".join(terms)
    if text:
        made.add_text(name, text if text.isascii() else _clean(text))


def _clean(text: str) -> str:
    """Replace lone surrogates, which no UTF-8 has."""
    return text.encode("utf-8", "replace").decode()


def _shown_text(document: Document) -> str:
    said = (document.lede, document.body, *document.captions, document.credit, *document.comments)
    return "\n".join(part for part in said if part)[:MAX_STORED]
