"""Japanese: what inflects, what is written in two ways, what stands inside compounds."""

from __future__ import annotations

import pytest

from kawaraban.search.analysis import analyse, wanted
from kawaraban.search.languages.japanese import parts
from kawaraban.search.languages.kana import key, other_kana
from kawaraban.search.languages.okurigana import continues, read
from tests.search.looking import finds, finds_loosely, words_of


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("食べる", "昨日すしを食べました"),
        ("食べた", "毎日食べている"),
        ("飲まない", "ビールを飲んだ"),
        ("書く", "手紙を書いて送った"),
        ("泳ぐ", "海で泳いだ子"),
        ("話せば", "記者に話した"),
        ("待つ", "駅で待って"),
        ("死ぬ", "父が死んだ"),
        ("遊ぶ", "公園で遊んでいる"),
        ("呼ばれる", "彼を呼んだ"),
        ("起きた", "事故が起きない"),
        ("見た", "星を見ている人"),
        ("来る", "客が来ない"),
        ("行った", "町へ行きます"),
        ("走る", "速く走れる馬"),
        ("走れる", "毎朝走る"),
        ("高かった", "高いビル"),
        ("新しく", "新しい店"),
        ("大きい", "大きな家"),
        ("少ない", "雨が少なかった"),
        ("終わる", "試合が終わった"),
        ("始まる", "会議が始まり、"),
        ("作る", "菓子を作り続ける"),
        ("暮らす", "島の暮らし"),
        ("裏切る", "仲間を裏切った"),
        ("手伝う", "家の仕事を手伝った"),
        ("名付ける", "船に名付けた"),
        ("混ぜる", "砂糖を混ぜて煮る"),
        ("奏でる", "曲を奏でた"),
        ("信じる", "彼を信じない"),
    ],
)
def test_a_word_is_found_in_its_other_forms(query: str, text: str) -> None:
    assert finds(query, text, "ja")


@pytest.mark.parametrize(
    ("query", "text"),
    [("開く", "閉じた店"), ("走る", "歩いた人"), ("飲む", "飯を食べた"), ("会社", "社会の声")],
)
def test_another_word_is_not_found(query: str, text: str) -> None:
    assert not finds(query, text, "ja")


def test_a_noun_made_a_verb_is_looked_for_as_the_noun() -> None:
    assert finds("勉強する", "英語を勉強した", "ja")
    assert finds("発表した", "会見で発表", "ja")


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("取組", "取り組みを進める"),
        ("取り組み", "温暖化対策の取組"),
        ("受付", "受け付けを始めた"),
        ("売り上げ", "売上が減った"),
        ("振込", "振り込み詐欺"),
        ("手続き", "手続を終えた"),
        ("買物", "買い物に出た"),
    ],
)
def test_okurigana_may_be_left_out(query: str, text: str) -> None:
    assert finds(query, text, "ja")


def test_an_adjective_before_a_noun_is_no_compound() -> None:
    assert not finds("古本", "古い本を読む", "ja")
    assert words_of("古い本", "ja") == ["古い", "本"]


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("ウイスキー", "地元のウィスキー"),
        ("メーカー", "自動車メーカの社長"),
        ("ビデオ", "ヴィデオ"),
        ("ねこ", "ネコの駅長"),
        ("さくら", "サクラが咲く"),
        ("猫", "ネコが鳴く"),
        ("友達", "友だちと遊ぶ"),
        ("私たち", "私達の町"),
        ("沢田", "澤田さん"),
        ("高橋", "髙橋さん"),
        ("山崎", "山﨑さん"),
        ("浜口", "濱口さん"),
        ("葛城", "葛\U000e0100城さん"),
    ],
)
def test_one_word_may_be_written_in_several_ways(query: str, text: str) -> None:
    assert finds(query, text, "ja")


@pytest.mark.parametrize(
    ("query", "text"),
    [("タイ", "走りたいと話した"), ("ビル", "ビルマの歴史"), ("カメ", "カメラを買う")],
)
def test_the_same_sounds_may_be_another_word(query: str, text: str) -> None:
    assert not finds(query, text, "ja")


def test_a_compound_has_its_words_but_no_word_across_them() -> None:
    assert parts("図書館") == ("図書",)
    assert finds("大学", "国立大学院", "ja")
    assert not finds("京都", "東京都の予算", "ja")


@pytest.mark.parametrize(
    ("query", "text"),
    [
        ("シュミレーション", "シミュレーションを使う"),
        ("ドキュメソタリー", "ドキュメンタリー映画"),
        ("アンケト", "アンケートの結果"),
        ("環境保穫", "環境保護の団体"),
        ("ロポット", "ロボット"),
    ],
)
def test_one_wrong_character_is_forgiven_in_the_whole_run(query: str, text: str) -> None:
    assert not finds(query, text, "ja")
    assert finds_loosely(query, text, "ja")


def test_the_last_long_mark_is_left_out_of_long_words_only() -> None:
    assert key("サーバー") == key("サーバ") == "サーバ"
    assert key("カバー") == "カバー"


def test_hiragana_that_may_be_grammar_are_no_noun_in_katakana() -> None:
    assert other_kana("りんご") == ("リンゴ", True)
    assert other_kana("から") is None
    assert other_kana("タイ") is None


def test_particles_are_no_endings() -> None:
    for kana in ("は", "が", "を", "に", "の", "から", "まで", "では", "など"):
        assert not read(kana).sure
    assert not continues("に")
    assert continues("り")


def test_a_name_whose_characters_the_dictionary_does_not_know_is_one_word() -> None:
    assert words_of("簡瑶", "ja") == ["簡瑶"]
    assert "簡瑶" in analyse("簡瑶", "").words


def test_the_index_grows_by_less_than_a_third() -> None:
    text = "台風で岸が壊れたため、船は港を出られなかった。島の人々は窓を閉め、家で静かに待った。"
    made = analyse(text, "ja")
    assert len(made.words) <= len(made.text) * 4 / 3


@pytest.mark.parametrize(
    "run", ["れ" * 5_000, "壊れ" * 5_000, "漢" * 5_000, "ー" * 5_000, "ゝ々ー"]
)
def test_nonsense_is_analysed_and_looked_for(run: str) -> None:
    analyse(run, "ja")
    assert wanted(run[:1_000], ["ja"])
