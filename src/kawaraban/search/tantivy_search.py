"""One search from the parsed query to the page of hits."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import UTC, tzinfo

import tantivy
from django.utils.translation import gettext, gettext_noop, ngettext

from kawaraban.search.contract import FACETS, Hit, Query, Results
from kawaraban.search.marking import Marker
from kawaraban.search.passages import highlighted, passages
from kawaraban.search.queries import ParsedQuery
from kawaraban.search.suggestions import suggest
from kawaraban.search.tantivy_query import Builder
from kawaraban.search.tantivy_ranking import Ranked, Ranking
from kawaraban.search.tantivy_reader import View
from kawaraban.search.tantivy_schema import BAGS, text_of
from kawaraban.search.wanted import Wanted

FEW = 1
"""With fewer hits than this, words are looked for loosely: with a typo, or as part of another."""
MAX_WINDOW = 10_000
"""Hits that can be paged through."""
MAX_PER_PAGE = 100
NEARLY = gettext_noop("Nothing has exactly these words. This is close to them.")
MOSTLY = gettext_noop("No story has all of these words. These have most of them.")
_FACET_VALUES = 50
_SAMPLES = 20
ENDINGS = 20
"""Words that an unfinished one is taken for, where no headline or name begins so."""


@dataclass(frozen=True, slots=True)
class _Found:
    """The query that was executed in the end, and what it found."""

    query: tantivy.Query
    ranked: Ranked
    typos: tuple[Wanted, ...] = ()
    note: str | None = None

    @property
    def total(self) -> int:
        return self.ranked.total


class Search:
    """Executes one parsed query on one committed state of the index."""

    def __init__(self, view: View, query: Query, parsed: ParsedQuery, zone: tzinfo = UTC) -> None:
        self.searcher = view.searcher
        self.parsed = parsed
        self.builder = Builder(view.index.schema, parsed, zone)
        self.per_page = min(max(1, query.per_page), MAX_PER_PAGE)
        self.page = max(1, query.page)
        only_filters = not (parsed.words or parsed.phrases)
        self.brief = query.brief
        newest = query.sort == "newest" or only_filters
        self.ranking = Ranking(view, newest, query.language)

    def run(self) -> Results:
        """Return the page of hits, without the time that it took."""
        found = self._best()
        notes = [*self.parsed.notes, *([gettext(found.note)] if found.note else [])]
        reachable = min(found.total, MAX_WINDOW)
        pages = -(-reachable // self.per_page)
        if found.total and self.page > pages:
            notes.append(_too_far(found.total, pages))
        return Results(
            hits=self._hits(found),
            total=found.total,
            facets={} if self.brief else self._facets(found),
            suggestion=None if self.brief else self._suggestion(found),
            page=self.page,
            pages=pages,
            notes=notes,
            loosely=found.note is not None,
        )

    def ids(self, most: int) -> list[str]:
        """Return the ids of what has all the words, best first, at most `most`."""
        self.page, self.per_page = 1, min(most, MAX_WINDOW)
        found = self._best(partly=False)
        return [text_of(self.searcher.doc(address), "id") for _, address in found.ranked.hits]

    # Which query ----------------------------------------------------------------------------

    def _best(self, partly: bool = True) -> _Found:
        """Execute the query, then more forgiving ones while there are few hits.

        With `partly`, what has only some of the words is the last resort.
        """
        found = self._execute(self.builder.all_words())
        if found.total >= FEW:
            return found
        if self.parsed.prefix and (endings := self._endings()):
            found = self._execute(self.builder.all_words(endings=endings))
            if found.total >= FEW:
                return found
        loose = tuple(word for word in self.parsed.words if word.loose)
        if loose:
            nearly = self._execute(self.builder.all_words(loosely=True), loose, NEARLY)
            found = nearly if nearly.total > found.total else found
        several = len(self.parsed.words) + len(self.parsed.phrases) > 1
        if partly and several and found.total == 0:
            some = self._execute(self.builder.some_words(), loose, MOSTLY)
            found = some if some.total else found
        return found

    def _endings(self) -> list[str]:
        """Return the words of the texts that the last word of the query may become."""
        begun = self.parsed.words[-1].begins
        found = [self.searcher.terms_with_prefix("text", begin, limit=ENDINGS) for begin in begun]
        return [term for terms in found for term, _count in terms]

    def _execute(
        self, query: tantivy.Query, typos: tuple[Wanted, ...] = (), note: str | None = None
    ) -> _Found:
        offset = (self.page - 1) * self.per_page
        limit = self.per_page
        if offset + limit > MAX_WINDOW:
            # Still counted, so that the page can say how many there are.
            offset, limit = min(offset, MAX_WINDOW), max(1, MAX_WINDOW - offset)
        return _Found(query, self.ranking.search(query, limit, offset), typos, note)

    # What is shown --------------------------------------------------------------------------

    def _hits(self, found: _Found) -> list[Hit]:
        if (self.page - 1) * self.per_page >= MAX_WINDOW:
            return []
        words = (*self.parsed.words, *self.parsed.quoted)
        marker = Marker(words, typing=self._unfinished(), typos=found.typos)
        return [
            _hit(self.searcher.doc(address), score, marker, self.brief)
            for score, address in found.ranked.hits
        ]

    def _unfinished(self) -> Wanted | None:
        last = self.parsed.words[-1] if self.parsed.words else None
        return last if self.parsed.prefix and last and last.spaced else None

    def _facets(self, found: _Found) -> dict[str, list[tuple[str, int]]]:
        """Count values. A facet that filters is counted without its own filter, to switch it."""
        plain = [facet for facet in FACETS if not self.builder.filtered_by(facet)]
        counted = self._count(found.query, plain)
        for facet in FACETS:
            if facet not in plain:
                wider = self.builder.without_filter(facet)
                if not wider.parsed.empty:
                    counted |= self._count(wider.all_words(loosely=bool(found.typos)), [facet])
        return {facet: counted.get(facet, []) for facet in FACETS}

    def _count(self, query: tantivy.Query, facets: list[str]) -> dict[str, list[tuple[str, int]]]:
        if not facets:
            return {}
        wanted = {facet: {"terms": {"field": facet, "size": _FACET_VALUES}} for facet in facets}
        answer = self.searcher.aggregate(query, wanted)
        return {
            facet: [(_value(b["key"]), int(b["doc_count"])) for b in answer[facet]["buckets"]]
            for facet in facets
        }

    def _suggestion(self, found: _Found) -> str | None:
        unknown = [word for word in found.typos if word.spaced and not self._known(word)]
        if not unknown or not found.total:
            return None
        hits = self.searcher.search(found.query, _SAMPLES, count=False).hits
        documents = [self.searcher.doc(address) for _, address in hits]
        samples = [
            text_of(d, "shown_headline") + "\n" + text_of(d, "shown_text") for d in documents
        ]
        return suggest(self.parsed.text, unknown, samples)

    def _known(self, word: Wanted) -> bool:
        return any(self.searcher.doc_freq(bag, form) for bag in BAGS for form in word.forms)


def _too_far(total: int, pages: int) -> str:
    if total <= MAX_WINDOW:
        return gettext("There is nothing at this address")
    return ngettext(
        "There is only %(n)d page. Narrow the search to reach older stories.",
        "There are only %(n)d pages. Narrow the search to reach older stories.",
        pages,
    ) % {"n": pages}


def _hit(document: tantivy.Document, score: float, marker: Marker, brief: bool) -> Hit:
    language = text_of(document, "lang")
    headline = text_of(document, "shown_headline")
    text = "" if brief else text_of(document, "shown_text")
    return Hit(
        id=text_of(document, "id"),
        score=score,
        headline_html=highlighted(headline, marker.spans(headline, language)),
        passages=passages(text, marker.spans(text, language)) if text else [],
        url=text_of(document, "url"),
        language=language,
    )


def _value(key: object) -> str:
    """Return a facet's value as text; tantivy gives whole numbers as floats."""
    return str(int(key)) if isinstance(key, float) else str(key)
