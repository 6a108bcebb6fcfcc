"""Drops what belongs to the page and not to the story: Loading, Search, menus, share buttons."""

import re
from collections import Counter

from kawaraban.wire.paste.fields.category import read_category
from kawaraban.wire.paste.fields.folding import fold, unmarked
from kawaraban.wire.paste.fields.headline import is_marked
from kawaraban.wire.paste.page import Line, LineKind, Notes, near_an_end
from kawaraban.wire.paste.sameness import sameness
from kawaraban.wire.paste.words import AFTER_STORY, NAVIGATION

_WORDS = frozenset(filter(None, map(sameness, NAVIGATION)))
_AFTER = frozenset(filter(None, map(sameness, AFTER_STORY)))
_SEPARATORS = re.compile(r"\s*[|｜/／>›»≫·•・→]\s*|\s{2,}")
_TRAIL = re.compile(r"\s*[>›»→＞]\s*")
_SHORT = 25
_REPEATED = 40
_SENTENCE = re.compile(r"[.!?。！？។៕…:：”\"」』）)]\s*$")
_CAPITALS = re.compile(r"[A-Z]{2}")
_PARAGRAPH = 80
_MENU_RUN = 5


def drop_navigation(lines: list[Line], notes: Notes) -> list[Line]:
    """Return `lines` without navigation words, menu lines and what follows the story."""
    counts = Counter(line.text for line in lines if len(line.text) <= _REPEATED)
    kept: list[Line] = []
    seen: set[str] = set()
    for n, line in enumerate(lines):
        reason = _reason(line) if near_an_end(n, len(lines)) else None
        if reason is None and line.text in seen and _is_repeated_menu(line, counts):
            reason = "repeated menu line"
        seen.add(line.text)
        if reason:
            notes.drop(line.text, reason)
        else:
            kept.append(line)
    return _drop_runs(_drop_after_story(kept, notes), notes)


def is_navigation(text: str) -> bool:
    """Whether a line is nothing but words of a page's furniture, in any language known here."""
    if len(text) > 160:
        return False
    same = sameness(unmarked(text))
    if same in _WORDS:
        return True
    pieces = [sameness(piece) for piece in _SEPARATORS.split(text) if piece.strip()]
    if len(pieces) > 1 and all(piece in _WORDS for piece in pieces):
        return True
    words = [sameness(word) for word in text.split()]
    return len(words) > 1 and all(word in _WORDS for word in words if word)


def _reason(line: Line) -> str | None:
    text = line.text
    if line.kind is LineKind.HEADING and line.level == 1:
        return None
    if is_marked(text) or read_category(text) is not None:
        return None
    if is_navigation(text):
        return "navigation"
    if _is_menu_row(text):
        return "menu"
    short = len(text) <= _PARAGRAPH
    # A paragraph that is one link is a teaser; a heading or a category that is one may be ours.
    if line.linked and line.kind is LineKind.ITEM and short and not _is_field(text):
        return "a link on its own"
    return None


def _is_menu_row(text: str) -> bool:
    """Whether a line is several short entries between separators, and no date among them.

    A trail of links (`Home > Event`) is left for the fields: its end may be the category.
    """
    if len(text) > 300 or _TRAIL.search(text) or any(char.isdigit() for char in text):
        return False
    pieces = [piece for piece in _SEPARATORS.split(text) if piece.strip()]
    enough = 2 if pieces and sameness(pieces[0]) in _WORDS else 4
    return len(pieces) >= enough and all(len(piece) <= 20 for piece in pieces)


def is_trail(text: str) -> bool:
    """Whether a line is a trail of links that begins at the front page."""
    pieces = _TRAIL.split(text)
    return len(text) <= 160 and len(pieces) > 1 and sameness(pieces[0]) in _WORDS


def _is_repeated_menu(line: Line, counts: Counter[str]) -> bool:
    """A short line that stands three times, or twice in a menu's form, is not the story's."""
    if line.kind is LineKind.HEADING or _SENTENCE.search(line.text) or _is_field(line.text):
        return False
    return len(line.text) <= _SHORT and counts[line.text] >= 3


def _is_field(text: str) -> bool:
    folded = fold(text)
    return ":" in folded or "(" in folded or "©" in folded or any(c.isdigit() for c in folded)


def _drop_after_story(lines: list[Line], notes: Notes) -> list[Line]:
    """Drop short lines that follow a heading such as “Related articles” below the story."""
    kept: list[Line] = []
    dropping = begun = False
    for line in lines:
        same = sameness(unmarked(line.text)) if len(line.text) <= 60 else ""
        if begun and same in _AFTER:
            dropping = True
        elif len(line.text) >= _PARAGRAPH:
            dropping, begun = False, True
        elif dropping and _is_field(line.text):
            kept.append(line)
            continue
        if dropping:
            notes.drop(line.text, "after the story")
        else:
            kept.append(line)
    return kept


def _drop_runs(lines: list[Line], notes: Notes) -> list[Line]:
    """Drop runs of short lines at the beginning and the end: a menu, one entry a line."""
    return _drop_run(_drop_run(lines, notes, at_end=False), notes, at_end=True)


def _drop_run(lines: list[Line], notes: Notes, *, at_end: bool) -> list[Line]:
    ordered = lines[::-1] if at_end else lines
    run = 0
    while run < len(ordered) and _is_entry(ordered[run]):
        run += 1
    # The line before the first paragraph may be the headline; a page of entries alone is refused
    # later with a better sentence.
    keep = 0 if at_end or run == len(ordered) else 1
    if run - keep < _MENU_RUN or run == len(ordered):
        return lines
    menu = run - keep
    notes.drop_all(ordered[:menu][::-1] if at_end else ordered[:menu], "menu")
    rest = ordered[menu:]
    return rest[::-1] if at_end else rest


def _is_entry(line: Line) -> bool:
    text = line.text
    return (
        len(text) <= _SHORT
        and line.kind in (LineKind.TEXT, LineKind.ITEM)
        and not _SENTENCE.search(text)
        and not _is_field(text)
        and unmarked(text) == text
        and not _CAPITALS.fullmatch(text)
    )
