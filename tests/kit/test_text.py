import time
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawaraban.kit.text import clean_line, clean_text, cut_graphemes, truncate


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("", ""),
        ("  Ferry \r\n\t opens  ", "Ferry opens"),
        ("a\x00b\x1bc\x7fd\x9fe", "abcde"),
        ("a\x0bb\x0cc\x85d\u2028e", "a b c d e"),
        ("safe\u202egnp.exe\u2066x\u2069", "safegnp.exex"),
        ("\ufeffBOM", "BOM"),
        ("bad\ud800half", "badhalf"),
        ("cafe\u0301 Tie\u0302\u0301ng", "café Tiếng"),
        ("首相　訪中", "首相　訪中"),
        ("　　首相　 訪中　", "首相 訪中"),
        ("« oui »".replace(" ", "\u00a0"), "«\u00a0oui\u00a0»"),
        ("ភាសា\u200bខ្មែរ", "ភាសា\u200bខ្មែរ"),
        ("👨‍👩‍👧", "👨‍👩‍👧"),
        ("שלום\u200f!", "שלום\u200f!"),
    ],
)
def test_a_line_is_cleaned(dirty: str, clean: str) -> None:
    assert clean_line(dirty) == clean


def test_a_text_keeps_its_lines_and_one_blank_line_between_paragraphs() -> None:
    assert clean_text("\r\n one  \r\ntwo\r\r\n \n\nthree\n\n") == " one\ntwo\n\nthree"
    assert clean_text("　段落\n　次") == "　段落\n　次"
    assert clean_text("a\tb") == "a   b"


def test_stacked_accents_are_cut_down_and_cost_no_time() -> None:
    began = time.monotonic()
    stack = clean_line("e" + "\u0301\u0323" * 1_000_000 + "x")
    assert len(stack) <= 8
    assert stack.endswith("x")
    assert time.monotonic() - began < 2
    for word in ("ព្រះរាជាណាចក្រកម្ពុជា", "မြန်မာ", "ที่นี่", "שָׁלוֹם", "नमस्ते"):
        assert clean_line(word) == unicodedata.normalize("NFC", word)


def test_megabytes_are_cleaned_quickly() -> None:
    began = time.monotonic()
    clean_text("ផែ\u202e 渡し船 \t\r\n" * 80_000)
    clean_line(" " * 5_000_000 + "x")
    clean_text(" " * 2_000_000 + "x")
    clean_text("x" + " \n" * 2_500_000 + "y" + " " * 2_000_000 + "z")
    assert time.monotonic() - began < 6


@pytest.mark.parametrize(
    ("text", "limit", "cut"),
    [
        ("short", 5, "short"),
        ("The ferry opens", 11, "The ferry…"),
        ("The ferry opens", 10, "The ferry…"),
        ("incomprehensible", 5, "inco…"),
        ("渡し船が開通した", 5, "渡し船が…"),
        ("", 5, ""),
        ("abc", 1, "…"),
        ("abc", 0, ""),
        ("abc", -1, ""),
    ],
)
def test_a_text_is_shortened_between_words(text: str, limit: int, cut: str) -> None:
    assert truncate(text, limit) == cut


def test_graphemes_are_never_split() -> None:
    assert cut_graphemes("a👨‍👩‍👧b", 4) == "a"
    assert cut_graphemes("😀😀😀", 2) == "😀😀"
    assert cut_graphemes("👨‍👩‍👧", 2) == "👨‍"
    assert truncate("😀" * 10, 4) == "😀😀😀…"


@given(st.text(), st.integers(-2, 40))
def test_shortening_keeps_to_its_limit_and_cleaning_is_stable(text: str, limit: int) -> None:
    assert len(truncate(text, limit)) <= max(limit, 0) or truncate(text, limit) == text == ""
    line, lines = clean_line(text), clean_text(text)
    assert clean_line(line) == line
    assert clean_text(lines) == lines
    line.encode()
