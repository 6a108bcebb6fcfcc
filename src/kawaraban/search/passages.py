"""The best passages of a text around what was found, as safe HTML. Pure.

Everything is escaped; the only markup is `<mark>`. Neither a passage nor a mark begins or ends
inside a grapheme.
"""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from html import escape
from typing import NamedTuple

from kawaraban.search.folding import UNSPACED_RUN, graphemes
from kawaraban.search.marking import Span

WIDTH = 240
"""Characters of a passage, half as many where each is a syllable or a word."""
_SENTENCE_END = re.compile(r"[.!?](?=\s)|[。！？។៕။\n]")
_SPACES = re.compile(r"\s+")
_MARGIN = 40
_SURROGATES = re.compile("[\ud800-\udfff]")


class _Window(NamedTuple):
    start: int
    end: int
    first: int
    last: int


def highlighted(text: str, spans: Sequence[Span]) -> str:
    """Return the whole text escaped, with its spans marked. For headlines."""
    text = _SURROGATES.sub("\ufffd", text)
    return _html(text, 0, len(text), spans)


def passages(text: str, spans: Sequence[Span], count: int = 2) -> list[str]:
    """Return up to `count` passages in the order of the text.

    The first chosen has the most different words; a further one must show something new. A text
    without spans gives its beginning; an empty text gives nothing.
    """
    text = _SURROGATES.sub("\ufffd", text)
    if not text.strip():
        return []
    width = WIDTH // 2 if UNSPACED_RUN.match(text.lstrip()[:1]) else WIDTH
    if not spans:
        return [_cut(text, 0, min(len(text), width), spans)]
    chosen: list[_Window] = []
    shown: set[int] = set()
    for _ in range(count):
        window = _best(spans, width, shown, chosen)
        if window is None:
            break
        chosen.append(window)
        shown.update(span.word for span in spans[window.first : window.last])
    return [
        _cut(text, *_around(text, window, width), spans)
        for window in sorted(chosen, key=lambda window: window.start)
    ]


def _best(
    spans: Sequence[Span], width: int, shown: set[int], chosen: Sequence[_Window]
) -> _Window | None:
    """Return the window with the most words not shown yet, then the most spans, then the first."""
    best: _Window | None = None
    best_score = (0, 0)
    last = 0
    for first, span in enumerate(spans):
        last = max(last, first + 1)
        while last < len(spans) and spans[last].end - span.start <= width * 3 // 4:
            last += 1
        window = _Window(span.start, spans[last - 1].end, first, last)
        if any(first < other.last and other.first < last for other in chosen):
            continue
        if any(abs(span.start - other.start) < width for other in chosen):
            continue
        words = {spans[i].word for i in range(first, last)} - shown
        score = (len(words), last - first)
        if words and score > best_score:
            best, best_score = window, score
    return best


def _around(text: str, window: _Window, width: int) -> tuple[int, int]:
    """Return where the passage begins and ends: with its sentence, if that is near."""
    spare = max(0, width - (window.end - window.start))
    low = max(0, window.start - spare * 2 // 3)
    start = max(0, window.start - spare // 3)
    sentences = [match.end() for match in _SENTENCE_END.finditer(text, low, window.start)]
    if sentences:
        start = sentences[-1]
    elif low == 0:
        start = 0
    elif (space := text.find(" ", start, window.start)) >= 0:
        start = space + 1
    # A hit is longer than that only where a hostile text has thousands of unseen marks inside it.
    shown = min(window.end, window.start + 2 * width)
    end = min(len(text), max(start + width, shown))
    if end < len(text) and (space := text.rfind(" ", shown, end)) > 0:
        end = space
    return start, end


def _cut(text: str, start: int, end: int, spans: Sequence[Span]) -> str:
    edges = _boundaries(text, start, end)
    start, end = _snap(edges, start, end)
    before = "…" if text[:start].strip() else ""
    after = "…" if text[end:].strip() else ""
    return f"{before}{_html(text, start, end, spans).strip()}{after}"


def _html(text: str, start: int, end: int, spans: Sequence[Span]) -> str:
    edges = _boundaries(text, start, end)
    pieces: list[str] = []
    at = start
    for left, right in _merged(spans, start, end, edges):
        pieces += [escape(text[at:left]), "<mark>", escape(text[left:right]), "</mark>"]
        at = right
    pieces.append(escape(text[at:end]))
    return _SPACES.sub(" ", "".join(pieces))


def _merged(
    spans: Sequence[Span], start: int, end: int, edges: Sequence[int]
) -> list[tuple[int, int]]:
    """Return the ranges to mark inside the passage: whole graphemes, touching ones as one."""
    ranges: list[tuple[int, int]] = []
    for span in spans:
        if span.end <= start or span.start >= end:
            continue
        left, right = _snap(edges, max(span.start, start), min(span.end, end))
        left, right = max(left, start), min(right, end)
        if ranges and left <= ranges[-1][1]:
            ranges[-1] = (ranges[-1][0], max(right, ranges[-1][1]))
        else:
            ranges.append((left, right))
    return ranges


def _boundaries(text: str, start: int, end: int) -> Sequence[int]:
    """Return the grapheme boundaries around a range, begun far enough before it to be right."""
    at = max(0, start - _MARGIN)
    near = text[at : end + _MARGIN]
    if near.isascii() and "\r" not in near:
        return range(at, at + len(near) + 1)
    edges = [at]
    for cluster in graphemes(near):
        at += len(cluster)
        edges.append(at)
    return edges


def _snap(edges: Sequence[int], start: int, end: int) -> tuple[int, int]:
    """Return the range grown to whole graphemes."""
    left = edges[max(0, bisect_right(edges, start) - 1)]
    right = edges[min(len(edges) - 1, bisect_left(edges, end))]
    return left, right
