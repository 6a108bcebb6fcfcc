"""What a reader typed into what is looked for. Pure; never raises, and never does unbounded work.

    words "a phrase" -without category: source: author: lang: year: before: after:

What is not understood is looked for as plain words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from kawaraban.search.analysis import phrase, wanted
from kawaraban.search.contract import Query
from kawaraban.search.filters import FilterReader, Filters
from kawaraban.search.folding import normalise
from kawaraban.search.wanted import Part, Row, Wanted, Way

MAX_CHARACTERS = 1_000
MAX_TERMS = 24
"""Words, counting each dictionary word of a text without spaces, and each term of a phrase."""

_QUOTES = str.maketrans(dict.fromkeys("“”„‟«»『』「」", '"'))
_CONTROLS = re.compile("[\x00-\x1f\x7f-\x9f\u2028\u2029\u202a-\u202e\u2066-\u2069]")
_PART = re.compile(
    r"(?P<minus>[-\u2212](?=[^\s-]))?(?:(?P<field>[A-Za-z]{1,12}):(?=[^\s:]))?"
    r'(?:"(?P<phrase>[^"]*)"|(?P<word>[^\s"]+)|")'
)


@dataclass(frozen=True, slots=True)
class ParsedQuery:
    """What to look for. `text` is the query as it was understood, for suggestions."""

    text: str
    words: tuple[Wanted, ...] = ()
    phrases: tuple[Way, ...] = ()
    quoted: tuple[Wanted, ...] = ()
    """The words of the phrases, for passages."""
    without: tuple[Way, ...] = ()
    filters: Filters = Filters()  # noqa: RUF009 - frozen, so it can be shared
    notes: tuple[str, ...] = ()
    prefix: bool = False
    """Whether the last of `words` may be the beginning of a word."""

    @property
    def empty(self) -> bool:
        """Whether there is nothing that a story could have; `without` alone finds nothing."""
        return not (self.words or self.phrases or self.filters)


def parse(query: Query, languages: Sequence[str]) -> ParsedQuery:
    """Understand a query. `languages` are those whose stems are looked for, unless it says lang."""
    text, notes = _bounded(query.text)
    reader = FilterReader()
    reader.add_all(query.filters)
    words, phrases, without = _parts(text, reader)
    filters = reader.read()
    budget = _Budget(filters.lang or tuple(languages))
    parsed = ParsedQuery(
        text=text,
        words=budget.words(words),
        phrases=budget.phrases(phrases),
        quoted=tuple(one for text in phrases for one in wanted(text, budget.languages))[:MAX_TERMS],
        without=budget.phrases(without),
        filters=filters,
    )
    if budget.cut:
        notes.append(_("Only the first %(n)d words were looked for.") % {"n": MAX_TERMS})
    if parsed.empty and parsed.without:
        notes.append(_("Add a word to look for: a minus alone finds nothing."))
    typing = query.prefix and bool(parsed.words) and not query.text[-1:].isspace()
    return replace(parsed, notes=(*notes, *reader.notes), prefix=typing)


def _bounded(text: str) -> tuple[str, list[str]]:
    notes = []
    if len(text) > MAX_CHARACTERS:
        notes.append(_("Only the first %(n)d characters were read.") % {"n": MAX_CHARACTERS})
    text = normalise(text[:MAX_CHARACTERS]).text[: MAX_CHARACTERS * 2]
    return _CONTROLS.sub(" ", text.translate(_QUOTES)).strip(), notes


def _parts(text: str, reader: FilterReader) -> tuple[list[str], list[str], list[str]]:
    """Return (words, phrases, without), and give the reader the filters."""
    words: list[str] = []
    phrases: list[str] = []
    without: list[str] = []
    for minus, name, value, quoted in _scan(text):
        if name and not minus and reader.add(name, value):
            continue
        if name:
            # A title such as "Japan:Cambodia talks", or a filter that makes no sense.
            value = f"{name} {value}"
        if minus:
            without.append(value)
        elif quoted and not name:
            phrases.append(value)
        else:
            words.append(value)
    return words, phrases, without


def _scan(text: str) -> Iterator[tuple[bool, str, str, bool]]:
    """Yield (minus, known or unknown field name, value, was it quoted) for each part."""
    for match in _PART.finditer(text):
        value = match["phrase"] if match["phrase"] is not None else match["word"] or ""
        yield bool(match["minus"]), match["field"] or "", value, match["phrase"] is not None


class _Budget:
    """Analyses texts until `MAX_TERMS` terms are spent."""

    def __init__(self, languages: Sequence[str]) -> None:
        self.languages = languages
        self.left = MAX_TERMS
        self.cut = False

    def words(self, texts: Sequence[str]) -> tuple[Wanted, ...]:
        """Return what the texts look for, without repetitions, as far as the budget goes."""
        found: dict[str, Wanted] = {}
        for one in wanted(" ".join(texts), self.languages):
            if one.written in found:
                continue
            if not self._spend(1):
                break
            found[one.written] = one
        return tuple(found.values())

    def phrases(self, texts: Sequence[str]) -> tuple[Way, ...]:
        """Return how the texts are looked for as they stand, as far as the budget goes."""
        found: list[Way] = []
        for text in texts:
            way = phrase(text, self.languages)
            if way is None:
                continue
            way = self._shortened(way)
            if not self._spend(_cost(way)):
                break
            found.append(way)
        return tuple(found)

    def _shortened(self, way: Way) -> Way:
        if _cost(way) <= self.left or not self.left:
            return way
        self.cut = True
        if isinstance(way, Row):
            return way._replace(terms=way.terms[: self.left])
        return way._replace(pairs=way.pairs[: self.left]) if isinstance(way, Part) else way

    def _spend(self, cost: int) -> bool:
        if cost > self.left:
            self.cut = True
            return False
        self.left -= cost
        return True


def _cost(way: Way) -> int:
    if isinstance(way, Row):
        return len(way.terms)
    return len(way.pairs) if isinstance(way, Part) else 1
