"""Stories that resemble a text, from one committed state of the index."""

from __future__ import annotations

from functools import lru_cache

import tantivy
from tantivy import Occur
from tantivy import Query as TQuery

from kawaraban.search.contract import Document, Similar
from kawaraban.search.resembling import Fingerprint, shared, telling
from kawaraban.search.tantivy_reader import View
from kawaraban.search.tantivy_schema import text_of

LOOKED_AT = 5
"""Stories more than asked for that are compared: the engine's order is by words alone."""

KEPT = 64
"""Fingerprints of stories, of 30 to 130 KB each: whoever writes asks for the same ones again and
again, and the stories around a new one resemble each other."""


def similar(view: View, document: Document, most: int) -> list[Similar]:
    """Return the stories that resemble a document, best first; see `Engine.similar`."""
    parts = (document.headline, document.lede, document.body)
    own = Fingerprint.of(parts, document.language)
    weights = telling(own.words, view.count(), lambda word: view.searcher.doc_freq("words", word))
    if not weights or most < 1:
        return []
    found = view.searcher.search(
        _query(view.index.schema, document, weights), most + LOOKED_AT, count=False
    )
    likes = [
        _compared(view.searcher.doc(address), document.language, own, weights)
        for _score, address in found.hits
    ]
    return sorted(likes, key=lambda like: (-like.score, -like.copied, like.id))[:most]


def _query(schema: tantivy.Schema, document: Document, weights: dict[str, float]) -> TQuery:
    def term(field: str, value: str) -> TQuery:
        return TQuery.term_query(schema, field, value)

    words = [
        (Occur.Should, TQuery.boost_query(term("words", word), weight))
        for word, weight in weights.items()
    ]
    return TQuery.boolean_query(
        [
            (Occur.Must, TQuery.boolean_query(words)),
            (Occur.Must, TQuery.const_score_query(term("language", document.language), 0.0)),
            (Occur.Must, TQuery.const_score_query(term("kind", document.kind), 0.0)),
            (Occur.MustNot, term("id", document.id)),
        ]
    )


def _compared(
    made: tantivy.Document, language: str, own: Fingerprint, weights: dict[str, float]
) -> Similar:
    other = _fingerprint(text_of(made, "shown_headline"), text_of(made, "shown_text"), language)
    return Similar(
        id=text_of(made, "id"),
        score=shared(weights, other.words),
        copied=own.copied_by(other),
    )


@lru_cache(KEPT)
def _fingerprint(headline: str, text: str, language: str) -> Fingerprint:
    return Fingerprint.of((headline, *text.split("\n")), language)
