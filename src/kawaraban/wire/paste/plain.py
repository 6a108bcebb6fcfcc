"""Plain text becomes lines: cleaned, and paragraphs that were wrapped at a width made whole."""

import re
from itertools import pairwise

from kawaraban.kit.text import clean_line
from kawaraban.wire.paste.page import Line, LineKind, refuse_too_many

_QUOTED = re.compile(r"^(?:>\s?)+")
_WRAP_WIDTHS = range(24, 101)
_MARKED = re.compile(r"^(?:[-–—•·・*▼▽■◆●★☆]|\d{1,2}[.)])\s?")
_WIDE = re.compile(
    r"[\u0e00-\u0eff\u1000-\u109f\u1780-\u17ff\u2e80-\u9fff\uf900-\ufaff\uff00-\uffef]"
)


def read_plain(text: str) -> tuple[Line, ...]:
    """Return the lines of `text`, without empty ones.

    Raises NotAStory when there are too many of them.
    """
    rows = text.splitlines()
    refuse_too_many(len(rows))
    lines: list[Line] = []
    group: list[str] = []
    for row in [*rows, ""]:
        cleaned = clean_line(row)
        if cleaned:
            group.append(cleaned)
        elif group:
            lines.extend(_lines(_unwrap(group)))
            group = []
    return tuple(lines)


def _lines(rows: list[str]) -> list[Line]:
    lines = []
    for row in rows:
        quoted = _QUOTED.match(row)
        text = row[quoted.end() :].strip() if quoted else row
        if text:
            lines.append(Line(text, LineKind.QUOTE if quoted else LineKind.TEXT))
    return lines


def _unwrap(group: list[str]) -> list[str]:
    """Join the rows between two empty lines when they look cut at one width.

    A row was cut if the first word of the next would not have fitted on it. Rows that are not
    all so (a list, an address, one paragraph a row) stay as they are.
    """
    width = max(len(row) for row in group)
    if len(group) < 2 or width not in _WRAP_WIDTHS:
        return group
    if any(_MARKED.match(row) for row in group):
        return group
    quoted = [bool(_QUOTED.match(row)) for row in group]
    if any(quoted):
        if not all(quoted):
            return group
        bare = [_QUOTED.sub("", row) for row in group]
        return ["> " + row for row in _unwrap(bare)]
    pairs = list(pairwise(group))
    if not all(_was_cut(row, following, width) for row, following in pairs):
        return group
    joined = group[0]
    for row, following in pairs:
        joined += following if _closes_wide(row) and _opens_wide(following) else " " + following
    return [joined]


def _was_cut(row: str, following: str, width: int) -> bool:
    if _closes_wide(row) and _opens_wide(following):
        # Scripts without spaces are cut anywhere, but for a stop or a bracket moved along.
        return len(row) >= width - 2
    return len(row) + 1 + len(following.split(" ", 1)[0]) > width


def _closes_wide(row: str) -> bool:
    return bool(_WIDE.match(row[-1:]))


def _opens_wide(row: str) -> bool:
    return bool(_WIDE.match(row[:1]))
