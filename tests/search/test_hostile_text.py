"""Texts made to be slow: no character, word or term is ever long, and each is read once."""

from __future__ import annotations

import unicodedata
from itertools import pairwise

import pytest

from kawaraban.search import folding
from kawaraban.search.analysis import analyse, phrase, wanted
from kawaraban.search.folding import LONGEST_GRAPHEME, graphemes, normalise
from kawaraban.search.languages import han
from kawaraban.search.marking import Marker, Span
from kawaraban.search.passages import WIDTH, highlighted, passages
from kawaraban.search.runs import MAX_TERM
from kawaraban.search.wanted import Part

MANY = 100_000
MARK = 2
"""Characters before a form that say which kind it is, `=` or `+` or `en:`."""

HOSTILE = {
    "Burmese asat and dot below": "\u103a\u1037",
    "Burmese virama and consonant": "\u1039\u1000",
    "Khmer coeng and consonant": "\u17d2\u1780",
    "Khmer vowels": "\u17b6\u17c1",
    "Thai vowel and tone": "\u0e34\u0e48\u0e4c",
    "halves of SARA AM": "\u0e4d\u0e32",
    "Lao tone and niggahita": "\u0ecd\u0ec8",
    "Latin marks above and below": "\u0301\u0316",
    "Tibetan vowels": "\u0f73",
    "Arabic marks": "\u0651\u064b",
    "initial Hangul letters": "\u1100",
    "Hangul letters": "\u1100\u1161\u11a8",
    "zero-width joiners": "\u200d",
    "variation selectors": "\ufe0f",
    "an emoji and joiners": "\U0001f469\u200d",
    "flags": "\U0001f1f0",
    "sound marks of kana": "\u3099",
}
each = pytest.mark.parametrize("unit", HOSTILE.values(), ids=HOSTILE.keys())


def hostile(unit: str) -> str:
    """Return the unit again and again between two words."""
    return "harbour k" + (unit * MANY)[:MANY] + " ferry"


@each
def test_no_character_is_long_and_none_is_lost(unit: str) -> None:
    text = hostile(unit)
    found = list(graphemes(text))
    assert "".join(found) == text
    assert max(map(len, found)) <= LONGEST_GRAPHEME


@each
def test_unicode_puts_few_marks_in_order_at_a_time(
    unit: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    asked: list[int] = []
    really = unicodedata.normalize

    def normalize(form: str, text: str) -> str:
        asked.append(len(text))
        return really(form, text)  # type: ignore[arg-type]

    folding._nfkc.cache_clear()
    monkeypatch.setattr(unicodedata, "normalize", normalize)
    normalise(hostile(unit))
    assert max(asked, default=0) <= 2 * LONGEST_GRAPHEME


@each
def test_a_word_after_them_still_knows_where_it_stood(unit: str) -> None:
    text = hostile(unit)
    normal = normalise(text)
    for word in ("harbour", "ferry"):
        at = normal.text.index(word)
        start, end = normal.original(at, at + len(word))
        assert text[start:end] == word
    if normal.starts is not None and normal.ends is not None:
        assert len(normal.starts) == len(normal.ends) == len(normal.text)
        assert all(left <= right for left, right in pairwise(normal.starts))
        assert all(left <= right for left, right in pairwise(normal.ends))
        assert all(0 <= s < e <= len(text) for s, e in zip(normal.starts, normal.ends, strict=True))


@each
@pytest.mark.parametrize("language", ["", "en", "ja", "km", "my", "th"])
def test_no_term_of_the_index_is_long(unit: str, language: str) -> None:
    made = analyse(hostile(unit)[: MANY // 10], language)
    assert max(map(len, made.text)) <= MAX_TERM
    assert max(map(len, made.words)) <= MAX_TERM + MARK
    assert max(map(len, made.pairs), default=0) <= 2 * LONGEST_GRAPHEME


@each
def test_the_words_around_them_are_found_and_marked(unit: str) -> None:
    text = hostile(unit)
    words = wanted("harbour ferry", ["en"])
    assert {"harbour", "ferry"} <= set(analyse(text, "en").text)
    spans = Marker(words).spans(text, "en")
    assert [text[span.start : span.end] for span in spans] == ["harbour", "ferry"]
    assert highlighted(text, spans).count("<mark>") == 2


def test_zalgo_text_is_the_same_word_in_the_query_and_in_the_text() -> None:
    stacked = "e" + "\u0301\u0316" * 40
    assert analyse(f"caf{stacked}", "fr").text == analyse("café", "fr").text


@pytest.mark.parametrize("char", "ກণกကណ一が゛ー가")
def test_one_character_again_and_again_is_a_query_of_ordinary_ways(char: str) -> None:
    text = char * 20_000
    assert wanted(text, ["ja", "my", "km", "th", "lo", "ko"])
    assert phrase(text, ["ja"]) is not None


def test_a_run_is_folded_once_and_not_for_each_of_its_words(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    read: list[int] = []
    really = han.folded

    def folded(text: str) -> str:
        read.append(len(text))
        return really(text)

    monkeypatch.setattr(han, "folded", folded)
    run = "港の船が" * 5_000
    han.wanted(run, ["ja"])
    assert sum(read) < 20 * len(run)


def test_kanji_without_an_end_are_read_once_for_the_hiragana_after_them() -> None:
    made = analyse("か" + "漢" * MANY, "ja")
    assert len(made.pairs) == MANY + 2  # with what ends a run
    assert len(made.text) > MANY / 10


@pytest.mark.parametrize("unit", ["洗い物", "買い", "走る", "⺀し"])
def test_verbs_without_an_end_are_found_one_by_one(unit: str) -> None:
    many = 8_000
    verbs = [word.written for word in wanted(unit * many, ["ja"])]
    assert len(verbs) >= many
    assert len(set(verbs)) < 20
    assert unit in "".join(verbs[:3])


def test_unseen_marks_inside_a_hit_do_not_make_a_long_passage() -> None:
    text = "申" + "\u200b" * (MANY - 100) + "込みの受付"
    spans = Marker(wanted("申込", ["ja"])).spans(text, "ja")
    assert [(span.start, span.end) for span in spans] == [(0, text.index("込") + 1)]
    assert [len(passage) < 3 * WIDTH for passage in passages(text, spans)] == [True]


def test_unseen_marks_after_half_a_word_are_no_hit() -> None:
    text = ("申" + "\u200b" * MANY + "る") * 2
    assert Marker(wanted("申込", ["ja"])).spans(text, "ja") == []


def test_a_hit_at_the_end_of_a_long_stack_is_shown() -> None:
    text = "x" + "\u0301\u0316" * MANY + " ferry"
    at = text.index("ferry")
    assert passages(text, [Span(at, at + 5, 0)])[0].endswith("<mark>ferry</mark>")


def test_a_row_of_pieces_is_one_name_of_bounded_length() -> None:
    made = analyse("ណ" * MANY, "km")
    assert max(map(len, made.words)) <= MAX_TERM
    way = phrase("ណ" * 50, ["km"])
    assert isinstance(way, Part)
    assert len(way.pairs) == 49


def test_particles_without_an_end_stand_after_the_only_word() -> None:
    (word,) = wanted("ဝ" + "က" * MANY, ["my"])
    assert (word.written, len(word.row)) == ("ဝ", MANY + 1)
