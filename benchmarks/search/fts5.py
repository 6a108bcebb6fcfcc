"""The peer: SQLite's full-text search (FTS5), which stands behind Wagtail's search by default.

In this process, without HTTP, facets or languages: a count and the ten best with a passage.
"""

from __future__ import annotations

import sqlite3
import time
from collections.abc import Iterable, Sequence
from pathlib import Path

from kawaraban.search.contract import Document

FOUND = """
SELECT headline, snippet(texts, 2, '<mark>', '</mark>', '…', 32) FROM texts
WHERE texts MATCH ? ORDER BY rank LIMIT 10
"""


def rate(file: Path, documents: Iterable[Document], words: Sequence[str], seconds: float) -> float:
    """Return how many questions a second are answered from an index of the documents."""
    with sqlite3.connect(file) as base:
        base.execute("CREATE VIRTUAL TABLE texts USING fts5(headline, lede, body)")
        rows = ((one.headline, one.lede, one.body) for one in documents)
        base.executemany("INSERT INTO texts VALUES (?, ?, ?)", rows)
        base.execute("INSERT INTO texts(texts) VALUES ('optimize')")
        base.commit()
        begin, answered = time.perf_counter(), 0
        while time.perf_counter() - begin < seconds:
            word = f'"{words[answered % len(words)]}"'
            base.execute("SELECT count(*) FROM texts WHERE texts MATCH ?", [word]).fetchone()
            base.execute(FOUND, [word]).fetchall()
            answered += 1
        return answered / (time.perf_counter() - begin)
