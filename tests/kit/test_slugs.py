import re
import unicodedata

import pytest
from hypothesis import given
from hypothesis import strategies as st

from kawaraban.kit.slugs import SLUG_PATTERN, is_slug, slugify


@pytest.mark.parametrize(
    ("headline", "slug"),
    [
        ("Ferry “Tonle” re-opens -- at last!", "ferry-tonle-re-opens-at-last"),
        ("Điện Biên Phủ: cầu mới", "dien-bien-phu-cau-moi"),
        ("Chúng ta đã ĐẾN".upper(), "chung-ta-da-den"),
        ("Œuvre à Straße, Łódź & Ærø", "oeuvre-a-strasse-lodz-aero"),
        ("Don't stop the king’s ferry", "dont-stop-the-kings-ferry"),
        ("日中、尖閣・ガス田を協議", "日中-尖閣-ガス田を協議"),
        ("ＡＢＣ　ﾒｺﾝ川", "abc-メコン川"),
        ("김치 축제가 열렸다", "김치-축제가-열렸다"),
        ("湄公河新桥通车", "湄公河新桥通车"),
        ("កម្ពុជា និង ជប៉ុន", "កម្ពុជា-និង-ជប៉ុន"),
        ("ភាសា\u200bខ្មែរ។", "ភាសាខ្មែរ"),
        ("สะพานใหม่ ที่น้ำ", "สะพานใหม่-ที่น้ำ"),
        ("ຂົວໃໝ່ ນ້ຳ", "ຂົວໃໝ່-ນ້ຳ"),
        ("မြန်မာ၊ တံတားသစ်", "မြန်မာ-တံတားသစ်"),
        ("नई पुल सेवा", "नई-पुल-सेवा"),
        ("Новый Мост", "новый-мост"),
        ("Øre 50 % ½ ²", "ore-50-1-2-2"),
        ("👍🏽 ok 👍️", "ok"),
        ("../../etc/passwd?x=1#y", "etc-passwd-x-1-y"),
        ("a\u202eb\x00c", "abc"),
        ("---", ""),
        ("", ""),
        ("！？", ""),
    ],
)
def test_a_headline_becomes_a_slug_in_its_own_script(headline: str, slug: str) -> None:
    assert slugify(headline) == unicodedata.normalize("NFC", slug)


def test_a_long_slug_is_cut_between_words_or_graphemes() -> None:
    assert slugify("the new bridge over the river", 20) == "the-new-bridge-over"
    assert slugify("abcdefghij" * 20, 30) == "abcdefghij" * 3
    assert slugify("ក្ខុំ" * 30, 12) == "ក្ខុំ" * 2
    assert len(slugify("橋" * 1_000)) == 80
    assert slugify("word", 0) == slugify("word", -3) == ""
    assert len(slugify("é" * 5_000_000)) == 80


def test_only_what_slugify_would_write_is_a_slug() -> None:
    for slug in ("a", "land-mine-2023", "កម្ពុជា-និង", "日中-会談", "สะพานใหม่"):
        assert is_slug(slug)
    for text in ("", "-a", "a-", "a--b", "A", "é", "a b", "a_b", "a/b", "a.b", "a\n", "\u0301a"):
        assert not is_slug(text)
    assert not is_slug("a\u202eb")
    assert not is_slug("a​b")


def test_the_pattern_takes_no_separators_spaces_or_controls() -> None:
    pattern = re.compile(SLUG_PATTERN)
    assert pattern.groups == 0
    for char in "/?#%&. _\\\t\n\x00\u00a0\u2028\u202e\u200b\u3000。、\ufeff\ue000A":
        assert not pattern.fullmatch(f"a{char}b"), repr(char)


@given(st.text(max_size=200), st.integers(0, 90))
def test_every_result_is_a_slug_that_the_pattern_takes(text: str, limit: int) -> None:
    slug = slugify(text, limit)
    assert len(slug) <= limit
    assert slug == "" or (is_slug(slug) and re.fullmatch(SLUG_PATTERN, slug))


def test_every_letter_alone_gives_nothing_or_a_slug() -> None:
    for point in range(0x20000):
        slug = slugify("x " + chr(point) + chr(point))
        assert is_slug(slug), hex(point)
