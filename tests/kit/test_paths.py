"""Paths that are made once."""

from __future__ import annotations

import pytest
from django.urls import NoReverseMatch, reverse
from django.utils import translation

from kawaraban.kit.paths import path_of


def test_a_path_is_the_one_that_django_makes() -> None:
    assert path_of("tag", "渡し船") == reverse("tag", args=["渡し船"])
    assert path_of("article", 2024, 3, 5, "a-b") == "/2024/03/05/a-b/"


def test_each_language_has_its_own_path() -> None:
    for code, path in (("en", "/tag/ferry/"), ("ja", "/ja/tag/ferry/"), ("en", "/tag/ferry/")):
        with translation.override(code):
            assert path_of("tag", "ferry") == path


def test_a_path_that_there_is_not_raises_what_django_raises() -> None:
    with pytest.raises(NoReverseMatch):
        path_of("no-such-view")
