"""Thai: spellings that look the same, words inside compounds, misspelt words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kawaraban.search.analysis import analyse, wanted
from kawaraban.search.folding import normalise
from kawaraban.search.languages.thai import RULES, canonical, is_whole
from tests.search.finding import Asked, asking, written

TEXTS = (
    "นักดนตรีเดินทางไปเมืองหลวงด้วยรถไฟฟ้า",  # 0
    "ทุเรียนชะนีออกผลแล้ว",  # 1
    "นักเรียนซ้อมดนตรีบ่อยๆ ที่ห้องสมุด",  # 2
    "จังหวัดเปิดสวนสัตว์ใหม่",  # 3
    "อาจารย์จุฬาลงกรณ์มหาวิทยาลัยพูดเรื่องประชาธิปไตย",  # 4
    "คณะกรรมการพิจารณาแม่บทผังเมือง",  # 5
)


@pytest.fixture(scope="module")
def ask() -> Iterator[Asked]:
    with asking("th", TEXTS) as asked:
        yield asked


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("เเม่", "แม่"),
        ("ก\u0e4d\u0e32", "กำ"),
        ("น\u0e49\u0e4d\u0e32", "น้ำ"),
        ("น\u0e4d\u0e49\u0e32", "น้ำ"),
        ("น\u0e33\u0e49", "น้ำ"),
        ("ท\u0e48\u0e35", "ที่"),
        ("ที\u0e48\u0e48", "ที่"),
        ("ม\u0e45", "มา"),
        ("บ่อย ๆ", "บ่อยๆ"),
        ("ฤๅษี", "ฤๅษี"),
    ],
)
def test_spellings_that_look_the_same_are_the_same(typed: str, meant: str) -> None:
    assert canonical(typed) == meant
    assert normalise(typed).text == meant
    assert canonical(meant) == meant


def test_a_word_in_another_spelling_is_marked_as_it_was_written() -> None:
    text = "ตลาด เเม่ค้า ขายน\u0e4d\u0e49\u0e32แข็ง"
    assert written(text, "น\u0e4d\u0e49\u0e32", "น้ำ", "th")
    assert written(text, "เเม่ค้า", "แม่ค้า", "th")


def test_what_a_compound_is_made_of_is_found(ask: Asked) -> None:
    assert ask("ไฟฟ้า") == [0]
    assert ask("ดนตรี") == [0, 2]
    assert ask("มหาวิทยาลัย") == [4]


def test_study_is_found_in_student_but_not_in_durian(ask: Asked) -> None:
    assert ask("เรียน") == [2]


def test_a_syllable_inside_a_word_is_not_a_word(ask: Asked) -> None:
    assert "+หวัด" not in analyse("จังหวัด", "th").words
    assert "+ที่" not in analyse("ที่สุด", "th").words


def test_a_word_cut_in_two_before_a_name_is_put_together() -> None:
    assert "ทุเรียน" in analyse("ทุเรียนจันท์", "th").text


def test_the_sign_of_repetition_is_no_part_of_a_word(ask: Asked) -> None:
    assert ask("บ่อย") == ask("บ่อยๆ") == ask("บ่อย ๆ") == [2]


def test_what_only_joins_words_need_not_be_found(ask: Asked) -> None:
    assert ask("สวนสัตว์ของจังหวัด") == [3]
    assert [word.written for word in wanted("ของ", ["th"])] == ["ของ"]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ประชาธิปไตร", 4),  # a wrong letter
        ("ประชาธปไตย", 4),  # a vowel is missing
        ("จุฬาลงกรณมหาวิทยาลัย", 4),  # a silent letter's mark is missing
        ("คณะกรรมกาน", 5),
        ("หองสมุด", 2),  # a tone mark is missing
    ],
)
def test_one_wrong_grapheme_is_forgiven(ask: Asked, typed: str, found: int) -> None:
    assert ask(typed) == [found]


@pytest.mark.parametrize("word", ["ภูเขาไฟ", "แผ่นดินไหว", "จระเข้", "ระเบิด", "ซีเรีย", "แมว"])
def test_a_word_that_no_text_has_is_not_taken_for_another(ask: Asked, word: str) -> None:
    assert ask(word) == []


def test_zero_width_spaces_make_no_difference(ask: Asked) -> None:
    assert ask("รถ\u200bไฟ\u200bฟ้า") == ask("รถไฟฟ้า") == [0]
    made = analyse("จุฬา\u200bลง\u200bกรณ์\u200bมหา\u200bวิทยาลัย", "th")
    assert made.text == analyse("จุฬาลงกรณ์มหาวิทยาลัย", "th").text
    assert {"จุฬา", "กรณ์", "มหา", "วิทยาลัย"} <= set(made.words)


def test_half_a_syllable_is_no_word() -> None:
    assert not any(map(is_whole, ("ทุ", "ก", "กระ", "ร์")))
    assert all(map(is_whole, ("คน", "พระ", "ที่")))


def test_formers_and_heads_have_the_shape_of_words() -> None:
    assert all(is_whole(word) for word in RULES.formers | RULES.heads)
