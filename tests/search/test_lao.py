"""Lao: spellings that look the same, words inside compounds, misspelt words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kawaraban.search.analysis import analyse
from kawaraban.search.folding import normalise
from kawaraban.search.languages.lao import RULES, canonical, is_whole
from tests.search.finding import Asked, asking, written

TEXTS = (
    "ນັກດົນຕີຝຶກຊ້ອມຢູ່ໂຮງຮຽນ",  # 0
    "ຊາວນາປູກຕົ້ນຢາງພາລາ",  # 1
    "ຊ່າງຫຍິບເສື້ອໃຫ້ເດັກນ້ອຍໆ",  # 2
    "ທ່ານໝໍແນະນຳໃຫ້ກິນຢາແກ້ປວດ",  # 3
    "ສະພາແຫ່ງຊາດຮັບຮອງກົດໝາຍວ່າດ້ວຍໄຟຟ້າ",  # 4
    "ປາຍປີນີ້ຈະມີງານບຸນພຣະທາດຫລວງ",  # 5
)


@pytest.fixture(scope="module")
def ask() -> Iterator[Asked]:
    with asking("lo", TEXTS) as asked:
        yield asked


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("ເເມ່", "ແມ່"),
        ("ຫນ້າ", "ໜ້າ"),
        ("ຫມາ", "ໝາ"),
        ("ຫລວງ", "ຫຼວງ"),
        ("ນ\u0ecd\u0eb2", "ນຳ"),
        ("ນ\u0ec9\u0ecd\u0eb2", "ນ້ຳ"),
        ("ນ\u0ecd\u0ec9\u0eb2", "ນ້ຳ"),
        ("ນ\u0eb3\u0ec9", "ນ້ຳ"),
        ("ທ\u0ec8\u0eb5", "ທີ່"),
        ("ເລື້ອຍ ໆ", "ເລື້ອຍໆ"),
    ],
)
def test_spellings_that_look_the_same_are_the_same(typed: str, meant: str) -> None:
    assert canonical(typed) == meant
    assert normalise(typed).text == normalise(meant).text == meant


def test_a_word_in_another_spelling_is_marked_as_it_was_written() -> None:
    text = "ເດັກຫນ້ອຍດື່ມນ\u0ecd\u0ec9\u0eb2 ເເລະ ກິນເຂົ້າ"
    assert written(text, "ນ\u0ecd\u0ec9\u0eb2", "ນ້ຳ", "lo")


def test_what_a_compound_is_made_of_is_found(ask: Asked) -> None:
    assert ask("ຮຽນ") == [0]
    assert ask("ເສື້ອ") == [2]
    assert ask("ນາ") == [1]


def test_medicine_is_found_in_its_kinds_but_not_in_rubber(ask: Asked) -> None:
    assert ask("ຢາ") == [3]


def test_fish_is_not_found_in_the_end_of_the_year(ask: Asked) -> None:
    assert ask("ປາ") == []


def test_the_sign_of_repetition_is_no_part_of_a_word(ask: Asked) -> None:
    assert ask("ເດັກນ້ອຍ") == ask("ເດັກນ້ອຍໆ") == ask("ເດັກນ້ອຍ ໆ") == [2]


def test_the_older_and_the_newer_spelling_of_ho_lo_are_the_same(ask: Asked) -> None:
    assert ask("ທາດຫຼວງ") == ask("ທາດຫລວງ") == [5]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ສະພາແຫງຊາດ", 4),  # a tone mark is missing
        ("ກົດໝາຍວ່າດວ້ຍ", 4),
        ("ໂຮງຮຽນນ", 0),
        ("ແນະນຳໃຫກິນ", 3),
    ],
)
def test_one_wrong_grapheme_is_forgiven(ask: Asked, typed: str, found: int) -> None:
    assert ask(typed) == [found]


@pytest.mark.parametrize("word", ["ແຜ່ນດິນໄຫວ", "ດາວທຽມ", "ປືນໃຫຍ່", "ລະເບີດ", "ແມວ", "ເສດຖະກິດ"])
def test_a_word_that_no_text_has_is_not_taken_for_another(ask: Asked, word: str) -> None:
    assert ask(word) == []


def test_zero_width_spaces_make_no_difference(ask: Asked) -> None:
    assert ask("ໂຮງ\u200bຮຽນ") == [0]
    made = analyse("ສະພາ\u200bແຫ່ງ\u200bຊາດ", "lo")
    assert made.text == analyse("ສະພາແຫ່ງຊາດ", "lo").text


def test_half_a_syllable_is_no_word() -> None:
    assert not any(map(is_whole, ("ຍຸ", "ກ", "ລະ", "ມັ")))
    assert all(map(is_whole, ("ຢາ", "ສວນ", "ໃຈ", "ຄົນ")))


def test_formers_and_heads_have_the_shape_of_words() -> None:
    assert all(is_whole(word) for word in RULES.formers | RULES.heads)
