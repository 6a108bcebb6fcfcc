"""Words, pairs and positions."""

from __future__ import annotations

import pytest

from kawaraban.search.analysis import Run, Word, terms, tokens, without_particles
from kawaraban.search.folding import exact, fold, graphemes, normalise
from kawaraban.search.stemming import stem


def found(text: str, language: str = "en") -> list[str]:
    return [token.term for token in tokens(text, language)]


def test_a_word_stands_as_written_and_what_is_derived_under_a_mark() -> None:
    assert found("Clearing Café") == ["clearing", "%clear", "café", "~cafe"]


def test_derived_terms_stand_where_their_word_stands() -> None:
    positions = {token.term: token.position for token in tokens("New cafés", "en")}
    assert positions["cafés"] == positions["~cafes"] == 1


def test_a_run_without_spaces_gives_dictionary_words_and_pairs() -> None:
    assert {"地雷", "除去", "+地雷", "+雷除", "+除去", "+去"} <= set(found("地雷除去", "ja"))


def test_a_text_after_a_run_goes_on_behind_its_graphemes() -> None:
    positions = {token.term: token.position for token in tokens("首相 PKO", "ja")}
    assert positions["pko"] == 2


def test_positions_never_go_back() -> None:
    positions = [t.position for t in tokens("2023年、Kishida 首相とភ្នំពេញ and 서울에서", "ja")]
    assert positions == sorted(positions)


@pytest.mark.parametrize(
    "text",
    ["Café 😀 Việt Nam", "😀ｶﾝﾎﾞｼﾞｱの首相", "กำลังน้ำ และ ไทย", "ភ្នំ\u200bពេញ", "ﬁne ½ Ⅳ １２３"],
)
def test_offsets_point_into_the_text_as_it_was_written(text: str) -> None:
    for token in tokens(text, "en"):
        piece = normalise(text[token.start : token.end]).text
        bare = token.term.lstrip("~%+")
        assert fold(exact(piece)).replace("⁄", "").startswith(fold(bare)[:1])
        assert 0 <= token.start < token.end <= len(text)


def test_half_width_kana_are_the_same_word() -> None:
    assert found("ｶﾝﾎﾞｼﾞｱ", "ja") == found("カンボジア", "ja")


def test_thai_sara_am_is_kept_whole_so_that_the_dictionary_knows_the_word() -> None:
    assert "กำลัง" in found("กำลัง", "th")
    assert found("กำลัง", "th") == found("ก\u0e4d\u0e32ลัง", "th")


def test_a_zero_width_space_makes_no_difference_to_pairs() -> None:
    def pairs(text: str) -> list[str]:
        return [term for term in found(text, "km") if term.startswith("+")]

    assert pairs("ភ្នំ\u200bពេញ") == pairs("ភ្នំពេញ")


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
def test_text_without_words_gives_no_tokens(text: str) -> None:
    assert found(text) == []


def test_a_word_of_a_hundred_thousand_letters_becomes_a_short_term() -> None:
    assert all(len(term) <= 65 for term in found("x" * 100_000))


def test_a_query_is_words_and_runs() -> None:
    word, run = terms("Mines 地雷除去", ["en", "ja"])
    assert word == Word("mines", "mines", ("mine",))
    assert run == Run((("地", "雷"), ("除", "去")))


def test_particles_need_not_be_found() -> None:
    (run,) = terms("日本の首相", ["ja"])
    assert isinstance(run, Run)
    assert without_particles(run) == (("日", "本"), ("首", "相"))


def test_graphemes_are_what_a_reader_takes_for_one_character() -> None:
    assert list(graphemes("ភ្នំ👨‍👩‍👧e\u0301")) == ["ភ្នំ", "👨‍👩‍👧", "e\u0301"]
