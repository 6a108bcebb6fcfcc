"""What a search would say of one text, without an engine: each way of `wanted`, done by hand."""

from __future__ import annotations

from collections.abc import Sequence

from kawaraban.search.analysis import Analysed, analyse, wanted
from kawaraban.search.wanted import Form, Most, Part, Row, Wanted, Way


def finds(query: str, text: str, language: str) -> bool:
    """Return whether the text surely has every word of the query."""
    made = analyse(text, language)
    return all(any(_has(made, way) for way in word.ways) for word in wanted(query, [language]))


def finds_loosely(query: str, text: str, language: str) -> bool:
    """Return whether the text has every word of the query, one of them perhaps misspelt."""
    made = analyse(text, language)
    return all(
        any(_has(made, way) for way in (*word.ways, *word.loose))
        for word in wanted(query, [language])
    )


def words_of(query: str, language: str) -> list[str]:
    """Return the words that a query looks for, as they are written."""
    return [word.written for word in wanted(query, [language])]


def one(query: str, language: str) -> Wanted:
    """Return the only word that a query looks for."""
    (word,) = wanted(query, [language])
    return word


def _has(made: Analysed, way: Way) -> bool:
    match way:
        case Form():
            return way.term in made.words
        case Row():
            return _follow(way.terms, made.text)
        case Part() if len(way.pairs) == 1 and len(way.pairs[0]) == 1:
            return any(pair.startswith(way.pairs[0]) for pair in made.pairs)
        case Part():
            return _follow(way.pairs, made.pairs)
        case Most():
            return sum(pair in made.pairs for pair in way.pairs) >= way.least
    return False


def _follow(terms: Sequence[str], row: Sequence[str]) -> bool:
    return any(
        all(wanted in ("", there) for wanted, there in zip(terms, row[at:], strict=False))
        for at in range(len(row) - len(terms) + 1)
    )
