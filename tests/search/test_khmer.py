"""Khmer: spellings that look the same, words inside compounds, misspelt words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kawaraban.search.analysis import analyse
from kawaraban.search.folding import normalise
from kawaraban.search.languages.khmer import RULES, canonical, is_whole
from tests.search.finding import Asked, asking, written

TEXTS = (
    "អ្នកថតរូបម្នាក់រៀបចំពិព័រណ៍នៅបាត់ដំបង",  # 0
    "មន្ត្រីគយរឹបអូសរថយន្ត",  # 1
    "កុមារស្តាប់រឿងព្រេងនៅសាលារៀន",  # 2
    "សាលាក្រុងសម្រេចកែលម្អទីផ្សារ",  # 3
    "ឲ្យតែមានកម្លាំង គេដាំបន្លែស្អាតៗ",  # 4
    "អាកាសយានដ្ឋានអន្តរជាតិសៀមរាប",  # 5
)


@pytest.fixture(scope="module")
def ask() -> Iterator[Asked]:
    with asking("km", TEXTS) as asked:
        yield asked


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ស\u17d2ត\u17b6ប់", "ស\u17d2ដ\u17b6ប់"),  # coeng TA and DA have one shape
        ("ចិត\u17d2ដ", "ចិត\u17d2ត"),
        ("ស\u17d2រ\u17d2តី", "ស\u17d2ត\u17d2រី"),  # coeng RO is drawn before the others
        ("ទ\u17c6\u17bb", "ទ\u17bb\u17c6"),
        ("ល\u17c1\u17b6ក", "ល\u17c4ក"),
        ("ប\u17c1\u17b8", "ប\u17be"),
        ("ស\u17bb\u17b8", "ស\u17ca\u17b8"),  # the shifter below takes the shape of U
        ("ម\u17bb\u17b8", "ម\u17c9\u17b8"),
        ("ក\u17b6\u17c9", "ក\u17c9\u17b6"),
        ("\u17b2\u17d2យ", "\u17b1\u17d2យ"),
        ("ក\u17b7\u17b7", "ក\u17b7"),
        ("ក\u17b4", "ក"),
        ("ផ\u17d2\u200bសារ", "ផ\u17d2សារ"),
        ("ស្អាត ៗ", "ស្អាតៗ"),
    ],
)
def test_spellings_that_look_the_same_are_the_same(typed: str, meant: str) -> None:
    assert canonical(typed) == meant
    assert normalise(typed).text == meant
    assert canonical(meant) == meant


def test_a_word_in_another_spelling_is_marked_as_it_was_written() -> None:
    text = "ព្រឹកនេះ ល\u17c1\u17b6កគ្រូស\u17d2តាប់វិទ្យុ"
    assert written(text, "ស\u17d2តាប់", "ស\u17d2ដាប់", "km")
    assert written(text, "ល\u17c1\u17b6ក", "ល\u17c4ក", "km")


def test_either_spelling_finds_a_word(ask: Asked) -> None:
    assert ask("ស\u17d2ដ\u17b6ប់") == ask("ស\u17d2ត\u17b6ប់") == [2]
    assert ask("ឱ្យ") == ask("ឲ្យ") == [4]


def test_what_a_compound_is_made_of_is_found(ask: Asked) -> None:
    assert ask("រៀន") == [2]
    assert ask("ផ្សារ") == [3]
    assert ask("អន្តរជាតិ") == [5]


@pytest.mark.parametrize("word", ["ត្រី", "ម្រេច"])
def test_a_syllable_inside_a_word_is_not_a_word(ask: Asked, word: str) -> None:
    assert ask(word) == []


def test_the_sign_of_repetition_is_no_part_of_a_word(ask: Asked) -> None:
    assert ask("ស្អាត") == ask("ស្អាតៗ") == ask("ស្អាត ៗ") == [4]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("អាកាសយានដ្ឋន", 5),  # a vowel is missing
        ("ពិព័រណ", 0),  # a silencing mark is missing
        ("បាតដំបង", 0),
        ("អន្ដរជាតិ", 5),
    ],
)
def test_one_wrong_grapheme_is_forgiven(ask: Asked, typed: str, found: int) -> None:
    assert ask(typed) == [found]


@pytest.mark.parametrize("word", ["ភ្នំភ្លើង", "ក្រពើ", "ផ្កាយរណប", "ឆ្មា", "គ្រាប់បែក", "សេដ្ឋកិច្ច"])
def test_a_word_that_no_text_has_is_not_taken_for_another(ask: Asked, word: str) -> None:
    assert ask(word) == []


def test_zero_width_spaces_make_no_difference(ask: Asked) -> None:
    assert ask("សាលា\u200bរៀន") == [2]
    made = analyse("អាកាស\u200bយានដ្ឋាន\u200bអន្តរ\u200bជាតិ", "km")
    assert made.text == analyse("អាកាសយានដ្ឋានអន្តរជាតិ", "km").text


def test_the_silent_end_of_a_word_is_no_word() -> None:
    assert not any(map(is_whole, ("ក់", "ត់", "ពី", "ស")))
    assert all(map(is_whole, ("ទឹក", "ត្រី", "ក្ដៅ", "ការ")))


def test_formers_are_in_canonical_spelling() -> None:
    assert all(canonical(word) == word for word in RULES.formers | RULES.heads | RULES.particles)
