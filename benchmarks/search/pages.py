"""Pages of results a second: 10,000 articles, words that a third of them have, two workers.

Beside it SQLite's full-text search on the same articles, in one process and without HTTP.
"""

from __future__ import annotations

from benchmarks.delivery.load import ask
from benchmarks.search import archive, fts5
from benchmarks.search.library import Library, library

ARTICLES = 10_000
LEAST_RATE = 300.0
SECONDS = 10.0
RANKS = range(60, 76)
"""Words that 36 to 30 % of the articles have: 1 - (1 - p) ** 350, p = 1 / (12.8 * rank)."""


def measure() -> bool:
    """Print the rates and their ratio; return whether the bound is kept."""
    words = [archive.vocabulary()[rank] for rank in RANKS]
    with library(ARTICLES) as made:
        rate, p99 = _pages(made, words)
        documents = archive.read(made.texts, ARTICLES)
        peer = fts5.rate(made.site.folder / "fts5.sqlite", documents, words, SECONDS)
    print(f"Kawaraban, two workers: {rate:,.0f} pages/s, p99 {p99:.0f} ms (at least {LEAST_RATE})")
    print(f"SQLite FTS5, one process without HTTP: {peer:,.0f} answers/s")
    print(f"ratio: {rate / peer:.2f}")
    return rate >= LEAST_RATE


def _pages(made: Library, words: list[str]) -> tuple[float, float]:
    paths = made.site.folder / "paths.txt"
    paths.write_text("\n".join(f"/search/?q={word}" for word in words), "utf-8")
    with made.served(2):
        ask(made.site.port, paths, made.site.host, 3)
        found = ask(made.site.port, paths, made.site.host, SECONDS)
    return found.rate, found.p99
