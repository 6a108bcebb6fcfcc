"""How a query was understood, in words for an editor or whoever answers a reader's question."""

from __future__ import annotations

from dataclasses import fields

from kawaraban.search.contract import Query, Results
from kawaraban.search.queries import ParsedQuery
from kawaraban.search.wanted import Most, Part, Row, Wanted, Way


def explanation(query: Query, parsed: ParsedQuery, results: Results) -> str:
    """Return what is looked for, line by line, and what was found first."""
    lines = [f"Query     {parsed.text!r}, {query.sort} first"]
    lines += [f"Word      {_word(word)}" for word in parsed.words]
    lines += [f"Phrase    {_way(way)}" for way in parsed.phrases]
    lines += [f"Without   {_way(way)}" for way in parsed.without]
    for field in fields(parsed.filters):
        value = getattr(parsed.filters, field.name)
        if value:
            shown = " or ".join(value) if isinstance(value, tuple) else str(value)
            lines.append(f"Filter    {field.name}: {shown}")
    lines += [f"Note      {note}" for note in results.notes]
    if results.suggestion:
        lines.append(f"Suggests  {results.suggestion!r}")
    lines.append(f"Found     {results.total} in {results.took_ms:.1f} ms")
    lines += [f"{hit.score:8.3f}  {hit.id}  {hit.headline_html}" for hit in results.hits]
    return "\n".join(lines)


def _word(word: Wanted) -> str:
    if not word.spaced:
        return f"{word.written} (by the dictionary, or as part of a longer text)"
    roots = {form.rpartition(":")[2] for form in word.forms}
    others = sorted({word.folded, *roots} - {word.written})
    return word.written + (f", also {', '.join(others)}" if others else "")


def _way(way: Way) -> str:
    if isinstance(way, Row):
        return " then ".join(way.terms)
    if isinstance(way, (Part, Most)):
        return "".join(pair[:1] for pair in way.pairs) + way.pairs[-1][1:]
    return way.term
