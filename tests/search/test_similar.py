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


SAID = "本紙の取材に対し、担当者は月曜日に「住民の理解を得て進めたい」と述べた。"
TOPICS = (
    "港の岸壁で貨物船が座礁し、重油が流れ出た。",
    "貨物船の船長は岸壁の灯火が消えていたと話す。",
    "小学校の給食に地元の野菜を使う。",
    "棋士が三連覇を果たし、師匠に花束を贈った。",
    "山小屋の改修が終わり、登山客を迎える。",
    "図書室に絵本二百冊が届いた。",
    "バスの路線が一つ増え、病院前に停まる。",
    "柿の収穫が始まり、干し柿作りが盛んだ。",
)
FAR = tuple(f"The council of district {n} met, and quake drills were held." for n in range(300))


@pytest.fixture(scope="module")
def editions(tmp_path_factory: pytest.TempPathFactory) -> TantivyEngine:
    """Small editions in Japanese and traditional Chinese beside two large ones."""
    made = TantivyEngine(tmp_path_factory.mktemp("editions") / "search", ("en", "ja", "zh-hant"))
    stories = [story(1000 + n, "District news", text) for n, text in enumerate(FAR)]
    stories += [
        story(100 + n, "地方版", SAID + topic, language="ja") for n, topic in enumerate(TOPICS)
    ]
    stories += [
        story(200, "地震演習", "南部學校舉行地震演習。", language="zh-hant"),
        story(201, "地震", "昨晚發生地震，無人受傷。", language="zh-hant"),
        story(202, "花展", "公園花展開幕。", language="zh-hant"),
        story(203, "球賽", "球隊獲勝。", language="zh-hant"),
    ]
    stories += [
        story(300 + n, "地震", f"昨晚发生地震，第{n}次。", language="zh-hans") for n in range(100)
    ]
    made.rebuild(stories, 0)
    return made


def scores(engine: TantivyEngine, document: Document) -> dict[str, float]:
    return {found.id.removeprefix("article:"): found.score for found in engine.similar(document)}


def test_what_all_stories_of_a_small_edition_say_relates_none_of_them(
    editions: TantivyEngine,
) -> None:
    found = scores(editions, story(100, "地方版", SAID + TOPICS[0], language="ja"))
    assert next(iter(found)) == "101"
    assert found.pop("101") > 0.2
    assert max(found.values()) < 0.15


def test_a_word_of_a_big_edition_still_tells_in_a_small_one(editions: TantivyEngine) -> None:
    draft = story(99, "地震", "地震", language="zh-hant")
    assert set(scores(editions, draft)) == {"200", "201"}


def test_a_word_of_other_editions_only_takes_nothing_from_what_resembles(
    editions: TantivyEngine,
) -> None:
    draft = story(99, "公園花展開幕。", "quake drills district 17 18 19", language="zh-hant")
    assert scores(editions, draft)["202"] == pytest.approx(1)


def test_the_stories_of_a_large_edition_are_told_apart_by_what_few_of_them_say(
    editions: TantivyEngine,
) -> None:
    found = scores(editions, story(99, "", "The council of district 17 met.", language="en"))
    assert list(found) == ["1017"]


def test_an_edition_without_a_story_has_nothing_that_resembles(editions: TantivyEngine) -> None:
    assert scores(editions, story(99, "Ferry", FAR[0], language="fr")) == {}


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
