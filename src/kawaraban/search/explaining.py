"""How a query was understood, in words for an editor or whoever answers a reader's question."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import fields

from kawaraban.search.analysis import Run, Term
from kawaraban.search.contract import Query, Results
from kawaraban.search.queries import ParsedQuery


def explanation(query: Query, parsed: ParsedQuery, results: Results) -> str:
    """Return what is looked for, line by line, and what was found first."""
    lines = [f"Query     {parsed.text!r}, {query.sort} first"]
    lines += [f"Word      {_term(term)}" for term in parsed.words]
    lines += [f"Phrase    {_row(row)}" for row in parsed.phrases]
    lines += [f"Without   {_row(row)}" for row in parsed.without]
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


def _term(term: Term) -> str:
    if isinstance(term, Run):
        words = " ".join("".join(units) for units in term.words)
        return f"{words} (by the dictionary, or as part of a longer text)"
    others = sorted({term.folded, *term.stems} - {term.exact})
    return term.exact + (f", also {', '.join(others)}" if others else "")


def _row(row: Sequence[Term]) -> str:
    return " then ".join(_term(term) for term in row)
