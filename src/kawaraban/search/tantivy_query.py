"""A parsed query as tantivy executes it: which terms, in which zones, with which weights."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace
from datetime import UTC, date, datetime, time, tzinfo

import tantivy
from tantivy import Occur
from tantivy import Query as TQuery

from kawaraban.search.analysis import (
    FOLDED,
    PAIR,
    STEM,
    Run,
    Term,
    Word,
    pairs,
    terms,
    without_particles,
)
from kawaraban.search.filters import Filters
from kawaraban.search.queries import ParsedQuery
from kawaraban.search.tantivy_schema import ZONES

_EXACT, _FOLD, _STEM, _PREFIX, _TYPO, _PART = 1.5, 0.9, 0.7, 0.5, 0.3, 0.7
_ADJACENT = 4.0
_TIE = 0.1
MIN_TYPO_LETTERS = 4
_FACET_FILTER = {"category": "category", "source": "source", "language": "lang", "year": "year"}


def can_have_typo(term: Term) -> bool:
    """Return whether a misspelling is forgiven: Latin words of four letters and more."""
    return (
        isinstance(term, Word)
        and len(term.folded) >= MIN_TYPO_LETTERS
        and term.folded.isascii()
        and term.folded.isalpha()
    )


class Builder:
    """Builds the queries of one search."""

    def __init__(self, schema: tantivy.Schema, parsed: ParsedQuery, zone: tzinfo = UTC) -> None:
        """`zone` is the time zone in which before: and after: name days."""
        self.schema = schema
        self.parsed = parsed
        self.zone = zone

    def all_words(self, *, typos: Sequence[Word] = ()) -> TQuery:
        """Return the query for stories that have everything; `typos` may be misspelt."""
        return self._whole([(Occur.Must, query) for query in self._wanted(typos)])

    def some_words(self, *, typos: Sequence[Word] = ()) -> TQuery:
        """Return the query for stories that have at least two thirds of the words."""
        wanted = self._wanted(typos)
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
        clauses += [(Occur.MustNot, self._phrase(words)) for words in self.parsed.without]
        if adjacent := self._adjacent():
            clauses.append((Occur.Should, TQuery.boost_query(adjacent, _ADJACENT)))
        return TQuery.boolean_query(clauses)

    def _wanted(self, typos: Sequence[Word]) -> list[TQuery]:
        words = self.parsed.words
        wanted = [
            self._term(term, self.parsed.prefix and i == len(words) - 1, term in typos)
            for i, term in enumerate(words)
        ]
        return wanted + [self._phrase(phrase) for phrase in self.parsed.phrases]

    # One word -----------------------------------------------------------------------------

    def _term(self, term: Term, prefix: bool, typo: bool) -> TQuery:
        if isinstance(term, Word):
            return self._word(term, prefix, typo)
        words = [self._run_word(units, prefix) for units in without_particles(term)]
        clauses = [(Occur.Must, word) for word in words]
        if len(words) > 1:
            clauses.append((Occur.Should, self._anywhere(pairs(term.graphemes), _ADJACENT)))
        return TQuery.boolean_query(clauses)

    def _word(self, word: Word, prefix: bool, typo: bool) -> TQuery:
        weights = {word.exact: _EXACT, FOLDED + word.folded: _FOLD}
        weights.setdefault(word.folded, _FOLD)
        for root in word.stems:
            weights.setdefault(root, _STEM)
            weights.setdefault(STEM + root, _STEM)
        found = [
            self._boosted(TQuery.term_query(self.schema, zone, term), weight * boost)
            for zone, boost in ZONES.items()
            for term, weight in weights.items()
        ]
        for zone, boost in ZONES.items():
            if prefix and len(word.folded) > 1:
                pattern = f"{FOLDED}?({re.escape(word.exact)}|{re.escape(word.folded)}).*"
                begun = TQuery.regex_query(self.schema, zone, pattern)
                found.append(self._boosted(begun, _PREFIX * boost))
            if typo:
                near = TQuery.fuzzy_term_query(self.schema, zone, word.folded, 1, True)
                found.append(self._boosted(near, _TYPO * boost))
        return TQuery.disjunction_max_query(found, _TIE)

    def _run_word(self, units: tuple[str, ...], prefix: bool) -> TQuery:
        """Find the dictionary's word, or its graphemes wherever the dictionary cut otherwise."""
        whole = "".join(units)
        found = []
        for zone, boost in ZONES.items():
            word = TQuery.term_query(self.schema, zone, whole)
            found.append(self._boosted(word, _EXACT * boost))
            if prefix or len(units) == 1:
                start = "" if len(units) > 1 else f"\\{PAIR}?"
                begun = TQuery.regex_query(self.schema, zone, f"{start}{re.escape(whole)}.*")
                found.append(self._boosted(begun, _PREFIX * boost))
        if len(units) > 1:
            found.append(self._anywhere(pairs(units), _PART))
        return TQuery.disjunction_max_query(found, _TIE)

    # Several in a row ---------------------------------------------------------------------

    def _anywhere(self, units: list[str], weight: float) -> TQuery:
        """Return the query for consecutive terms in any zone."""
        return TQuery.disjunction_max_query(
            [
                self._boosted(self._row(zone, units), weight * boost)
                for zone, boost in ZONES.items()
            ],
            _TIE,
        )

    def _row(self, zone: str, units: list[str]) -> TQuery:
        if len(units) == 1:
            return TQuery.term_query(self.schema, zone, units[0])
        return TQuery.phrase_query(self.schema, zone, list(enumerate(units)))

    def _phrase(self, phrase: Sequence[Term], zones: Sequence[str] = tuple(ZONES)) -> TQuery:
        """Return the query for words that follow each other; case and diacritics do not matter."""
        patterns = _patterns(phrase)
        found = []
        for zone in zones:
            if len(patterns) == 1:
                row = TQuery.regex_query(self.schema, zone, str(patterns[0][1]))
            else:
                row = TQuery.regex_phrase_query(self.schema, zone, patterns)
            found.append(self._boosted(row, ZONES[zone]))
        return TQuery.disjunction_max_query(found, _TIE)

    def _adjacent(self) -> TQuery | None:
        """Return the query for the words as typed, side by side: such stories come first."""
        words = [term.exact for term in self.parsed.words if isinstance(term, Word)]
        if len(words) < 2 or len(words) != len(self.parsed.words):
            return None
        return self._anywhere(words, 1.0)

    # Filters ------------------------------------------------------------------------------

    def _filters(self, filters: Filters) -> list[TQuery]:
        found = [
            self._one_of("category", filters.category),
            self._one_of("source", filters.source),
            self._one_of("language", filters.lang),
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
        phrases = [self._phrase(found, ["names"]) for name in names if (found := terms(name, ()))]
        if not phrases:
            return TQuery.empty_query()
        return TQuery.boolean_query([(Occur.Should, phrase) for phrase in phrases])

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
        return TQuery.boost_query(query, weight)


def _patterns(phrase: Sequence[Term]) -> list[str | tuple[int, str]]:
    """Return (position, regular expression of the terms that fit there)."""
    patterns: list[str | tuple[int, str]] = []
    position = 0
    for term in phrase:
        if isinstance(term, Run):
            units = term.graphemes
            row = pairs(units)
            if len(units) == 1:
                patterns.append((position, f"\\{PAIR}{re.escape(units[0])}.*"))
            patterns += [(position + i, re.escape(pair)) for i, pair in enumerate(row)]
            position += len(units)
        else:
            either = "|".join(sorted({re.escape(term.exact), re.escape(term.folded)}))
            patterns.append((position, f"{FOLDED}?({either})"))
            position += 1
    return patterns
