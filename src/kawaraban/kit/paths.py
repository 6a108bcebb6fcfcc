"""Paths of the site's pages, made once: a page prints dozens, and most of them again and again."""

from __future__ import annotations

from functools import lru_cache

from django.urls import reverse
from django.utils.translation import get_language

MOST = 8192


def path_of(name: str, *values: object) -> str:
    """Return the path of the view `name` in the language that is active.

    The same as Django's `reverse`, and raises what that raises. The site stands at the root of
    its host and has one table of addresses, so nothing else has a say.
    """
    return _reversed(name, values, get_language())


@lru_cache(MOST)
def _reversed(name: str, values: tuple[object, ...], language: str | None) -> str:
    return reverse(name, args=values)
