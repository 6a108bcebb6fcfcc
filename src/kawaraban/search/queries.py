"""What a reader typed into what is looked for. Pure; never raises, and never does unbounded work.

    words "a phrase" -without category: source: author: lang: year: before: after:

What is not understood is looked for as plain words.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from django.utils.translation import gettext as _

from kawaraban.search.analysis import Run, Term, terms
from kawaraban.search.contract import Query
from kawaraban.search.filters import FilterReader, Filters
from kawaraban.search.folding import normalise

MAX_CHARACTERS = 1_000
MAX_TERMS = 24
"""Words, counting each dictionary word of a text without spaces."""

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
    words: tuple[Term, ...] = ()
    phrases: tuple[tuple[Term, ...], ...] = ()
    without: tuple[tuple[Term, ...], ...] = ()
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
        words=budget.take(words),
        phrases=tuple(filter(None, (budget.take([phrase]) for phrase in phrases))),
        without=tuple(filter(None, (budget.take([phrase]) for phrase in without))),
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

    def take(self, texts: Sequence[str]) -> tuple[Term, ...]:
        """Return the terms of the texts, without repetitions, as far as the budget goes."""
        found: list[Term] = []
        for text in texts:
            for term in terms(text, self.languages):
                if len(texts) > 1 and term in found:
                    continue
                if isinstance(term, Run) and len(term.words) > self.left:
                    self.cut = True
                    term = Run(term.words[: self.left])
                cost = len(term.words) if isinstance(term, Run) else 1
                if not cost or cost > self.left:
                    self.cut = True
                    return tuple(found)
                self.left -= cost
                found.append(term)
        return tuple(found)
