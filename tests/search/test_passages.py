"""Passages, marks and markup."""

from __future__ import annotations

import re
import time

import pytest

from kawaraban.search.analysis import wanted
from kawaraban.search.folding import graphemes
from kawaraban.search.marking import Marker, one_typo
from kawaraban.search.passages import highlighted, passages


def marked(query: str, text: str, language: str = "en") -> list[str]:
    return passages(text, Marker(wanted(query, ["en"])).spans(text, language))


def marks(html: list[str]) -> set[str]:
    return set(re.findall(r"<mark>(.*?)</mark>", " ".join(html)))


def test_the_words_are_marked_in_every_form() -> None:
    text = "Mines were found. A MINE was cleared; minerals were not."
    assert marks(marked("mine", text)) == {"Mines", "MINE"}


def test_accents_do_not_matter_and_stay_as_written() -> None:
    assert marks(marked("cafe", "Le Café et le cafe\u0301.")) == {"Café", "cafe\u0301"}


@pytest.mark.parametrize(
    ("query", "text", "mark"),
    [
        ("地雷除去", "両国の首相は地雷除去事業を進める。", "地雷除去"),
        ("車", "自動車部品", "車"),
        ("ｶﾝﾎﾞｼﾞｱ", "首相はカンボジアへ", "カンボジア"),
        ("カンボジア", "首相はｶﾝﾎﾞｼﾞｱへ", "ｶﾝﾎﾞｼﾞｱ"),
        ("កម្ពុជា", "រដ្ឋធានីនៃប្រទេសកម្ពុជាហើយមាន", "កម្ពុជា"),
        ("ភ្នំពេញ", "ទីក្រុងភ្នំ\u200bពេញគឺ", "ភ្នំ\u200bពេញ"),
        ("ไทย", "สะพานมิตรภาพไทยลาว", "ไทย"),
        ("서울", "회의가 서울에서 열렸다", "서울"),
    ],
)
def test_a_hit_inside_an_unspaced_run_is_marked(query: str, text: str, mark: str) -> None:
    assert marks(marked(query, text)) == {mark}


@pytest.mark.parametrize("text", ["<script>alert(1)</script> mine", '"&lt; mine <mark>x</mark>'])
def test_no_markup_of_the_text_survives(text: str) -> None:
    for html in [*marked("mine script mark", text), highlighted(text, [])]:
        assert "<" not in re.sub(r"</?mark>", "", html) or "<mark>x" not in html
        assert not re.search(r"<(?!/?mark>)", html)
        assert html.count("<mark>") == html.count("</mark>")


def test_a_mark_written_in_the_story_is_not_markup() -> None:
    assert highlighted("<mark>x</mark>", []) == "&lt;mark&gt;x&lt;/mark&gt;"


def test_the_passage_is_the_one_with_the_words() -> None:
    filler = "Nothing happens in this sentence at all. " * 60
    text = filler + "Here a land mine clearance project is named. " + filler
    (passage,) = marked("land mine clearance", text)
    assert passage.startswith("…Here a <mark>land</mark> <mark>mine</mark>")
    assert passage.endswith("…")
    assert len(re.sub("<.*?>", "", passage)) < 260


def test_words_far_apart_give_two_passages_in_the_order_of_the_text() -> None:
    filler = "Nothing happens in this sentence at all. " * 60
    first, second = marked("harbour vessel", f"{filler}A vessel came.{filler}The harbour.{filler}")
    assert "<mark>vessel</mark>" in first
    assert "<mark>harbour</mark>" in second


def test_without_hits_the_beginning_is_shown() -> None:
    (passage,) = marked("nothing", "The beginning. " * 100)
    assert passage.startswith("The beginning.")
    assert passage.endswith("…")


def test_an_empty_text_has_no_passages() -> None:
    assert marked("mine", "  \n ") == []


@pytest.mark.parametrize("script", ["ភ្នំពេញគឺជារដ្ឋធានី", "กำลังน้ำท่วมที่", "👨‍👩‍👧e\u0301がパ"])
def test_passages_never_cut_a_grapheme(script: str) -> None:
    text = script * 80
    whole = list(graphemes(text))
    (passage, *_) = marked("រដ្ឋធានី น้ำ が", text)
    shown = re.sub("</?mark>", "", passage).strip("…")
    at = text.index(shown)
    assert len("".join(whole[: len(list(graphemes(text[:at])))])) == at
    for mark in marks([passage]):
        assert "".join(graphemes(mark)) == mark
        assert mark in text


def test_surrogates_and_nulls_pass_through_harmlessly() -> None:
    assert "mine" in marked("mine", "\ud800\x00 mine")[0]


def test_a_huge_text_is_marked_quickly() -> None:
    text = "mine " * 200_000
    started = time.perf_counter()
    assert marked("mine", text)
    assert time.perf_counter() - started < 2


def test_an_unfinished_word_is_marked() -> None:
    word = wanted("senk", ["en"])[0]
    text = "near the Senkaku Islands"
    spans = Marker([word], typing=word).spans(text, "en")
    assert [text[s.start : s.end] for s in spans] == ["Senkaku"]


@pytest.mark.parametrize(
    ("left", "right", "near"),
    [
        ("senkaku", "senkaku", True),
        ("senkaku", "senkak", True),
        ("senkaku", "sennkaku", True),
        ("senkaku", "sekaku", True),
        ("senkaku", "seknku", False),
        ("senkaku", "sneaku", False),
        ("ab", "ba", True),
        ("abcd", "badc", False),
        ("", "a", True),
    ],
)
def test_one_typo_is_one_letter_or_one_swap(left: str, right: str, near: bool) -> None:
    assert one_typo(left, right) is near
    assert one_typo(right, left) is near
