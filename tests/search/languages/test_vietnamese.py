"""Vietnamese: the same mark in another place, and nothing else."""

from __future__ import annotations

import pytest

from kawaraban.search.languages.vietnamese import canonical, is_vietnamese


@pytest.mark.parametrize(
    ("one", "other"),
    [("hoá", "hóa"), ("loè", "lòe"), ("tuỳ", "tùy"), ("lý", "lí"), ("mỹ", "mĩ"), ("quý", "quí")],
)
def test_two_spellings_are_one_word(one: str, other: str) -> None:
    assert canonical(one) == canonical(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("hoa", "hoá"), ("bão", "báo"), ("toán", "tóan"), ("mua", "múa"), ("thúy", "thùy")],
)
def test_another_mark_is_another_word(one: str, other: str) -> None:
    assert canonical(one) != canonical(other)


@pytest.mark.parametrize(
    ("word", "is_one"),
    [("đèn", True), ("chợ", True), ("nhật", True), ("bảo", True), ("café", False), ("niño", False)],
)
def test_some_letters_are_of_no_other_language(word: str, is_one: bool) -> None:
    assert is_vietnamese(word) is is_one
