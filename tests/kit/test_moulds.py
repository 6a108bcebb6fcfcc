"""Texts with gaps."""

from __future__ import annotations

import pytest

from kawaraban.kit.moulds import Mould


def test_a_gap_is_filled_wherever_its_mark_stood() -> None:
    mould = Mould("<a>#1</a><b>@</b>#1", {"#1": "number", "@": "name"})
    assert mould.fill(number="7", name="#1 @") == "<a>7</a><b>#1 @</b>7"


def test_a_text_without_marks_stays_as_it_is() -> None:
    assert Mould("plain", {}).fill() == "plain"
    assert Mould("plain", {"@": "name"}).fill(name="x") == "plain"


def test_a_mark_that_begins_like_another_is_told_from_it() -> None:
    assert Mould("## #", {"#": "one", "##": "two"}).fill(one="1", two="2") == "2 1"


def test_a_gap_without_a_value_is_an_error() -> None:
    with pytest.raises(KeyError):
        Mould("@", {"@": "name"}).fill()
