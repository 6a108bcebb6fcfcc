"""HTML becomes lines: its blocks in order, without navigation, scripts, sidebars and footers.

libxml2 parses and calls the collector once a tag, so that neither a million nested elements nor
a page cut in half builds a tree. Nothing here makes HTML safe: `compose` sanitises each block.
"""

import re
from collections.abc import Mapping
from html import escape
from typing import Any, cast

from lxml import etree

from kawaraban.kit.text import clean_line
from kawaraban.wire.paste.beside import reason_to_skip
from kawaraban.wire.paste.page import Hints, Line, LineKind, Notes, Page, refuse_too_many

_LOOKS_LIKE_HTML = re.compile(
    r"<(?:!doctype\s+html|/?(?:html|head|body|title|meta|link|p|div|span|article|section|main|nav|"
    r"header|footer|aside|h[1-6]|ul|ol|li|dl|table|tr|td|br|hr|blockquote|pre|a|b|i|em|strong|img|"
    r"figure|font|center|form|input|button|details|script|style|iframe|object|embed|svg|math|"
    r"template|video|audio|base|textarea|select|noscript)(?:[\s/][^<>]*)?>)",
    re.IGNORECASE,
)


def _names(text: str) -> frozenset[str]:
    return frozenset(text.split())


_BLOCKS = _names(
    "html body p div article section main header h1 h2 h3 h4 h5 h6 ul ol li dl dt dd table thead "
    "tbody tfoot tr td th caption blockquote pre hr br address details summary figure form "
    "fieldset legend center title"
)
_HEADINGS = tuple((rank, f"h{rank}") for rank in range(1, 7))
_INLINE = _names("a em strong b i sub sup code")
_VOID = frozenset(("br", "hr", "img", "input", "meta", "link", "base", "wbr", "embed", "source"))
_SAFE_LINK = re.compile(r"(?:https?://|mailto:)[^\s\"'<>]+", re.IGNORECASE)
_META = {
    "og:title": "headline",
    "article:section": "section",
    "article:published_time": "published",
    "date": "published",
    "pubdate": "published",
    "dc.date": "published",
}


def looks_like_html(text: str) -> bool:
    """Whether `text` contains any HTML tag, so that none is ever taken for words."""
    return _LOOKS_LIKE_HTML.search(text) is not None


def read_markup(text: str, notes: Notes) -> Page:
    """Return the lines and hints of an HTML page or fragment.

    What stands beside the story is dropped; where nothing else stands, it is kept after all,
    because a page may call everything its sidebar. Raises NotAStory for too many lines.
    """
    collector = _parse(text, keep_beside=False)
    if not any(line.text for line in collector.lines) and collector.beside:
        collector = _parse(text, keep_beside=True)
    for passage, reason in collector.beside:
        notes.drop(passage, reason)
    return Page(tuple(collector.lines), Hints(**collector.hints))


def _parse(text: str, *, keep_beside: bool) -> "_Collector":
    collector = _Collector(keep_beside=keep_beside)
    # The stubs allow bytes where the parser, given its encoding, only hands over str.
    parser = etree.HTMLParser(target=cast(Any, collector), encoding="utf-8")
    # NUL ends the text for libxml2. ASCII "surrogates" cannot come: `decode` replaced them.
    parser.feed(text.replace("\x00", "").encode())
    parser.close()
    return collector


class _Collector:
    """Receives tags and text from the parser and gathers lines."""

    def __init__(self, *, keep_beside: bool) -> None:
        self.lines: list[Line] = []
        self.beside: list[tuple[str, str]] = []
        self.hints: dict[str, str] = {}
        self._keep_beside = keep_beside
        self._depth = 0
        self._skip_from = 0
        self._skip_reason = ""
        self._skipped: list[str] = []
        self._block: list[str] = []
        self._markup: list[str] = []
        self._inline: list[str] = []
        self._linked = self._unlinked = False
        self._open: dict[str, int] = {}
        self._articles = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        """A tag opens."""
        self._depth += 1
        if self._skip_from:
            return
        self._take_hint(tag, attributes)
        reason = reason_to_skip(tag, attributes, keep_beside=self._keep_beside)
        if reason is not None:
            if reason:
                self._flush()
            self._skip_from, self._skip_reason = self._depth, reason
            return
        if tag == "br" and self._rank():
            self._add(" ")
        elif tag in _BLOCKS:
            self._flush()
        if tag == "article" and not self._open.get("article"):
            self._articles += 1
        if tag not in _VOID:
            self._open[tag] = self._open.get(tag, 0) + 1
        if tag in _INLINE and len(self._inline) < 8:
            self._start_inline(tag, attributes)

    def end(self, tag: str) -> None:
        """A tag closes; the parser closes what the page left open."""
        self._depth -= 1
        if self._skip_from:
            if self._depth < self._skip_from:
                self._end_skip()
            return
        if tag in _BLOCKS and not (tag == "br" and self._rank()):
            self._flush()
        if self._inline and self._inline[-1] == tag:
            self._markup.append(f"</{self._inline.pop()}>")
        if self._open.get(tag):
            self._open[tag] -= 1

    def data(self, data: str) -> None:
        """Text between tags, in pieces of any size."""
        if self._skip_from:
            if self._skip_reason and len(self._skipped) < 40:
                self._skipped.append(data[:200])
            return
        if self._open.get("pre") and "\n" in data:
            for row in data.split("\n"):
                self._add(row)
                self._flush()
            return
        self._add(data)

    def comment(self, text: str) -> None:
        """Comments are not part of the story."""

    def close(self) -> None:
        """The page ends."""
        self._flush()

    def _add(self, data: str) -> None:
        self._block.append(data)
        self._markup.append(escape(data))
        if data.strip():
            if self._open.get("a"):
                self._linked = True
            else:
                self._unlinked = True

    def _rank(self) -> int:
        """Return the rank of the heading that is open, or 0."""
        return next((rank for rank, tag in _HEADINGS if self._open.get(tag)), 0)

    def _start_inline(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag != "a":
            self._markup.append(f"<{tag}>")
        else:
            address = attributes.get("href", "").strip()
            if not _SAFE_LINK.fullmatch(address):
                return
            self._markup.append(f'<a href="{escape(address)}">')
        self._inline.append(tag)

    def _flush(self) -> None:
        if not self._block:
            return
        text = clean_line("".join(self._block))
        if text and self._open.get("title"):
            self.hints.setdefault("title", text)
        elif text and not self._open.get("head"):
            self._append(text)
        self._block, self._markup, self._inline = [], [], []
        self._linked = self._unlinked = False

    def _append(self, text: str) -> None:
        level = self._rank()
        kind = LineKind.TEXT
        if level:
            kind = LineKind.HEADING
        elif self._open.get("blockquote"):
            kind = LineKind.QUOTE
        elif self._open.get("li"):
            kind = LineKind.ITEM
        self._markup.extend(f"</{tag}>" for tag in reversed(self._inline))
        # Every tag of ours is one piece of the list; text alone needs no markup of its own.
        tagged = any(piece.startswith("<") for piece in self._markup)
        html = clean_line("".join(self._markup)) if tagged else ""
        article = self._articles if self._open.get("article") else 0
        linked = self._linked and not self._unlinked
        self.lines.append(Line(text, kind, html, level, linked, article))
        refuse_too_many(len(self.lines))

    def _take_hint(self, tag: str, attributes: Mapping[str, str]) -> None:
        if tag == "html":
            self.hints.setdefault("language", attributes.get("lang", "")[:35])
        elif tag == "time" and attributes.get("datetime"):
            self.hints.setdefault("published", clean_line(attributes["datetime"][:64]))
        elif tag == "meta":
            name = attributes.get("property") or attributes.get("name") or ""
            kind = _META.get(name.strip().lower())
            if kind and attributes.get("content"):
                self.hints.setdefault(kind, clean_line(attributes["content"]))

    def _end_skip(self) -> None:
        passage = clean_line(" ".join(self._skipped))
        if passage and self._skip_reason:
            self.beside.append((passage, self._skip_reason))
        self._skip_from, self._skip_reason, self._skipped = 0, "", []
