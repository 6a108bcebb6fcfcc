"""Korean: particles, endings, compounds with and without spaces, spellings of one word."""

from __future__ import annotations

import pytest

from kawaraban.search.analysis import analyse, phrase, wanted
from kawaraban.search.languages.hangul import join, misspelt, spelt, split
from kawaraban.search.languages.korean_particles import follows, nouns, parts
from kawaraban.search.languages.korean_verbs import verbs
from tests.search.looking import finds, finds_loosely


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("서울", "서울에서"),
        ("서울", "서울시의"),
        ("서울", "서울까지는"),
        ("학생들", "학생이"),
        ("할머니가", "할머니는"),
        ("사람", "사람이라고"),
        ("사람", "사람들에게는"),
        ("책", "책을"),
        ("물", "물은"),
        ("집", "집에서"),
        ("한국", "한국인은"),
    ],
)
def test_a_noun_is_found_with_its_particles(query: str, text: str) -> None:
    assert finds(query, text, "ko")


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("먹는", "밥을 먹고"),
        ("가다", "학교에 갔다"),
        ("오다", "비가 왔다"),
        ("쓰다", "편지를 썼다"),
        ("예쁘다", "꽃이 예뻤다"),
        ("추운", "겨울이 춥다"),
        ("듣는", "소식을 들으면"),
        ("부르다", "노래를 불렀다"),
        ("만들었다", "빵을 만든 사람"),
        ("살다", "섬에 사는 사람"),
        ("짓다", "집을 지었다"),
        ("시작하다", "공사를 시작했다"),
        ("시작", "공사가 시작됐다"),
        ("아름답다", "아름다운 산"),
        ("열렸다", "회의가 열릴 예정"),
        ("줄이다", "예산을 줄였다"),
        ("바꾸다", "법을 바꿨다"),
        ("보내다", "편지를 보냈다"),
        ("어렵다", "어려움이 많다"),
        ("길어지다", "줄이 길어지면서"),
    ],
)
def test_a_verb_is_found_in_its_other_forms(query: str, text: str) -> None:
    assert finds(query, text, "ko")


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("교통", "교통사고가"),
        ("사고", "교통사고로"),
        ("경찰서", "해남경찰서가"),
        ("의원", "국회의원이"),
        ("도로", "고속도로가"),
        ("회의", "주민회의가"),
        ("지하철역", "지하철 역에서"),
        ("지하철 공사", "지하철공사가"),
        ("기후변화", "기후 변화의"),
        ("파업", "총파업이"),
    ],
)
def test_a_compound_is_found_by_its_parts_with_or_without_space(query: str, text: str) -> None:
    assert finds(query, text, "ko")


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("주민", "원주민"),
        ("사자", "의사자"),
        ("인천", "시인천국"),
        ("수도", "지수도"),
        ("도서", "서도서"),
        ("물", "얼음물은"),
    ],
)
def test_a_short_noun_is_not_found_inside_another(query: str, text: str) -> None:
    assert not finds(query, text, "ko")


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("까페", "카페를"),
        ("텔레비젼", "텔레비전을"),
        ("컨텐츠", "콘텐츠를"),
        ("리더쉽", "리더십이"),
    ],
)
def test_another_letter_of_a_loan_word_is_forgiven(query: str, text: str) -> None:
    assert finds_loosely(query, text, "ko")


def test_a_glide_that_is_not_heard_is_no_difference() -> None:
    assert spelt("쥬스 쵸콜릿 무너져") == "주스 초콜릿 무너져"
    assert finds("쵸콜릿", "초콜릿을", "ko")


def test_which_particle_follows_depends_on_the_final() -> None:
    assert follows("은", "집")
    assert not follows("은", "나무")
    assert follows("로", "서울")
    assert nouns("마을을").sure == ("마을",)
    assert nouns("마을").sure == ()


def test_a_noun_that_ends_like_a_particle_is_surely_itself() -> None:
    assert "고양" not in nouns("고양이").sure
    assert not finds("고양이", "고양은 도시다", "ko")


def test_parts_of_a_compound_have_two_syllables_at_least() -> None:
    assert parts("수감자") == ()
    assert set(parts("보궐선거")) == {"보궐", "선거"}


def test_irregular_verbs_have_their_dictionary_form() -> None:
    assert "돕다" in verbs("도왔다").sure
    assert "걷다" in verbs("걸었다").sure
    assert "모르다" in verbs("몰랐다").sure
    assert "하다" in verbs("했다고").sure


def test_a_phrase_needs_no_same_particles() -> None:
    assert phrase("이름을 바꾼 학교", ["ko"]) == phrase("이름은 바꾼 학교", ["ko"])


def test_syllables_are_taken_apart_and_put_together() -> None:
    assert split("값") == ("ㄱ", "ㅏ", "ㅄ")
    assert all(join(*split(syllable)) == syllable for syllable in "가힣뷁쥬")
    assert "지게" in set(misspelt("지개"))


@pytest.mark.parametrize("run", ["가" * 5_000, "ㅋ" * 5_000, "했" * 5_000, "ᄀ" * 100, "다"])
def test_nonsense_is_analysed_and_looked_for(run: str) -> None:
    assert analyse(run, "ko").words
    assert wanted(run[:1_000], ["ko"])
