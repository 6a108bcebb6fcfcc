"""A small index of texts, to ask what a query finds in them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory

from kawaraban.search.contract import Query
from kawaraban.search.engine_tantivy import TantivyEngine
from tests.search.stories import story

Asked = Callable[[str], list[int]]


@contextmanager
def asking(language: str, texts: Sequence[str]) -> Iterator[Asked]:
    """Give a function that returns the numbers of the texts that a query finds, in order."""
    with TemporaryDirectory() as folder:
        engine = TantivyEngine(Path(folder) / "search", (language,))
        documents = [story(n, "", text, language=language) for n, text in enumerate(texts)]
        engine.rebuild(documents, 0)

        def ask(query: str) -> list[int]:
            hits = engine.search(Query(query, language=language)).hits
            return sorted(int(hit.id.split(":")[1]) for hit in hits)

        yield ask


def written(text: str, part: str, query: str, language: str) -> bool:
    """Return whether exactly a part of a text is marked for a query."""
    with TemporaryDirectory() as folder:
        engine = TantivyEngine(Path(folder) / "search", (language,))
        engine.rebuild([story(1, "", text, language=language)], 0)
        hits = engine.search(Query(query, language=language)).hits
        return bool(hits) and f"<mark>{part}</mark>" in "".join(hits[0].passages)
