"""What narrows a search: category, source, author, language, kind, year and dates. Pure."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, fields
from datetime import date

from django.utils.translation import gettext as _

_DATE = re.compile(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?")
_KEYS = {
    "category": "category",
    "source": "source",
    "author": "author",
    "lang": "lang",
    "language": "lang",
    "kind": "kind",
    "year": "year",
    "before": "before",
    "after": "after",
}
MAX_VALUES = 50
MAX_VALUE = 200


@dataclass(frozen=True, slots=True)
class Filters:
    """What every hit must have. Values of one key are alternatives; empty means any."""

    category: tuple[str, ...] = ()
    source: tuple[str, ...] = ()
    author: tuple[str, ...] = ()
    lang: tuple[str, ...] = ()
    kind: tuple[str, ...] = ()
    year: tuple[str, ...] = ()
    before: date | None = None
    """Published before this day."""
    after: date | None = None
    """Published on this day or later."""

    def __bool__(self) -> bool:
        narrowing = (self.category, self.source, self.author, self.lang, self.kind, self.year)
        return any(narrowing) or self.before is not None or self.after is not None

    def without(self, key: str) -> Filters:
        """Return the same filters but for the values of one key."""
        kept = {f.name: getattr(self, f.name) for f in fields(self) if f.name != key}
        return Filters(**kept)


def first_day(value: str) -> date | None:
    """Return the first day of `2023`, `2023-12` or `2023-12-19`, or None for anything else."""
    match = _DATE.fullmatch(value.strip())
    if match is None:
        return None
    try:
        return date(int(match[1]), int(match[2] or 1), int(match[3] or 1))
    except ValueError:
        return None


class FilterReader:
    """Collects filters one by one and says which were not understood."""

    def __init__(self) -> None:
        self.notes: list[str] = []
        self._values: dict[str, list[str]] = {}
        self._days: dict[str, date] = {}

    @staticmethod
    def key(name: str) -> str | None:
        """Return the filter that a reader's word before the colon names, if any."""
        return _KEYS.get(name.casefold())

    def add(self, name: str, value: str) -> bool:
        """Take one filter. False, and a note, when its value makes no sense."""
        key, value = self.key(name), value.strip()[:MAX_VALUE]
        if key is None or not value:
            return False
        if key in ("before", "after"):
            return self._add_day(key, value)
        if key == "year" and not re.fullmatch(r"[0-9]{1,4}", value):
            self.notes.append(_("“%(value)s” is not a year.") % {"value": value})
            return False
        values = self._values.setdefault(key, [])
        folded = value if key == "author" else value.casefold()
        if folded not in values and len(values) < MAX_VALUES:
            values.append(folded)
        return True

    def add_all(self, filters: Mapping[str, Sequence[str]]) -> None:
        """Take the filters of links and form fields; one nobody knows is left out with a note."""
        for name, values in list(filters.items())[:MAX_VALUES]:
            if self.key(name) is None:
                self.notes.append(_("There is no filter “%(name)s”.") % {"name": name[:40]})
                continue
            for value in list(values)[:MAX_VALUES]:
                self.add(name, value)

    def read(self) -> Filters:
        """Return what was collected."""
        values = {key: tuple(found) for key, found in self._values.items()}
        return Filters(**values, before=self._days.get("before"), after=self._days.get("after"))

    def _add_day(self, key: str, value: str) -> bool:
        day = first_day(value)
        if day is None:
            note = _("“%(value)s” is not a date. Write 2023, 2023-12 or 2023-12-19 after %(key)s:")
            self.notes.append(note % {"value": value[:40], "key": key})
            return False
        known = self._days.get(key)
        if known is not None:  # Both must hold, so the narrower one does.
            day = min(known, day) if key == "before" else max(known, day)
        self._days[key] = day
        return True
