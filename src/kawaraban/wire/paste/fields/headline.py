"""▼ Headline: which line is the title, and which of several marked stories is meant."""

import re
from dataclasses import dataclass

from kawaraban.kit.text import truncate
from kawaraban.wire.paste.fields.folding import letters, unmarked
from kawaraban.wire.paste.page import Hints, Line, LineKind, Notes
from kawaraban.wire.paste.sameness import sameness, sentences

_MARK = re.compile(r"^\s*(?:[-–—•]\s*)?[▼▽▾▿▶▷►▸⏷]\ufe0f?\s*(?=\S)")
_OPENING_MARK = re.compile(r"^\s*[■◆●★【]\s*(?=\S)")
_SITE_SUFFIX = re.compile(r"\s+[|｜–—»«·-]\s+[^|｜–—»«·]{1,60}$|\s*[|｜][^|｜]{1,60}$")
_REPLY = re.compile(r"^(?:(?:re|fwd?|aw|tr)\s*[:：]\s*)+", re.IGNORECASE)
_LONGEST = 200
_PARAGRAPH = 80
_TITLE = 120


@dataclass(frozen=True, slots=True)
class Chosen:
    """A headline, the lines below it and the lines around the story; no headline yet if empty."""

    headline: str
    lines: list[Line]
    around: list[Line]


def choose_marked(lines: list[Line], notes: Notes) -> Chosen:
    """Return the story below a ▼ headline.

    Of several ▼ entries, as on a list page with one of them open, it is the one with most text.
    The same headline twice is one story. A ▼ below a long paragraph is a subheading, no headline.
    """
    starts = [n for n, line in enumerate(lines) if is_marked(line.text)]
    if not starts or any(len(line.text) >= _PARAGRAPH for line in lines[: starts[0]]):
        return Chosen("", lines, [])
    entries: dict[str, list[Line]] = {}
    headlines: dict[str, str] = {}
    for start, end in zip(starts, [*starts[1:], len(lines)], strict=True):
        headline = without_mark(lines[start].text)
        entries.setdefault(sameness(headline), []).extend(lines[start + 1 : end])
        headlines.setdefault(sameness(headline), headline)
    chosen = max(entries, key=lambda key: sum(len(line.text) for line in entries[key]))
    for key, others in entries.items():
        if key != chosen:
            notes.drop(headlines[key], "another story on the page")
            notes.drop_all(others, "another story on the page")
    if len(entries) > 1:
        notes.warn(
            f"The page holds {len(entries)} marked headlines; only the longest story was read."
        )
    return Chosen(headlines[chosen], entries[chosen], lines[: starts[0]])


def is_marked(text: str) -> bool:
    """Whether a line opens with the ▼ of an entry."""
    match = _MARK.match(text)
    return match is not None and letters(text[match.end() : match.end() + 200]) > 0


def without_mark(text: str) -> str:
    """Return a headline without its ▼ or other sign."""
    return unmarked(_MARK.sub("", text)).strip()


def choose_unmarked(lines: list[Line], around: list[Line], hints: Hints, notes: Notes) -> Chosen:
    """Return the story below the line that serves as its headline, where none is marked.

    Asked in this order: the page's first rank of heading, its metadata, a heading before the
    text, its title, the first line, the first sentence.
    """
    for rank in (1, 0):
        for n, line in enumerate(lines):
            if line.kind is LineKind.HEADING and line.level == 1 if rank else _names(line, hints):
                return Chosen(without_mark(line.text), lines[n + 1 :], lines[:n])
    outer = next((line for line in around if line.level == 1), None)
    stated = _REPLY.sub("", hints.headline) or (outer.text if outer else "")
    if stated:
        return Chosen(without_mark(stated), lines, [])
    first_text = next((n for n, line in enumerate(lines) if _is_paragraph(line)), len(lines))
    for n, line in enumerate(lines[:first_text]):
        if line.kind is LineKind.HEADING:
            return Chosen(without_mark(line.text), lines[n + 1 :], lines[:n])
    if hints.title:
        return Chosen(_SITE_SUFFIX.sub("", hints.title) or hints.title, lines, [])
    return _from_text(lines, notes)


def _from_text(lines: list[Line], notes: Notes) -> Chosen:
    if not lines:
        return Chosen("", [], [])
    first = lines[0].text
    alone = len(lines) == 1
    ends = first.rstrip("\"'”’」』）)")[-1:] in tuple(".。។")
    if len(first) <= _LONGEST and not (ends and (alone or len(first) > _PARAGRAPH)):
        return Chosen(without_mark(_OPENING_MARK.sub("", first)) if first[0] != "【" else first,
                      lines[1:], [])  # fmt: skip
    if alone and len(first) <= _TITLE:
        return Chosen(first, [], [])
    notes.warn("No headline was found; the beginning of the first sentence stands in its place.")
    return Chosen(truncate(sentences(first[:1000])[0].strip(), _TITLE), lines, [])


def _names(line: Line, hints: Hints) -> bool:
    wanted = hints.headline
    return bool(wanted) and len(line.text) <= 400 and sameness(line.text) == sameness(wanted)


def _is_paragraph(line: Line) -> bool:
    return line.kind is not LineKind.HEADING and len(line.text) >= _PARAGRAPH
