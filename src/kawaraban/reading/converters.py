"""The parts of an address that are numbers: written in one way only, so a page has one address."""

from __future__ import annotations


class Year:
    """Four digits."""

    regex = "[0-9]{4}"

    def to_python(self, value: str) -> int:
        """Return the number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Return four digits; raises `ValueError`, as Django asks, for another number."""
        if not 0 <= int(value) <= 9999:
            raise ValueError(value)
        return f"{int(value):04d}"


class TwoDigits:
    """A month or a day of the month, with its zero."""

    regex = "[0-9]{2}"

    def to_python(self, value: str) -> int:
        """Return the number."""
        return int(value)

    def to_url(self, value: int) -> str:
        """Return two digits; raises `ValueError`, as Django asks, for another number."""
        if not 0 <= int(value) <= 99:
            raise ValueError(value)
        return f"{int(value):02d}"
