"""What is marked of scripts without spaces: the very characters of the text, in any spelling."""

from __future__ import annotations

import pytest

from kawaraban.search.analysis import wanted
from kawaraban.search.marking import Marker
from kawaraban.search.passages import highlighted


def marked(query: str, text: str, language: str, *, typo: bool = False) -> str:
    words = wanted(query, [language])
    marker = Marker(words, typos=words if typo else ())
    return highlighted(text, marker.spans(text, language))


@pytest.mark.parametrize(
    ("query", "language", "html"),
    [
        ("부산", "ko", "부산물은 <mark>부산</mark>에서 <mark>부산</mark>시의"),
        ("무너지다", "ko", "다리가 <mark>무너졌다는</mark>"),
        ("철도", "ko", "고속<mark>철도</mark>를"),
        ("쥬스", "ko", "<mark>주스</mark> 공장"),
        ("전통시장", "ko", "<mark>전통 시장</mark>의"),
        ("走らない", "ja", "毎朝<mark>走った</mark>。<mark>走り</mark>たい"),
        ("バイオリン", "ja", "流木の<mark>ヴァイオリン</mark>"),
        ("渡辺", "ja", "<mark>渡邉</mark>さんと<mark>渡邊</mark>さん"),
        ("申込", "ja", "<mark>申し込</mark>みの<mark>申込</mark>"),
        ("ゴミ", "ja", "<mark>ごみ</mark>の日"),
        ("診断", "ja", "ＡＩ<mark>診断</mark>，東"),
        ("臺中", "zh-hant", "<mark>台中</mark>市，<mark>臺中</mark>港"),
    ],
)
def test_a_hit_is_marked_as_it_is_written(query: str, language: str, html: str) -> None:
    text = html.replace("<mark>", "").replace("</mark>", "")
    assert marked(query, text, language) == html


@pytest.mark.parametrize(
    ("query", "language", "html"),
    [
        ("초콜렛", "ko", "막걸리 <mark>초콜릿</mark>을"),
        ("インフルエソザ", "ja", "<mark>インフルエンザ</mark>急増"),
        ("ガリソン", "ja", "<mark>ガソリン</mark>価格"),
        ("公益诉松", "zh-hans", "一审<mark>公益诉讼</mark>"),
    ],
)
def test_a_word_with_one_wrong_character_is_marked(query: str, language: str, html: str) -> None:
    text = html.replace("<mark>", "").replace("</mark>", "")
    assert marked(query, text, language, typo=True) == html
