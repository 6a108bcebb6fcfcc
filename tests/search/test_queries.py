"""What readers type."""

from __future__ import annotations

import time
from datetime import date

import pytest

from kawaraban.search.contract import Query
from kawaraban.search.queries import MAX_TERMS, ParsedQuery, parse
from kawaraban.search.wanted import Part, Row


def read(text: str, **more: object) -> ParsedQuery:
    return parse(Query(text, **more), ("en", "ja"))  # type: ignore[arg-type]


def words(parsed: ParsedQuery) -> list[str]:
    return [word.written for word in parsed.words]


def test_words_phrases_and_what_must_not_be_there() -> None:
    parsed = read('land "vice minister" -"south sea" -china mine')
    assert words(parsed) == ["land", "mine"]
    assert parsed.phrases == (Row(("vice", "minister")),)
    assert len(parsed.without) == 2


@pytest.mark.parametrize("text", ["“land mine”", "「land mine」", "«land mine»", "＂land mine＂"])
def test_quotation_marks_of_the_region_make_a_phrase(text: str) -> None:
    assert len(read(text).phrases) == 1


def test_filters_are_read_and_several_values_are_alternatives() -> None:
    filters = read(
        'category:Event category:world source:hokuto author:"Sok Dara" lang:JA '
        "after:2023-12 before:2024 year:2023"
    ).filters
    assert filters.category == ("event", "world")
    assert filters.author == ("Sok Dara",)
    assert filters.lang == ("ja",)
    assert (filters.after, filters.before) == (date(2023, 12, 1), date(2024, 1, 1))


def test_filters_of_links_and_of_the_text_go_together() -> None:
    parsed = read("category:event", filters={"category": ["world"], "shoe": ["9"]})
    assert parsed.filters.category == ("world", "event")
    assert parsed.notes == ("There is no filter “shoe”.",)


def test_a_full_width_query_is_understood() -> None:
    assert read("ｃａｔｅｇｏｒｙ：ｅｖｅｎｔ").filters.category == ("event",)


def test_a_wrong_filter_is_searched_as_words_and_said_so() -> None:
    parsed = read("before:soon 12:30 https://example.org/a")
    assert words(parsed)[:2] == ["before", "soon"]
    assert "not a date" in parsed.notes[0]
    assert {"https", "example", "org"} <= set(words(parsed))


@pytest.mark.parametrize("text", ["2023-13", "0000", "99999", "2023-02-30", "x", "-1"])
def test_a_day_that_does_not_exist_is_no_filter(text: str) -> None:
    assert read(f"before:{text}").filters.before is None


@pytest.mark.parametrize(
    "text", ["", " ", '"', '""', "-", "- -", "----", "\x00", "category:", "!?"]
)
def test_a_query_of_nothing_looks_for_nothing(text: str) -> None:
    parsed = read(text)
    assert parsed.empty or words(parsed) == ["category"]


def test_an_unbalanced_quote_is_no_phrase() -> None:
    parsed = read('land "mine clearance')
    assert words(parsed) == ["land", "mine", "clearance"]
    assert parsed.phrases == ()


def test_a_minus_alone_is_explained() -> None:
    assert "minus" in read("-china").notes[0]


def test_a_minus_inside_a_word_is_a_hyphen() -> None:
    assert words(read("land-mine")) == ["land", "mine"]


@pytest.mark.parametrize(
    "text",
    [
        "x" * 100_000,
        '"' * 100_000,
        "-" * 100_000,
        "category:" * 20_000,
        " ".join(f"w{i}" for i in range(10_000)),
        "地雷除去の事業" * 10_000,
        "a\u0301" * 50_000,
        '"a ' * 30_000,
    ],
)
def test_a_hundred_kilobytes_are_cut_with_a_note_and_at_once(text: str) -> None:
    started = time.perf_counter()
    parsed = read(text)
    assert time.perf_counter() - started < 0.2
    assert any("Only the first" in note for note in parsed.notes)
    rows = [
        way.terms if isinstance(way, Row) else way.pairs
        for way in parsed.phrases
        if isinstance(way, (Row, Part))
    ]
    assert len(parsed.words) + sum(map(len, rows)) <= MAX_TERMS


def test_the_last_word_is_unfinished_only_while_it_is_being_typed() -> None:
    assert read("land min", prefix=True).prefix
    assert not read("land min ", prefix=True).prefix
    assert not read("land min").prefix
