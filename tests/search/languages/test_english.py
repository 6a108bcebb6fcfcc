"""English: inflected forms meet, words that only look related do not."""

from __future__ import annotations

import pytest

from kawaraban.search.languages.english import roots


def root(word: str) -> str:
    (found,) = roots(word, word)
    return found


@pytest.mark.parametrize(
    "words",
    [
        "nurse nurses nursed nursing",
        "try tries tried trying",
        "stop stops stopped stopping",
        "hope hopes hoped hoping",
        "tomato tomatoes",
        "church churches",
        "virus viruses",
        "agree agrees agreed agreeing",
        "write writes wrote written writing",
        "woman women",
        "salesman salesmen",
        "knife knives",
        "translate translated translation translations",
        "protect protected protection",
    ],
)
def test_forms_of_one_word_have_one_root(words: str) -> None:
    assert len({root(word) for word in words.split()}) == 1


@pytest.mark.parametrize(
    ("british", "american"),
    [
        ("honours", "honors"),
        ("neighbourhood", "neighborhood"),
        ("recognised", "recognized"),
        ("realisation", "realization"),
        ("paralysed", "paralyzed"),
        ("litres", "liters"),
        ("theatre", "theater"),
        ("cancelled", "canceled"),
        ("enrolment", "enrollment"),
        ("defence", "defense"),
        ("dialogue", "dialog"),
        ("programmes", "programs"),
    ],
)
def test_both_sides_of_the_atlantic_meet(british: str, american: str) -> None:
    assert root(british) == root(american)


@pytest.mark.parametrize(
    "words",
    [
        "universe university universal",
        "policy police",
        "organ organise organic",
        "experience experiment",
        "general generate generous",
        "author authority",
        "import important",
        "depart department",
        "opera operate",
        "hop hope",
        "new news",
        "four for",
        "section sect",
        "captain capital",
    ],
)
def test_different_words_keep_apart(words: str) -> None:
    found = [root(word) for word in words.split()]
    assert len(set(found)) == len(found)


@pytest.mark.parametrize("word", ["", "a", "s", "ss", "e", "ing", "ed", "y", "5g"])
def test_the_shortest_words_stay_what_they_are(word: str) -> None:
    assert root(word) == word
