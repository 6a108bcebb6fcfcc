"""Typed, checked reading of one TOML table; what is wrong is told with its file and key."""

from __future__ import annotations

import datetime
import tomllib
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any


class FormatError(ValueError):
    """A file of the demo newsroom is not what it should be; the message names file and key."""


class Keys:
    """The keys of one table. Every getter takes its key out; `finish` refuses what is left."""

    def __init__(self, where: str, table: Mapping[str, Any]) -> None:
        self.where = where
        self._left = dict(table)

    @classmethod
    def of_file(cls, path: Path) -> Keys:
        """Return the keys of the file at `path`. Raises `FormatError` if it is not TOML."""
        where = "/".join(path.parts[-2:])
        try:
            return cls(where, tomllib.loads(path.read_text("utf-8")))
        except (OSError, ValueError) as error:
            raise FormatError(f"{where}: can’t be read: {error}") from error

    def __contains__(self, key: str) -> bool:
        return key in self._left

    def wrong(self, key: str, message: str) -> FormatError:
        """Return the error to raise for `key`."""
        return FormatError(f"{self.where}: {key} {message}")

    def text(self, key: str, default: str | None = None) -> str:
        """Take a text that is not blank; `default` makes the key optional."""
        value = self._left.pop(key, default)
        if value == default and default is not None:
            return default
        return self._text(key, value)

    def texts(self, key: str) -> tuple[str, ...]:
        """Take a list of texts; it may be empty or absent."""
        values = self._left.pop(key, [])
        if not isinstance(values, list):
            raise self.wrong(key, "must be a list.")
        return tuple(self._text(key, value) for value in values)

    def rows(self, key: str) -> tuple[tuple[str, ...], ...]:
        """Take a list of lists of texts, all of one length, at least one."""
        values = self._left.pop(key, [])
        if not isinstance(values, list) or not values:
            raise self.wrong(key, "must be a list of lists.")
        rows = tuple(tuple(self._text(key, cell) for cell in row) for row in values)
        if len({len(row) for row in rows}) != 1 or not rows[0]:
            raise self.wrong(key, "has rows of different lengths.")
        return rows

    def whole(self, key: str, default: int | None = None) -> int:
        """Take a whole number of zero or more; `default` makes the key optional."""
        value = self._left.pop(key, default)
        if type(value) is not int or value < 0:
            raise self.wrong(key, "must be a whole number.")
        return value

    def switch(self, key: str) -> bool:
        """Take true or false; absent is false."""
        value = self._left.pop(key, False)
        if type(value) is not bool:
            raise self.wrong(key, "must be true or false.")
        return value

    def moment(self, key: str) -> datetime.datetime:
        """Take a date and time in the newsroom's zone, such as 2024-03-05T08:30."""
        try:
            moment = datetime.datetime.fromisoformat(self.text(key))
        except ValueError:
            raise self.wrong(key, "must look like 2024-03-05T08:30.") from None
        if moment.tzinfo:
            raise self.wrong(key, "is in the newsroom’s zone and names none.")
        return moment

    def date(self, key: str) -> datetime.date | None:
        """Take a date, such as 2024-03-05, or None where the key is absent."""
        if key not in self._left:
            return None
        try:
            return datetime.date.fromisoformat(self.text(key))
        except ValueError:
            raise self.wrong(key, "must look like 2024-03-05.") from None

    def time(self, key: str) -> datetime.time:
        """Take a time of the day, such as 08:30."""
        try:
            return datetime.time.fromisoformat(self.text(key))
        except ValueError:
            raise self.wrong(key, "must look like 08:30.") from None

    def tables(self, key: str) -> Iterator[Keys]:
        """Take a list of tables; it may be absent."""
        values = self._left.pop(key, [])
        if not isinstance(values, list) or not all(isinstance(v, dict) for v in values):
            raise self.wrong(key, "must be a list of tables.")
        for number, value in enumerate(values, start=1):
            yield Keys(f"{self.where}: {key} {number}", value)

    def table(self, key: str) -> Keys:
        """Take one table; it may be absent and is then empty."""
        value = self._left.pop(key, {})
        if not isinstance(value, dict):
            raise self.wrong(key, "must be a table.")
        return Keys(f"{self.where}: {key}", value)

    def named(self) -> Iterator[tuple[str, Keys]]:
        """Take every key that is left, each of which must be a table."""
        for name in list(self._left):
            yield name, self.table(name)

    def all_texts(self) -> dict[str, str]:
        """Take every key that is left, each of which must be a text."""
        return {name: self.text(name) for name in list(self._left)}

    def finish(self) -> None:
        """Raise `FormatError` for keys that nobody took."""
        if self._left:
            raise self.wrong(", ".join(self._left), "is not known here.")

    def _text(self, key: str, value: object) -> str:
        if not isinstance(value, str) or not value.strip():
            raise self.wrong(key, "must be a text." if value is not None else "is missing.")
        return value
