"""Filipino: words with one root meet, whatever is put before, into and behind it."""

from __future__ import annotations

import pytest

from kawaraban.search.languages.filipino import MAX_ROOTS, roots


def meet(one: str, other: str) -> bool:
    return bool(set(roots(one, one)) & set(roots(other, other)))


@pytest.mark.parametrize(
    ("root", "words"),
    [
        ("basa", "bumasa bumabasa binasa basahin nagbabasa mababasa babasahin"),
        ("kain", "kumain kumakain kinain pagkain kakain nakakain"),
        ("linis", "naglinis maglilinis malinis linisin kalinisan nilinis"),
        ("sayaw", "sumayaw sumasayaw mananayaw sayawan pagsasayaw"),
        ("bili", "bumili mamimili binili bilihan pinamili"),
        ("alam", "umalam kaalaman inalam"),
        ("tulong", "tumulong tinulungan katulong matulungin pagtulong"),
        ("sabi", "sinabi nagsabi sabihin sinasabing"),
        ("bata", "batang kabataan"),
        ("bayan", "bayang mamamayan kabayanan"),
        ("dunong", "marunong karunungan"),
        ("putol", "pumutol pinutol naputulan"),
        ("isda", "mangisda mangingisda isdaan"),
    ],
)
def test_affixes_lead_to_the_root(root: str, words: str) -> None:
    assert [word for word in words.split() if not meet(root, word)] == []


@pytest.mark.parametrize(
    ("one", "other"),
    [("baha", "bahay"), ("bata", "batas"), ("mesa", "misa"), ("puso", "poso"), ("ilaw", "ilog")],
)
def test_other_words_do_not_meet(one: str, other: str) -> None:
    assert not meet(one, other)


@pytest.mark.parametrize("word", ["", "na", "pina" * 15, "um" * 30, "ngi" * 20, "ipag" * 15])
def test_the_number_of_roots_is_bounded(word: str) -> None:
    assert len(roots(word, word)) <= MAX_ROOTS
