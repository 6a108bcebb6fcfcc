"""Burmese: spellings that look the same, words inside compounds, misspelt words."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from kawaraban.search.analysis import analyse, wanted
from kawaraban.search.folding import normalise
from kawaraban.search.languages.burmese import RULES, canonical, is_whole
from kawaraban.search.marking import Marker
from kawaraban.search.runs import units
from tests.search.finding import Asked, asking, written

TEXTS = (
    "ပြတိုက်တွင် ပန်းချီကားသစ်များ ပြသထားသည်။",  # 0
    "ဝါရင့်ဆရာဝန်က ကလေးများကို ဆေးထိုးပေးသည်။",  # 1
    "သစ်တောဝန်ထမ်းများက ငှက်များကို ရေတွက်သည်။",  # 2
    "ရန်ကုန်တွင် ဩဂုတ်လ၌ မိုးကြီးသည်။",  # 3
    "လယ်ယာသုံး စက်ပစ္စည်းပြပွဲ ၁၀ ရက်ကြာ ကျင်းပသည်။",  # 4
    "ဥရောပသမဂ္ဂက ယာဉ်အသစ်များ လှူဒါန်းသည်။",  # 5
)


@pytest.fixture(scope="module")
def ask() -> Iterator[Asked]:
    with asking("my", TEXTS) as asked:
        yield asked


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("လ\u103e\u103b", "လ\u103b\u103e"),
        ("က\u1032\u103d", "က\u103d\u1032"),
        ("မ\u1036\u102f", "မ\u102f\u1036"),
        ("က\u102f\u102f", "က\u102f"),
        ("\u1040န်း", "ဝန်း"),
        ("အသ\u1040ါး", "အသဝါး"),
        ("၁\u1040", "၁\u1040"),
        ("၁ဝဝ", "၁\u1040\u1040"),
        ("\u1047\u103eင်", "ရ\u103eင်"),
        ("\u1025\u103a", "\u1009\u103a"),
        ("\u1009\u102e", "\u1026"),
        ("\u1009", "\u1025"),
        ("သြဂုတ်", "\u1029ဂုတ်"),
        ("သြော်", "\u102a"),
        ("ပာ", "ပါ"),
        ("ကါ", "ကာ"),
        ("ကျွန်ုပ်", "ကျွန်ုပ်"),
        ("ဗုဒ္ဓ", "ဗုဒ္ဓ"),
    ],
)
def test_spellings_that_look_the_same_are_the_same(typed: str, meant: str) -> None:
    assert canonical(typed) == meant
    assert normalise(typed).text == normalise(meant).text == meant


def test_a_word_in_another_spelling_is_marked_as_it_was_written() -> None:
    text = "ဒီနေ့ \u1040န်ကြီးက သြဂုတ်လမှာ လာမယ်"
    assert written(text, "\u1040န်ကြီး", "ဝန်ကြီး", "my")
    assert written(text, "သြဂုတ်", "\u1029ဂုတ်", "my")


def test_either_spelling_finds_a_word(ask: Asked) -> None:
    assert ask("ဩဂုတ်") == ask("သြဂုတ်") == [3]
    assert ask("ယာဥ်") == ask("ယာဉ်") == [5]
    assert ask("၀ါရင့်") == ask("ဝါရင့်") == [1]


def test_a_word_is_found_without_its_particles_and_with_others(ask: Asked) -> None:
    assert ask("ငှက်") == ask("ငှက်များ") == ask("ငှက်များနှင့်") == [2]


def test_a_word_across_the_cuts_of_the_dictionary_is_found(ask: Asked) -> None:
    assert ask("ဝန်ထမ်း") == [2]


def test_a_short_word_inside_another_is_not_that_word(ask: Asked) -> None:
    assert "+ဆင်" not in analyse("ဆင်ဆာ", "my").words
    assert "+ပြာ" not in analyse("လိပ်ပြာ", "my").words


def test_a_foreign_name_that_is_cut_into_syllables_is_one_word(ask: Asked) -> None:
    assert [word.written for word in wanted("စင်ကာပူ", ["my"])] == ["စင်ကာပူ"]
    assert ask("ဥရောပ") == [5]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("ပန်ချီကား", 0),  # a visarga is missing
        ("စက်ပစ္စည်", 4),
        ("ပြတိုပ်တွင်", 0),
        ("ရန်ကုန်းတွင်", 3),
    ],
)
def test_one_wrong_grapheme_is_forgiven(ask: Asked, typed: str, found: int) -> None:
    assert ask(typed) == [found]


@pytest.mark.parametrize(
    ("word", "text"),
    [
        ("ကြောင်", "ခိုးသွားကြောင်း ပြောသည်။"),  # a cat, and that something was stolen
        ("ကြောင်", "အကြောင်းအရာကို ရေကြောင်းဌာနက ရှင်းပြသည်။"),
        ("ဖမ်", "ငါးဖမ်းသည်။"),
        ("လေ", "လေးယောက် ရောက်သည်။"),
        ("ငါ", "ငါးဖမ်းသည်။"),
    ],
)
def test_with_a_visarga_it_is_another_word(word: str, text: str) -> None:
    with asking("my", [text]) as asked:
        assert asked(word) == []
        assert asked(f'"{word}"') == []


def test_the_cat_is_found_and_marked_but_not_the_reason() -> None:
    text = "ကြောင်ကြီး ပျောက်ကြောင်း ပြောသည်။"
    spans = Marker(wanted("ကြောင်", ["my"])).spans(text, "my")
    assert [(span.start, text[span.start : span.end]) for span in spans] == [(0, "ကြောင်")]
    with asking("my", [text, "ပျောက်ကြောင်း ပြောသည်။"]) as asked:
        assert asked("ကြောင်") == [0]


@pytest.mark.parametrize(
    ("word", "made"),
    [
        ("ကြောင်း", ["ကြေ", "ာ", "င်း"]),
        ("ကြောင်", ["ကြေ", "ာ", "င်"]),
        ("းး", ["း", "း"]),
        ("ပြည်းး", ["ပြ", "ည်း", "း"]),
        ("地雷", ["地", "雷"]),
    ],
)
def test_a_visarga_goes_with_what_it_is_written_after(word: str, made: list[str]) -> None:
    assert units(word) == made


@pytest.mark.parametrize("word", ["မီးတောင်", "မိကျောင်း", "ငလျင်", "ဂြိုဟ်တု", "စင်ကာပူ", "ဗုံး"])
def test_a_word_that_no_text_has_is_not_taken_for_another(ask: Asked, word: str) -> None:
    assert ask(word) == []


def test_native_and_arabic_digits_are_the_same(ask: Asked) -> None:
    assert ask("10 ရက်") == ask("၁၀ ရက်") == [4]


def test_a_killed_consonant_begins_no_word() -> None:
    assert not any(map(is_whole, ("က်", "င့်", "့", "း")))
    assert all(map(is_whole, ("ဆေး", "သည်", "ငါး")))


def test_particles_are_in_canonical_spelling() -> None:
    assert all(canonical(word) == word for word in RULES.formers | RULES.heads | RULES.particles)
