"""Asks every field's module about every short line and keeps the lines that are the story."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from kawaraban.wire.paste.fields.category import known_category, read_category
from kawaraban.wire.paste.fields.counts import Counts, read_counts
from kawaraban.wire.paste.fields.credit import (
    is_byline,
    is_picture_credit,
    is_site_notice,
    read_credit,
)
from kawaraban.wire.paste.fields.dates import FoundDate, is_update, read_date_line
from kawaraban.wire.paste.navigation import is_trail
from kawaraban.wire.paste.page import Line, LineKind, Notes, near_an_end
from kawaraban.wire.paste.sameness import sameness

_LONGEST = 200
_PIECES = re.compile(r"\s*[|｜•·]\s*|\s+[/／]\s+")
_HAS_NUMBER = re.compile(
    r"\d|[一二三四五六七八九十元]\s*[年月日]|day|昨日|今日|本日|昨天|เมื่อวาน|qua$|어제"
)


@dataclass(slots=True)
class Fields:
    """What was found so far. A first finding stays; a better kind of it may replace it."""

    today: date
    known: Sequence[tuple[str, str]] = ()
    category: str = ""
    credit: str = ""
    when: FoundDate | None = None
    when_updated: bool = False
    comments: int | None = None
    trackbacks: int | None = None
    bylines: list[str] = field(default_factory=list)
    _wants_category: bool = False

    def take(self, lines: list[Line], notes: Notes) -> list[Line]:
        """Take the fields out of `lines` and return the rest, in order."""
        kept = []
        for n, line in enumerate(lines):
            sought = near_an_end(n, len(lines)) and _may_hold_a_field(line)
            if not (sought and self._takes(line, notes)):
                kept.append(line)
        return kept

    def _takes(self, line: Line, notes: Notes) -> bool:
        text = line.text
        if self._wants_category:
            self._wants_category = False
            if len(text) <= 40:
                self.category = text
                return True
        if self._take_one(text, notes):
            return True
        if line.kind is not LineKind.HEADING and is_picture_credit(text):
            notes.drop(text, "picture credit")
            return True
        if not self.category and (name := known_category(text, self.known)):
            self.category = name
            return True
        if is_trail(text):
            notes.drop(text, "navigation")
            return True
        return self._take_pieces(text, notes)

    def _take_one(self, text: str, notes: Notes) -> bool:
        category = read_category(text)
        if category is not None:
            self._wants_category = not category and not self.category
            self.category = self.category or category
            return True
        counts = read_counts(text)
        if counts is not None:
            self._take_counts(counts)
            return True
        credit = read_credit(text)
        if credit is not None:
            self._take_credit(credit, notes)
            return True
        if _HAS_NUMBER.search(text):
            when = read_date_line(text, self.today)
            if when is not None:
                return self._take_date(when, text, notes)
        if is_byline(text):
            self.bylines.append(text)
            notes.drop(text, "byline")
            return True
        return False

    def _take_pieces(self, text: str, notes: Notes) -> bool:
        """A line of several fields: `December 19, 2023 | Category: Event | Comment (0)`."""
        pieces = [piece for piece in _PIECES.split(text) if piece]
        if not 2 <= len(pieces) <= 8 or any(len(piece) > 60 for piece in pieces):
            return False
        rest = [piece for piece in pieces if not self._take_one(piece, notes)]
        if len(rest) == len(pieces):
            return False
        for piece in rest:
            notes.drop(piece, "beside a date, a category or a count")
        return True

    def _take_counts(self, counts: Counts) -> None:
        if self.comments is None:
            self.comments = counts.comments
        if self.trackbacks is None:
            self.trackbacks = counts.trackbacks

    def _take_credit(self, credit: str, notes: Notes) -> None:
        if sameness(credit) == sameness(self.credit):
            notes.drop(credit, "the credit again")
        elif not self.credit:
            self.credit = credit
        elif is_site_notice(self.credit) and not is_site_notice(credit):
            notes.drop(self.credit, "another credit line")
            self.credit = credit
        else:
            notes.drop(credit, "another credit line")

    def _take_date(self, when: FoundDate, text: str, notes: Notes) -> bool:
        updated = is_update(text)
        if self.when is None or (self.when_updated and not updated):
            self.when, self.when_updated = when, updated
        elif updated or when.day == self.when.day:
            notes.drop(text, "the date again")
        else:
            # A second, different date may head a part of a chronicle: it stays where it is.
            return False
        return True


def _may_hold_a_field(line: Line) -> bool:
    return line.level != 1 and len(line.text) <= _LONGEST
