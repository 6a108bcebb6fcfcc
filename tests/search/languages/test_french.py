"""French: Snowball's roots, without those that join different words."""

from __future__ import annotations

import pytest

from kawaraban.search.folding import fold
from kawaraban.search.languages.french import roots


def found(word: str) -> set[str]:
    return set(roots(word, fold(word)))


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("cheval", "chevaux"),
        ("autorité", "autorités"),
        ("autorite", "autorité"),
        ("visiter", "visités"),
        ("acteur", "acteurs"),
        ("élève", "eleves"),
        ("voter", "votes"),
    ],
)
def test_forms_of_one_word_share_a_root(one: str, other: str) -> None:
    assert found(one) & found(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [("univers", "université"), ("mars", "marée"), ("mars", "mari"), ("auteur", "autorité")],
)
def test_different_words_share_none(one: str, other: str) -> None:
    assert not found(one) & found(other)
