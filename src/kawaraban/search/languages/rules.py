"""What the dictionary of a script without spaces does not say of its words. Pure."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass


@dataclass(frozen=True, eq=False, slots=True)
class Rules:
    """A script's rules. Compared by identity, so that caches are cheap."""

    is_whole: Callable[[str], bool]
    """Whether a string has the shape of a word, as a part of a compound must."""
    is_long: Callable[[str], bool]
    """Whether a part of a compound says enough to be found like a word."""
    formers: frozenset[str]
    """Words that make a new one of another; the other is found like a word, too."""
    heads: frozenset[str]
    """Kinds of things (fish, tree, medicine): found in the names of what belongs to them."""
    silent: str = ""
    """Signs at the end of a word without which it is the same word."""
    particles: frozenset[str] = frozenset()
    """Words of a query that need not be found beside others."""
    linked: str = ""
    """A sign that a word may have at its end because another follows."""
    chain: int = 0
    """So many short words in a row of a query are one foreign name; 0 if they are just words."""
