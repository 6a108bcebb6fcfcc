"""Reading hostile HTML in linear time: libxml2's events, cut down to what was asked for.

nh3 follows the HTML standard to the letter, and the standard lets 130 KB of unclosed `<b x=1>`
grow to 350 MB of repaired markup. So nh3 is only given what came through here: known tags,
properly nested, not deeper than `MAX_DEPTH`. This is not the safety check; nh3 is.
"""

import re
from collections.abc import Callable, Mapping
from enum import IntEnum
from html import escape
from typing import Any, Final

from lxml import etree

MAX_DEPTH: Final = 60
# nh3 takes time in the square of the "&" in one text; an empty comment, which it drops, ends one.
_TEXT_RUN: Final = 512
VOID: Final = frozenset({"br", "hr", "img"})
# Elements whose content is not the story.
UNREAD: Final = frozenset(
    {"script", "style", "template", "noscript", "head", "title", "iframe", "object", "embed"}
    | {"svg", "math", "select", "textarea", "button", "canvas", "audio", "video", "noembed"}
    | {"noframes", "xmp", "plaintext"}
)

# From an element's name and attributes to the attributes it keeps; None drops its tags.
Keep = Callable[[str, Mapping[str, str]], Mapping[str, str] | None]


class Rewriter:
    """A parser target (see lxml's documentation) that writes the kept markup."""

    def __init__(self, keep: Keep) -> None:
        self._keep = keep
        self._out: list[str] = []
        self._open: list[bool] = []
        self._depth = 0
        self._unread = 0
        self._run = 0

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        kept = None
        if tag in UNREAD:
            self._unread += 1
        elif not self._unread and self._depth < MAX_DEPTH:
            kept = self._keep(tag, attributes)
        if kept is not None:
            listed = "".join(f' {name}="{escape(value)}"' for name, value in kept.items())
            self._out.append(f"<{tag}{listed}>")
        nests = kept is not None and tag not in VOID
        self._depth += nests
        self._open.append(nests)

    def end(self, tag: str) -> None:
        if tag in UNREAD:
            self._unread -= 1
        if self._open.pop():
            self._depth -= 1
            self._out.append(f"</{tag}>")

    def data(self, text: str) -> None:
        if self._unread:
            return
        for begin in range(0, len(text), _TEXT_RUN):
            part = text[begin : begin + _TEXT_RUN]
            self._run += len(part)
            self._out.append(escape(part, quote=False))
            if self._run >= _TEXT_RUN:
                self._out.append("<!---->")
                self._run = 0

    def close(self) -> str:
        return "".join(self._out)


class Break(IntEnum):
    """What stands between two pieces of text; of several in a row the strongest counts."""

    NONE = 0
    SPACE = 1
    LINE = 2
    PARAGRAPH = 3


_SEPARATORS: Final = ("", " ", "\n", "\n\n")
_SPACES = re.compile("[ \t\n\r\f]+")


class TextWriter:
    """A parser target that writes the text, `breaks[tag]` before and after each such element.

    Whitespace is folded as a browser does it, kept inside `pre`.
    """

    def __init__(self, breaks: Mapping[str, Break], unread: frozenset[str]) -> None:
        self._breaks = breaks
        self._skipped = UNREAD | unread
        self._out: list[str] = []
        self._unread = 0
        self._pre = 0
        self._pending = Break.NONE

    def start(self, tag: str, attributes: Mapping[str, str]) -> None:
        self._unread += tag in self._skipped
        self._pre += tag == "pre"
        self._break(self._breaks.get(tag, Break.NONE))
        if tag == "br":
            # The second in a row makes a blank line.
            self._break(Break.LINE if self._pending < Break.LINE else Break.PARAGRAPH)

    def end(self, tag: str) -> None:
        self._unread -= tag in self._skipped
        self._pre -= tag == "pre"
        self._break(self._breaks.get(tag, Break.NONE))

    def data(self, text: str) -> None:
        if self._unread:
            return
        if self._pre:
            self._write(text)
            return
        text = _SPACES.sub(" ", text)
        if text.startswith(" "):
            self._break(Break.SPACE)
        if words := text.strip(" "):
            self._write(words)
            self._break(Break.SPACE if text.endswith(" ") else Break.NONE)

    def close(self) -> str:
        return "".join(self._out)

    def _break(self, kind: Break) -> None:
        self._pending = max(self._pending, kind)

    def _write(self, text: str) -> None:
        if self._out:
            self._out.append(_SEPARATORS[self._pending])
        self._out.append(text)
        self._pending = Break.NONE


def read_markup(html: str, target: Rewriter | TextWriter) -> str:
    """What `target` wrote about `html`. Comments and processing instructions are passed over."""
    raw = html.encode("utf-8", "replace")
    if not raw.strip():
        return ""
    events: Any = target  # lxml's types ask for a comment() that lxml itself does not need
    parser = etree.HTMLParser(encoding="utf-8", target=events)
    try:
        parser.feed(raw)
        return str(parser.close())
    except etree.ParseError:
        # Nothing an HTML parser finds in it: "<!-->", "<?". What was read until then counts.
        return target.close()
