"""Chinese: variants of one character, words that the dictionary cuts wrongly, compounds, typos."""

from __future__ import annotations

import pytest

from kawaraban.search.languages.han_variants import FOLDED, SPELT, folded, spelt
from tests.search.looking import finds, finds_loosely


@pytest.mark.parametrize(
    ("query", "text", "language"),
    [
        ("臺灣", "台灣人", "zh-hant"),
        ("計劃", "計畫", "zh-hant"),
        ("線上", "綫上教學", "zh-hant"),
        ("群眾", "羣衆", "zh-hant"),
        ("麵包", "麪包店", "zh-hant"),
        ("著名", "着名", "zh-hant"),
        ("公布", "公佈", "zh-hant"),
        ("帐单", "账单", "zh-hans"),
        ("惟一", "唯一的路", "zh-hans"),
    ],
)
def test_forms_of_one_character_are_one(query: str, text: str, language: str) -> None:
    assert finds(query, text, language)
    assert finds(text[: len(query)], query, language)


def test_variants_stand_where_their_characters_stood() -> None:
    for table in (SPELT, FOLDED):
        assert all(len(other) == 1 and ord(other) not in table for other in table.values())
    assert not set(SPELT) & {ord(other) for other in FOLDED.values()}
    text = "電視臺與渡邉"
    assert len(folded(spelt(text))) == len(text)


def test_simplified_and_traditional_script_are_not_converted() -> None:
    assert not finds("发电", "發電廠", "zh-hant")


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("工人", "两名工人才从架上下来"),
        ("中国", "三位中国会在场"),
        ("大学", "清华大学生"),
        ("图书", "市图书馆"),
        ("贷款", "房屋贷款"),
    ],
)
def test_a_word_is_found_in_what_it_stands_in(query: str, text: str) -> None:
    assert finds(query, text, "zh-hans")


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("人才", "三名工人才到"),
        ("国会", "全国会议"),
        ("学会", "大学会议"),
        ("天下", "今天下午"),
        ("生产", "学生产品"),
    ],
)
def test_what_crosses_two_words_is_none(query: str, text: str) -> None:
    assert not finds(query, text, "zh-hans")


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("气侯变化", "气候变化"),
        ("环境保户", "环境保护"),
        ("高速铁路", "高速铁璐"),
        ("足球", "足球"),
    ],
)
def test_a_character_of_the_same_sound_is_forgiven(query: str, text: str) -> None:
    assert finds_loosely(query, text, "zh-hans")


def test_a_name_unknown_to_the_dictionary_is_not_found_in_pieces() -> None:
    assert finds("邝守田", "种粮大户邝守田说", "zh-hans")
    assert not finds("邝守田", "邝家的田由他守着", "zh-hans")
