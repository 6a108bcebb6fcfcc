"""Of the stories that a reader would want, how many are among the first ten."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from benchmarks.search.judged import FIRST, LANGUAGES, Judged, documents, queries
from kawaraban.search.contract import Engine, Query

LEAST = 0.98


@dataclass(frozen=True)
class Verdict:
    """What a query missed, and what it found that has none of its words."""

    query: Judged
    missed: tuple[str, ...]
    wrong: tuple[str, ...]


def measure() -> bool:
    """Print recall by language with every miss; return whether each language keeps the bound."""
    import django

    django.setup()
    from kawaraban.search.engine_tantivy import TantivyEngine

    with tempfile.TemporaryDirectory(prefix="kawaraban-recall-") as folder:
        engine = TantivyEngine(Path(folder), LANGUAGES)
        engine.rebuild(documents(), 0)
        kept = [_report(language, judge(engine, queries(language))) for language in LANGUAGES]
    return all(kept)


def judge(engine: Engine, asked: Iterable[Judged]) -> list[Verdict]:
    """Ask an engine that holds `documents()`; return a verdict on each query."""
    verdicts = []
    for query in asked:
        found = [hit.id for hit in engine.search(ask(query)).hits]
        missed = tuple(story for story in query.expects if story not in found[:FIRST])
        wrong = tuple(story for story in query.lacks if story in found)
        verdicts.append(Verdict(query, missed, wrong))
    return verdicts


def ask(query: Judged) -> Query:
    """Return the query as a reader of the edition in its language asks it."""
    return Query(query.words, per_page=100, language=query.language)


def recall(verdicts: Iterable[Verdict]) -> float:
    """Return the part of the expected stories that was found."""
    verdicts = list(verdicts)
    expected = sum(len(verdict.query.expects) for verdict in verdicts)
    return 1 - sum(len(verdict.missed) for verdict in verdicts) / expected


def _report(language: str, verdicts: list[Verdict]) -> bool:
    found, wrong = recall(verdicts), [verdict for verdict in verdicts if verdict.wrong]
    print(
        f"{language}: {len(verdicts)} queries, recall {found:.1%} (at least {LEAST:.0%}), "
        f"{len(wrong)} queries with a story that lacks their words (none)"
    )
    for verdict in verdicts:
        query = verdict.query
        if verdict.missed:
            print(f"  missed {', '.join(verdict.missed)} for {query.words!r} ({query.kind})")
        if verdict.wrong:
            print(f"  wrong {', '.join(verdict.wrong)} for {query.words!r} ({query.kind})")
    return found >= LEAST and not wrong
