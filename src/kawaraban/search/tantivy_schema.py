"""Documents as tantivy keeps them: analysed zones, filters, and the text that passages quote."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import UTC, datetime

import tantivy

from kawaraban.search.analysis import tokens
from kawaraban.search.contract import Document

# Raised whenever the schema or the analysis changes: an index of another version is rebuilt.
VERSION = 1

ZONES = {"headline": 4.0, "names": 2.5, "tags": 2.5, "lede": 2.0, "body": 1.0, "aside": 0.8}
"""The searched parts of a story and how much a word there weighs."""

POSITION_ID = "#position"
"""The one document that is no story. tantivy-py has no commit payload, so the position in the
log is a document of the same commit: both become visible together or not at all."""

MAX_INDEXED = 1_000_000
"""Characters of a part that are indexed. A longer text is no article."""
MAX_STORED = 100_000
"""Characters of a story that passages can be taken from."""
_GAP = 100
"""Positions between two names or captions, so that no phrase crosses from one to the next."""


def schema() -> tantivy.Schema:
    """Return the schema. Text is analysed on our side, so no zone has a tokenizer that matters."""
    builder = tantivy.SchemaBuilder()
    builder.add_text_field("id", stored=True, tokenizer_name="raw", index_option="basic")
    for zone in ZONES:
        builder.add_text_field(zone, tokenizer_name="whitespace", index_option="position")
    for name in ("category", "source", "language"):
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
    for zone, texts in _zones(document).items():
        _add_tokens(made, zone, texts, document.language)
    for slug in dict.fromkeys(document.categories):
        made.add_text("category", slug)
    if document.source:
        made.add_text("source", document.source)
    made.add_text("language", document.language)
    made.add_integer("year", document.year)
    made.add_integer("published", seconds(document.published))
    made.add_float("freshness", freshness(document.published))
    made.add_bytes("shown_headline", document.headline.encode("utf-8", "replace"))
    made.add_bytes("shown_text", _shown_text(document).encode("utf-8", "replace"))
    made.add_bytes("url", document.url.encode("utf-8", "replace"))
    made.add_bytes("lang", document.language.encode("utf-8", "replace"))
    return made


def position_document(position: int) -> tantivy.Document:
    """Return the document that carries the position in the log of changes."""
    made = tantivy.Document()
    made.add_text("id", POSITION_ID)
    made.add_integer("position", position)
    return made


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


def _zones(document: Document) -> dict[str, tuple[str, ...]]:
    return {
        "headline": (document.headline,),
        "names": document.names,
        "tags": document.tags,
        "lede": (document.lede,),
        "body": (document.body,),
        "aside": (*document.captions, document.credit),
    }


def _shown_text(document: Document) -> str:
    parts = (document.lede, document.body, *document.captions, document.credit)
    return "\n".join(part for part in parts if part)[:MAX_STORED]


def _clean(text: str) -> str:
    """Replace lone surrogates, which no UTF-8 has."""
    return text.encode("utf-8", "replace").decode()


def _add_tokens(made: tantivy.Document, zone: str, texts: Iterable[str], language: str) -> None:
    position = 0
    found: list[tantivy.Token] = []
    for text in texts:
        for token in tokens(text[:MAX_INDEXED], language, position):
            # tantivy needs no offsets: passages are found in the stored text by our own marker.
            found.append(tantivy.Token(_clean(token.term), token.position, 0, 0))
        position = (found[-1].position if found else 0) + _GAP
    if found:
        made.add_pre_tokenized_text(zone, tantivy.PreTokenizedString("", found))
