"""Stories that resemble each other."""

from __future__ import annotations

from pathlib import Path

import pytest

from kawaraban.search.contract import Document
from kawaraban.search.engine_tantivy import TantivyEngine
from tests.search.stories import story

PORT = (
    "The night ferry to the island was cancelled after the pilot found a crack in the hull. "
    "Passengers slept in the terminal, and a repair crew came from the mainland in the morning."
)
SAME_PORT = PORT.replace("night ferry", "evening ferry").replace("Passengers", "Travellers")
REPAIRED = "The hull of the island ferry has been repaired, a pilot said at the terminal on Friday."
RICE = "Farmers brought in a good harvest of rice, and prices at the market fell by a tenth."
SHIP = "夜のフェリーは船体にひびが見つかり欠航した。乗客は港の待合室で朝を待った。"
SHIP_AGAIN = "夜のフェリーは船体にひびが見つかり欠航した。乗客は港の待合室で一夜を明かした。"
FESTIVAL = "夏の花火大会には三万人が集まり、夜店が川沿いに並んだ。"


@pytest.fixture(scope="module")
def archive(tmp_path_factory: pytest.TempPathFactory) -> TantivyEngine:
    made = TantivyEngine(tmp_path_factory.mktemp("archive") / "search", ("en", "ja"))
    stories = [
        story(1, "Ferry cancelled", PORT),
        story(2, "Ferry cancelled again", SAME_PORT),
        story(3, "Ferry repaired", REPAIRED),
        story(4, "Good harvest", RICE),
        story(5, "Traversier annulé", PORT, language="fr"),
        story(6, "フェリー欠航", SHIP, language="ja"),
        story(7, "フェリー再び欠航", SHIP_AGAIN, language="ja"),
        story(8, "花火大会", FESTIVAL, language="ja"),
    ]
    made.rebuild(stories, 0)
    return made


def like(engine: TantivyEngine, document: Document) -> list[str]:
    return [found.id.removeprefix("article:") for found in engine.similar(document)]


def test_the_story_most_like_it_is_first_and_itself_is_not_among_them(
    archive: TantivyEngine,
) -> None:
    assert like(archive, story(1, "Ferry cancelled", PORT))[:2] == ["2", "3"]


def test_a_draft_that_is_in_no_index_is_compared(archive: TantivyEngine) -> None:
    assert like(archive, story(99, "A crack in the hull", SAME_PORT))[0] == "2"


def test_only_stories_of_its_language_resemble_it(archive: TantivyEngine) -> None:
    assert "5" not in like(archive, story(1, "Ferry cancelled", PORT))
    assert like(archive, story(6, "フェリー欠航", SHIP, language="ja"))[0] == "7"


def test_a_copy_is_told_from_another_story_on_the_subject(archive: TantivyEngine) -> None:
    copied = {s.id: s.copied for s in archive.similar(story(1, "Ferry cancelled", PORT))}
    assert copied["article:2"] > 0.6
    assert copied["article:3"] < 0.2


def test_shares_are_between_none_and_all(archive: TantivyEngine) -> None:
    for found in archive.similar(story(42, "Ferry cancelled", PORT)):
        assert 0 <= found.score <= 1
        assert 0 <= found.copied <= 1
    assert archive.similar(story(42, "Ferry cancelled", PORT))[0].copied == 1


@pytest.mark.parametrize("text", ["", "…", "Zwölf Boxkämpfer", "\ud800", "x" * 100_000])
def test_a_text_without_a_word_of_the_archive_resembles_nothing(
    archive: TantivyEngine, text: str
) -> None:
    assert archive.similar(story(42, "", text)) == []


def test_no_more_than_asked_for(archive: TantivyEngine) -> None:
    assert len(archive.similar(story(42, "Ferry", PORT), most=1)) == 1
    assert archive.similar(story(42, "Ferry", PORT), most=0) == []


def test_without_an_index_nothing_resembles(tmp_path: Path) -> None:
    assert TantivyEngine(tmp_path, ("en",)).similar(story(1, "Ferry", PORT)) == []
