"""A parsed query as tantivy executes it: which terms, in which fields, with which weights."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, tzinfo

import tantivy
from tantivy import Occur
from tantivy import Query as TQuery

from kawaraban.search.bylines import bylines
from kawaraban.search.filters import Filters
from kawaraban.search.queries import ParsedQuery
from kawaraban.search.tantivy_schema import ABOVE, BAGS
from kawaraban.search.wanted import Form, Most, Near, Part, Row, Wanted, Way, row_of

_ADJACENT = 3.0
_BEGUN = 0.5
_TIE = 0.1
_FACET_FILTER = {
    "category": "category",
    "source": "source",
    "language": "lang",
    "kind": "kind",
    "year": "year",
}


class Builder:
    """Builds the queries of one search."""

    def __init__(self, schema: tantivy.Schema, parsed: ParsedQuery, zone: tzinfo = UTC) -> None:
        """`zone` is the time zone in which before: and after: name days."""
        self.schema = schema
        self.parsed = parsed
        self.zone = zone

    def all_words(self, *, loosely: bool = False, endings: Sequence[str] = ()) -> TQuery:
        """Return the query for stories that have everything.

        `endings` are words that the last one, still being typed, may become.
        """
        return self._whole([(Occur.Must, query) for query in self._wanted(loosely, endings)])

    def some_words(self) -> TQuery:
        """Return the query for stories that have at least two thirds of the words."""
        wanted = self._wanted(True)
        enough = max(1, len(wanted) * 2 // 3)
        some = TQuery.boolean_query(
            [(Occur.Should, query) for query in wanted], minimum_number_should_match=enough
        )
        return self._whole([(Occur.Must, some)])

    def without_filter(self, facet: str) -> Builder:
        """Return a builder that leaves out a facet's own filter, so its other values count."""
        key = _FACET_FILTER[facet]
        filters = self.parsed.filters.without(key)
        return Builder(self.schema, replace(self.parsed, filters=filters), self.zone)

    def filtered_by(self, facet: str) -> bool:
        """Return whether the query filters by the facet."""
        return bool(getattr(self.parsed.filters, _FACET_FILTER[facet]))

    def _whole(self, clauses: list[tuple[Occur, TQuery]]) -> TQuery:
        clauses = list(clauses)
        clauses += [(Occur.Must, query) for query in self._filters(self.parsed.filters)]
        clauses += [(Occur.MustNot, self._way(way)) for way in self.parsed.without]
        clauses += [(Occur.Should, query) for query in self._better()]
        return TQuery.boolean_query(clauses)

    def _wanted(self, loosely: bool, endings: Sequence[str] = ()) -> list[TQuery]:
        words = self.parsed.words
        finished = words[:-1] if self.parsed.prefix else words
        wanted = [self._word(word, loosely) for word in finished]
        wanted += [self._typed(word, loosely, endings) for word in words[len(finished) :]]
        return wanted + [self._way(way) for way in self.parsed.phrases]

    # One word -----------------------------------------------------------------------------

    def _word(self, word: Wanted, loosely: bool) -> TQuery:
        ways = (*word.ways, *word.loose) if loosely else word.ways
        found = [query for way in ways for query in self._ways(way)]
        return TQuery.disjunction_max_query(found, _TIE)

    def _typed(self, word: Wanted, loosely: bool, endings: Sequence[str]) -> TQuery:
        """Return the query for a word that may be unfinished."""
        found = [self._word(word, loosely)]
        found += [self._boosted(self._term("begins", begun), _BEGUN) for begun in word.begins]
        found += [self._boosted(self._term("text", ending), _BEGUN) for ending in endings]
        return TQuery.disjunction_max_query(found, _TIE)

    def _way(self, way: Way) -> TQuery:
        found = self._ways(way)
        return found[0] if len(found) == 1 else TQuery.disjunction_max_query(found, _TIE)

    def _ways(self, way: Way) -> list[TQuery]:
        match way:
            case Form():
                return [
                    self._boosted(self._term(bag, way.term), way.weight * weight)
                    for bag, weight in BAGS.items()
                ]
            case Near():
                near = TQuery.fuzzy_term_query(self.schema, "text", way.term, 1, True)
                return [self._boosted(near, way.weight)]
            case Row():
                return [self._boosted(self._row("text", way.terms), way.weight)]
            case Part():
                return [self._boosted(self._part(way.pairs, way.slack), way.weight)]
            case Most():
                pairs = [(Occur.Should, self._term("pairs", pair)) for pair in way.pairs]
                most = TQuery.boolean_query(pairs, minimum_number_should_match=way.least)
                return [self._boosted(most, way.weight)]

    def _part(self, pairs: Sequence[str], slack: int = 0) -> TQuery:
        if len(pairs) == 1 and len(pairs[0]) == 1:
            # One grapheme: it begins a pair, or is the last one and stands alone.
            return TQuery.regex_query(self.schema, "pairs", f"{pairs[0]}.*")
        return self._row("pairs", pairs, slack)

    def _row(self, field: str, terms: Sequence[str], slack: int = 0) -> TQuery:
        placed: list[str | tuple[int, str]] = [(at, term) for at, term in enumerate(terms) if term]
        if len(placed) == 1:
            return self._term(field, placed[0][1])
        return TQuery.phrase_query(self.schema, field, placed, slack)

    def _term(self, field: str, term: str) -> TQuery:
        return TQuery.term_query(self.schema, field, term)

    # What puts a story first ----------------------------------------------------------------

    def _better(self) -> list[TQuery]:
        """Return what a story need not have, but is put first for."""
        found = []
        for word in self.parsed.words:
            forms = [way for way in word.ways if isinstance(way, Form)]
            for part, weight in ABOVE.items():
                found += [self._boosted(self._term(part, way.term), weight) for way in forms]
            found += [query for way in word.better for query in self._ways(way)]
        row = row_of(self.parsed.words)
        if len(row) > 1:
            found.append(self._boosted(self._row("text", row), _ADJACENT))
        return found

    # Filters ------------------------------------------------------------------------------

    def _filters(self, filters: Filters) -> list[TQuery]:
        found = [
            self._one_of("category", filters.category),
            self._one_of("source", filters.source),
            self._one_of("language", filters.lang),
            self._one_of("kind", filters.kind),
            self._one_of("year", [int(year) for year in filters.year]),
            self._authors(filters.author),
            self._days(filters.after, filters.before),
        ]
        return [TQuery.const_score_query(query, 0.0) for query in found if query is not None]

    def _one_of(self, name: str, values: Sequence[str | int]) -> TQuery | None:
        if not values:
            return None
        wanted = [TQuery.term_query(self.schema, name, value) for value in values]
        return TQuery.boolean_query([(Occur.Should, query) for query in wanted])

    def _authors(self, names: Sequence[str]) -> TQuery | None:
        if not names:
            return None
        found = [self._author(name) for name in names]
        return TQuery.boolean_query([(Occur.Should, query) for query in found])

    def _author(self, name: str) -> TQuery:
        """Return the query for a byline: its words in a row, and all of them among the names."""
        found = [
            [(Occur.Must, query) for query in (self._way(row), *map(self._name, words))]
            for row, words in bylines(name)
        ]
        return TQuery.boolean_query([(Occur.Should, TQuery.boolean_query(one)) for one in found])

    def _name(self, word: Wanted) -> TQuery:
        forms = [way.term for way in word.ways if isinstance(way, Form)]
        return TQuery.boolean_query([(Occur.Should, self._term("names", f)) for f in forms])

    def _days(self, after: date | None, before: date | None) -> TQuery | None:
        if after is None and before is None:
            return None
        return TQuery.range_query(
            self.schema,
            "published",
            tantivy.FieldType.Integer,
            lower_bound=None if after is None else self._midnight(after),
            upper_bound=None if before is None else self._midnight(before),
            include_upper=before is None,  # tantivy wants it so for an open end
        )

    def _midnight(self, day: date) -> int:
        try:
            return int(datetime.combine(day, time(), self.zone).timestamp())
        except (OverflowError, ValueError):  # The year 1 or 9999 in a zone beyond it.
            return int(datetime.combine(day, time(), UTC).timestamp())

    @staticmethod
    def _boosted(query: TQuery, weight: float) -> TQuery:
        return query if weight == 1.0 else TQuery.boost_query(query, weight)
