"""What an index keeps of a text, and what a query looks for."""

from __future__ import annotations

import pytest

from kawaraban.search.analysis import BREAK, analyse, beginnings, phrase, wanted
from kawaraban.search.folding import exact, fold, graphemes, normalise
from kawaraban.search.stemming import stem
from kawaraban.search.wanted import Form, Near, Part, Row


def bag(text: str, language: str = "en") -> list[str]:
    return analyse(text, language).words


def test_a_word_is_looked_up_by_its_stem_and_one_with_diacritics_by_itself_too() -> None:
    made = analyse("Clearing Café", "en")
    assert made.words == ["en:clear", "en:cafe", "=café"]
    assert made.text == ["clearing", "cafe"]


def test_a_run_without_spaces_gives_dictionary_words_and_pairs() -> None:
    made = analyse("地雷除去", "ja")
    assert made.text == ["地雷", "除去"]
    assert {"地雷", "除去"} <= set(made.words)
    assert made.pairs == ["地雷", "雷除", "除去", "去", BREAK]


def test_no_pair_follows_one_of_another_run() -> None:
    assert analyse("首相 PKO 地雷", "ja").pairs == ["首相", "相", BREAK, "地雷", "雷", BREAK]


def test_no_term_has_a_space_in_it() -> None:
    made = analyse("a b\u2003c 首相\u3000地雷 ภ ភ្នំ\u200bពេញ 1 000", "en")
    terms = [*made.words, *made.text, *made.pairs]
    assert all(len(term.split()) == 1 or term == BREAK for term in terms)


def test_half_width_kana_are_the_same_word() -> None:
    assert bag("ｶﾝﾎﾞｼﾞｱ", "ja") == bag("カンボジア", "ja")


def test_thai_sara_am_is_kept_whole_so_that_the_dictionary_knows_the_word() -> None:
    assert "กำลัง" in analyse("กำลัง", "th").text
    assert bag("กำลัง", "th") == bag("ก\u0e4d\u0e32ลัง", "th")


def test_a_zero_width_space_makes_no_difference_to_pairs() -> None:
    assert analyse("ភ្នំ\u200bពេញ", "km").pairs == analyse("ភ្នំពេញ", "km").pairs


@pytest.mark.parametrize(
    ("word", "folded"),
    [("việt", "viet"), ("đồng", "dong"), ("1,000,000", "1000000"), ("១២", "12"), ("が", "が")],
)
def test_folding_drops_diacritics_of_european_scripts_only(word: str, folded: str) -> None:
    assert fold(word) == folded


def test_stems_follow_the_language_of_the_story() -> None:
    assert stem("mines", "en") == stem("mine", "en") == "mine"
    assert stem("mines", "ja") == "mine"  # Latin words there are English
    assert stem("mines", "vi") == "mines"


@pytest.mark.parametrize("text", ["", " \n", "\ud800", "\x00\x01", "…—!?", "\u200b", "💣" * 50])
def test_text_without_words_gives_nothing(text: str) -> None:
    made = analyse(text, "en")
    assert (made.words, made.text, made.pairs) == ([], [], [])


def test_a_word_of_a_hundred_thousand_letters_becomes_a_short_term() -> None:
    made = analyse("x" * 100_000, "en")
    assert all(len(term) <= 64 for term in [*made.words, *made.text])


def test_a_query_wants_its_words_in_any_form_and_loosely_with_a_typo() -> None:
    (word,) = wanted("Mines", ["en", "ja"])
    assert (word.written, word.folded, word.row) == ("mines", "mines", ("mines",))
    assert set(word.ways) == {Form("mines"), Form("en:mine")}
    assert Near in {type(way) for way in word.loose}


def test_a_run_of_a_query_wants_each_of_its_words() -> None:
    mines, removal = wanted("地雷除去", ["ja"])
    assert (mines.row, removal.row) == (("地雷",), ("除去",))
    assert Form("地雷") in mines.ways
    assert Row(("地", "雷"), 0.9) in mines.ways  # where the dictionary has cut it finer
    assert Part(("地雷",), 0.5) in mines.loose  # and where it has cut elsewhere


def test_particles_need_not_be_found() -> None:
    assert [word.written for word in wanted("日本の首相", ["ja"])] == ["日本", "首相"]


def test_a_phrase_is_words_in_a_row_or_a_run_as_it_stands() -> None:
    assert phrase("Land mines", ["en"]) == Row(("land", "mines"))
    assert phrase("雷除去", ["ja"]) == Part(("雷除", "除去"))
    assert phrase("…", ["en"]) is None


def test_a_word_begins_with_each_of_its_graphemes() -> None:
    assert list(beginnings("café")) == ["c", "ca", "caf", "cafe"]
    assert list(beginnings("ភ្នំពេញ")) == ["ភ្នំ", "ភ្នំពេ", "ភ្នំពេញ"]


def test_graphemes_are_what_a_reader_takes_for_one_character() -> None:
    assert list(graphemes("ភ្នំ👨‍👩‍👧e\u0301")) == ["ភ្នំ", "👨‍👩‍👧", "e\u0301"]


@pytest.mark.parametrize(
    "text", ["Café 😀 Việt Nam", "😀ｶﾝﾎﾞｼﾞｱの首相", "กำลังน้ำ และ ไทย", "ﬁne ½ Ⅳ １２３"]
)
def test_normalised_text_knows_where_it_stood(text: str) -> None:
    normal = normalise(text)
    for at in range(len(normal.text)):
        start, end = normal.original(at, at + 1)
        assert 0 <= start < end <= len(text)
        assert exact(normal.text[at]) in exact(normalise(text[start:end]).text)
