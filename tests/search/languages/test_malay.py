"""Malay and Indonesian: words with one root meet, whatever is before and after it."""

from __future__ import annotations

import pytest

from kawaraban.search.languages.malay import MAX_ROOTS, doubled, roots


def meet(one: str, other: str) -> bool:
    return bool(set(roots(one, one)) & set(roots(other, other)))


@pytest.mark.parametrize(
    ("root", "words"),
    [
        ("sapu", "menyapu penyapu disapu tersapu sapulah sapunya"),
        ("kirim", "mengirim pengiriman dikirimkan kiriman terkirim mengirimkannya"),
        ("pukul", "memukul pemukul dipukul pukulan"),
        ("baca", "membaca pembaca bacaan membacakan"),
        ("tari", "menari penari tarian"),
        ("datang", "mendatangi pendatang kedatangan berdatangan"),
        ("rasa", "merasa perasaan terasa dirasakan"),
        ("kerja", "bekerja pekerja pekerjaan dikerjakan"),
        ("nyanyi", "menyanyi penyanyi nyanyian"),
        ("ubah", "mengubah perubahan berubah diubahnya"),
        ("ajar", "belajar pelajar mengajarkan ajaran"),
        ("masak", "memasak masakan pemasak dimasak"),
        ("nama", "menamakan dinamai namanya"),
    ],
)
def test_affixes_lead_to_the_root(root: str, words: str) -> None:
    assert [word for word in words.split() if not meet(root, word)] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("makan", "menamakan"),
        ("makan", "pemakaman"),
        ("ikan", "pendidikan"),
        ("lari", "laris"),
        ("kepala", "kelapa"),
        ("masa", "masalah"),
        ("dia", "menyediakan"),
        ("penyu", "penyumbat"),
        ("berang", "menyeberang"),
        ("bulan", "bulu"),
    ],
)
def test_other_words_do_not_meet(one: str, other: str) -> None:
    assert not meet(one, other)


@pytest.mark.parametrize(
    ("old", "new"), [("soekarno", "sukarno"), ("tjukup", "cukup"), ("thema", "tema")]
)
def test_older_spelling_meets_the_one_of_today(old: str, new: str) -> None:
    assert meet(old, new)


@pytest.mark.parametrize(
    ("written", "word"), [("rumah2", "rumah"), ("kawan2nya", "kawan"), ("h2", None), ("co2", None)]
)
def test_a_two_doubles_a_word(written: str, word: str | None) -> None:
    assert doubled(written) == word


@pytest.mark.parametrize("word", ["", "di", "memper" * 12, "dise" * 15, "a" * 60, "mengmeng" * 7])
def test_the_number_of_roots_is_bounded(word: str) -> None:
    assert len(roots(word, word)) <= MAX_ROOTS
