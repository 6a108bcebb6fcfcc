"""The order of what was found: best or newest first, and the reader's language before others."""

from __future__ import annotations

from dataclasses import dataclass

import tantivy
from tantivy import Occur
from tantivy import Query as TQuery

from kawaraban.search.tantivy_reader import View

Hits = list[tuple[float, tantivy.DocAddress]]


@dataclass(frozen=True, slots=True)
class Ranked:
    """A part of what a query found, in order, and how much it found in all."""

    hits: Hits
    total: int


@dataclass(frozen=True, slots=True)
class Ranking:
    """An order of hits in one committed state of the index."""

    view: View
    newest: bool = False
    """By date instead of by what fits best."""
    language: str = ""
    """Stories in it come first; by date, none does."""

    def search(self, query: TQuery, limit: int, offset: int = 0) -> Ranked:
        """Return `limit` hits from the one at `offset` on, and the number of all."""
        if self.newest or not self._mixed():
            return self._part(query, limit, offset)
        # A clause that only adds to the score would be looked up for every story of the index.
        own = self._part(_with(query, Occur.Must, self._own()), limit, offset)
        missing, after = limit - len(own.hits), max(0, offset - own.total)
        others = self._part(_with(query, Occur.MustNot, self._own()), max(1, missing), after)
        return Ranked(own.hits + others.hits[:missing], own.total + others.total)

    def _part(self, query: TQuery, limit: int, offset: int) -> Ranked:
        search = self.view.searcher.search
        if self.newest:
            found = search(query, limit, offset=offset, order_by_field="published")
            # In order of date there is no score; tantivy gives the date itself.
            return Ranked([(0.0, address) for _date, address in found.hits], _count(found))
        found = search(query, limit, offset=offset, weight_by_field="freshness")
        return Ranked(list(found.hits), _count(found))

    def _mixed(self) -> bool:
        """Return whether the index has stories in that language, and in others, too."""
        if not self.language:
            return False
        there = {term for term, _n in self.view.searcher.terms_with_prefix("language", "")}
        return self.language in there and len(there) > 1

    def _own(self) -> TQuery:
        own = TQuery.term_query(self.view.index.schema, "language", self.language)
        return TQuery.const_score_query(own, 0.0)


def _with(query: TQuery, occur: Occur, other: TQuery) -> TQuery:
    return TQuery.boolean_query([(Occur.Must, query), (occur, other)])


def _count(found: tantivy.SearchResult) -> int:
    return int(getattr(found, "count", None) or 0)
