"""Stories that resemble a text, from one committed state of the index."""

from __future__ import annotations

from collections.abc import Callable
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

EDITIONS = 1_000
"""Languages that are known of; there are fewer."""

KEPT = 64
"""Fingerprints of stories, of 30 to 130 KB each: whoever writes asks for the same ones again and
again, and the stories around a new one resemble each other."""

COUNTED = 5_000
"""Stories that are looked through, at most, to count those of one language that have a word; that
takes a third of a millisecond."""

ALIKE = 0.8
"""Share of the highest number possible from which on the lowest is as good."""


def similar(view: View, document: Document, most: int) -> list[Similar]:
    """Return the stories that resemble a document, best first; see `Engine.similar`."""
    parts = (document.headline, document.lede, document.body)
    own = Fingerprint.of(parts, document.language)
    editions = dict(view.searcher.terms_with_prefix("language", "", limit=EDITIONS))
    stories = editions.pop(document.language, 0)
    frequency = _frequency(view, document.language, stories, sum(editions.values()))
    weights = telling(own.words, stories, frequency)
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


def _frequency(view: View, language: str, stories: int, others: int) -> Callable[[str], int]:
    """Return what says how many of the `stories` of a language have a word.

    In a small edition beside a big one, what is rare in the whole index tells nothing: a word of
    every story of the edition is. So a word is counted in its language, unless it is in so many
    stories that this takes long, or hardly any of them can be of the `others`. Then it is taken
    to be in as many as can be, since a word that wrongly counts as common does no harm.
    """
    own = TQuery.term_query(view.index.schema, "language", language)

    def frequency(word: str) -> int:
        found = view.searcher.doc_freq("words", word)
        most, least = min(found, stories), found - others
        if most > COUNTED or least >= most * ALIKE:
            return most
        there = TQuery.term_query(view.index.schema, "words", word)
        both = TQuery.boolean_query([(Occur.Must, there), (Occur.Must, own)])
        return int(getattr(view.searcher.search(both, 1, count=True), "count", None) or 0)

    return frequency


def _query(schema: tantivy.Schema, document: Document, weights: dict[str, float]) -> TQuery:
    def term(field: str, value: str) -> TQuery:
        return TQuery.term_query(schema, field, value)

    words = [
        # Not the engine's own weights: those are of the whole index.
        (Occur.Should, TQuery.const_score_query(term("words", word), weight))
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
