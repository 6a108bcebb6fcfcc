"""The contract of an engine, kept by tantivy: what is found, and in which order."""

from __future__ import annotations

import time
from datetime import UTC, datetime
from pathlib import Path

import pytest

from kawaraban.search.contract import Engine, Query, Results
from kawaraban.search.engine_tantivy import TantivyEngine
from tests.search.conftest import LANGUAGES
from tests.search.stories import ISLANDS, STORIES, story


def ids(results: Results) -> list[int]:
    return [int(hit.id.removeprefix("article:")) for hit in results.hits]


def ask(engine: Engine, text: str, **more: object) -> list[int]:
    return ids(engine.search(Query(text, **more)))  # type: ignore[arg-type]


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ("Senkaku", [1]),
        ("land mine clearance", [1]),
        ("LAND MINE", [1, 2]),
        ("dialogues", [1]),
        ("hokuto press", [1]),
        ("tractor", [2]),
        ("security", [1]),
        ("Sok Dara", [1]),
        ("cafe", [2]),
        ("ＣＡＦÉ", [2]),
        ("地雷", [3]),
        ("地雷除去", [3]),
        ("日本の首相", [3]),
        ("車", [3]),
        ("動車部", [3]),  # across the dictionary's cuts
        ("ｶﾝﾎﾞｼﾞｱ", [3]),
        ("プノンペン", [3]),
        ("កម្ពុជា", [4]),
        ("ភ្នំពេញ", [4]),
        ("ភ្នំ\u200bពេញ", [4]),
        ("រដ្ឋធានី កម្ពុជា", [4]),
        ("มิตรภาพ", [5]),
        ("ไทย", [5]),
        ("กำลัง", [5]),
        ("서울", [6]),
        ("회의", [6]),
        ("2023", [6]),
        ("Viet Nam", [7]),
        ("Việt Nam", [7]),
        ("hà nội", [7]),
        ("ha noi", [7]),
    ],
)
def test_a_word_finds_its_stories(newsroom: TantivyEngine, query: str, expected: list[int]) -> None:
    assert ask(newsroom, query) == expected


@pytest.mark.parametrize(
    ("query", "expected"),
    [
        ('"land mine"', [1]),
        ('"mine land"', []),
        ('"senkaku"', [1]),
        ('"small cafe"', [2]),
        ('"地雷除去"', [3]),
        ('"除去地雷"', []),
        ('"車"', [3]),
        ("land -senkaku", [2]),
        ("首相 -地雷", []),
        ('land -"land mine"', [2]),
        ("category:event", [3, 1]),
        ("land category:economy", [2]),
        ("category:event lang:ja", [3]),
        ("category:EVENT source:hokuto lang:en", [1]),
        ("author:dara", [1]),
        ('author:"dara sok"', []),
        ("author:senkaku", []),
        ("land before:2023-03", [1]),
        ("land after:2023-03", [2]),
        ("after:2023-03-10 before:2023-03-11", [2]),
        ("year:1999", []),
        ('category:"o\'brien" land', []),
        ("-land", []),
        ("", []),
        ("*", []),
    ],
)
def test_phrases_exclusions_and_filters(
    newsroom: TantivyEngine, query: str, expected: list[int]
) -> None:
    assert ask(newsroom, query) == expected


def test_an_exact_word_is_ahead_of_a_folded_or_stemmed_one(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path, LANGUAGES)
    day = datetime(2023, 5, 1, tzinfo=UTC)
    bodies = ["the resume", "the résumé", "he mines", "a mine"]
    engine.rebuild([story(i, "X", text, published=day) for i, text in enumerate(bodies)], 0)
    assert ask(engine, "résumé") == [1, 0]
    assert sorted(ask(engine, "resume")) == [0, 1]
    assert ask(engine, "mine") == [3, 2]
    assert ask(engine, "mines") == [2, 3]


def test_the_headline_weighs_more_and_neighbours_come_first(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path, LANGUAGES)
    day = datetime(2023, 5, 1, tzinfo=UTC)
    texts = [
        ("News", "A ferry."),
        ("Ferry", "News."),
        ("A", "land is for a mine"),
        ("B", "land mine"),
    ]
    engine.rebuild([story(i, *text, published=day) for i, text in enumerate(texts)], 0)
    assert ask(engine, "ferry") == [1, 0]
    assert ask(engine, "land mine")[0] == 3


def test_of_two_equal_stories_the_newer_is_first_and_newest_first_obeys(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path, LANGUAGES)
    moments = [datetime(year, 1, 1, tzinfo=UTC) for year in (1, 1969, 2015, 2023, 9999)]
    engine.rebuild(
        [story(i, "Ferry", "Same.", published=moment) for i, moment in enumerate(moments)], 0
    )
    assert ask(engine, "ferry")[:3] == [4, 3, 2]
    assert ask(engine, "ferry", sort="newest") == [4, 3, 2, 1, 0]
    assert ask(engine, "before:1970") == [1, 0]
    assert sorted(ask(engine, "ferry before:1970")) == [0, 1]


@pytest.mark.parametrize("query", ["senkakku", "senkku", "snekaku", "Sekkaku"])
def test_one_typo_is_forgiven_and_the_right_word_suggested(
    newsroom: TantivyEngine, query: str
) -> None:
    results = newsroom.search(Query(query))
    assert ids(results) == [1]
    assert results.suggestion == "Senkaku"
    assert "<mark>Senkaku</mark>" in results.hits[0].passages[0]


def test_short_words_are_not_forgiven(newsroom: TantivyEngine) -> None:
    assert ask(newsroom, "lnd") == []
    assert ask(newsroom, "ថ្ម") == []
    assert ask(newsroom, "កម្ពជា") == [4]


def test_a_right_word_suggests_nothing(newsroom: TantivyEngine) -> None:
    assert newsroom.search(Query("senkaku mine")).suggestion is None


def test_where_no_story_has_all_words_those_with_most_are_shown_and_it_is_said(
    newsroom: TantivyEngine,
) -> None:
    results = newsroom.search(Query("senkaku islands quantum"))
    assert ids(results) == [1]
    assert results.notes == ["No story has all of these words. These have most of them."]


def test_an_unfinished_word_finds_while_typing_only(newsroom: TantivyEngine) -> None:
    assert ask(newsroom, "uninhab", prefix=True) == [1]
    assert ask(newsroom, "uninhab") == []
    assert ask(newsroom, "ភ្នំព", prefix=True) == [4]
    assert ask(newsroom, "カンボ", prefix=True) == [3]


def test_a_hit_has_headline_passages_and_address(newsroom: TantivyEngine) -> None:
    (hit,) = newsroom.search(Query("dialogue senkaku")).hits
    assert hit.headline_html == "Two Governments Open A <mark>Dialogue</mark>"
    assert any("<mark>Senkaku</mark>" in passage for passage in hit.passages)
    assert (hit.url, hit.language) == (ISLANDS.url, "en")


def test_markup_in_stories_and_queries_is_never_markup_in_hits(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path, LANGUAGES)
    evil = "<img src=x onerror=alert(1)> ferry </mark><script>"
    engine.rebuild([story(1, evil, evil, names=(evil,), captions=(evil,))], 0)
    for query in ("ferry", "script", "<script>", "img onerror", "alert"):
        (hit,) = engine.search(Query(query)).hits
        for html in (hit.headline_html, *hit.passages):
            assert "<img" not in html
            assert "<script" not in html
            assert html.count("<mark>") == html.count("</mark>")


def test_facets_count_under_the_other_filters(newsroom: TantivyEngine) -> None:
    facets = newsroom.search(Query("land")).facets
    assert dict(facets["category"]) == {"event": 1, "world": 1, "economy": 1}
    assert dict(facets["year"]) == {"2023": 2}
    narrowed = newsroom.search(Query("land", filters={"category": ["economy"]}))
    assert narrowed.total == 1
    assert dict(narrowed.facets["category"]) == {"event": 1, "world": 1, "economy": 1}
    assert dict(narrowed.facets["source"]) == {"own": 1}


def test_pages_do_not_overlap_and_one_too_far_is_explained(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path, LANGUAGES)
    engine.rebuild([story(i, "Ferry", f"Number {i}.") for i in range(25)], 0)
    pages = [engine.search(Query("ferry", page=page)) for page in (1, 2, 3)]
    assert [len(page.hits) for page in pages] == [10, 10, 5]
    assert sorted(number for page in pages for number in ids(page)) == list(range(25))
    far = engine.search(Query("ferry", page=1_000_000))
    assert (far.hits, far.total, far.pages) == ([], 25, 3)
    assert far.notes == ["There is nothing at this address"]
    assert len(engine.search(Query("ferry", page=-5, per_page=10**9)).hits) == 25


@pytest.mark.parametrize(
    "text",
    [
        "x" * 100_000,
        " ".join(f"w{i}" for i in range(10_000)),
        "地雷" * 30_000,
        "AND OR NOT ( ) [ TO ] ^ ~ * ? \\ / { }",
        "(a+)+$ .* [a-z]* \\d{1,1000}",
        'title:* body:[* TO *] _exists_:x "(((" ~5 ^9',
        "\x00\x01 \ud800 land \udfff",
        "'; DROP TABLE x; -- <script>",
        '"' * 999,
        "~cafe %clear +地雷 #position",
        'category:"\'" source:\\ lang:<b> year:-1 author:"',
        'author:".*" author:[ "a.*" ".* .*" land',
        "U.S. 3.5 a_b l’eau #tag @user e-mail it's",
        "َ ً a\u0301\u0301\u0301 ् ្",
    ],
)
def test_whatever_is_typed_is_answered_quickly(newsroom: TantivyEngine, text: str) -> None:
    for prefix in (False, True):
        started = time.perf_counter()
        results = newsroom.search(Query(text, prefix=prefix))
        assert time.perf_counter() - started < 1
        assert "#position" not in [hit.id for hit in results.hits]
        assert "could not" not in " ".join(results.notes)


def test_explain_says_what_was_understood(newsroom: TantivyEngine) -> None:
    text = newsroom.explain(Query('mines 地雷 "a b" -x category:event'))
    for line in ("Word      mines, also mine", "Phrase    a then b", "Filter    category: event"):
        assert line in text


def test_a_story_of_five_megabytes_or_of_nothing_is_indexed(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path, LANGUAGES)
    engine.rebuild([story(1, "", ""), story(2, "x" * 1000, "ferry words " * 430_000)], 0)
    assert ask(engine, "ferry") == [2]


def test_lone_surrogates_and_nulls_in_a_story_are_harmless(tmp_path: Path) -> None:
    engine = TantivyEngine(tmp_path, LANGUAGES)
    engine.rebuild([story(1, "A \ud800 ferry\x00", "b\udfff")], 0)
    assert ask(engine, "ferry") == [1]


def test_all_stories_are_counted(newsroom: TantivyEngine) -> None:
    assert newsroom.count() == len(STORIES)
