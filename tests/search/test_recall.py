"""What people judged that a reader would want is found, in every language of the region."""

from __future__ import annotations

import pytest
from benchmarks.search.judged import LANGUAGES, documents, queries
from benchmarks.search.recall import LEAST, judge, recall

from kawaraban.search.engine_tantivy import TantivyEngine


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> TantivyEngine:
    """The judged stories of all languages in one index."""
    made = TantivyEngine(tmp_path_factory.mktemp("judged") / "search", LANGUAGES)
    made.rebuild(documents(), 0)
    return made


@pytest.mark.xdist_group("recall")
@pytest.mark.parametrize("language", LANGUAGES)
def test_a_reader_finds_the_stories_among_the_first_ten(
    archive: TantivyEngine, language: str
) -> None:
    verdicts = judge(archive, queries(language))
    assert len(verdicts) >= 30
    missed = [(v.query.words, v.missed) for v in verdicts if v.missed]
    assert recall(verdicts) >= LEAST, missed
    assert [(v.query.words, v.wrong) for v in verdicts if v.wrong] == []
