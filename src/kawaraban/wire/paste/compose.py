"""The last step: the lines that are left become a lede and blocks, sanitised."""

import re
from html import escape
from itertools import groupby

from kawaraban.kit.html import sanitize_story
from kawaraban.wire.paste.page import Line, LineKind
from kawaraban.wire.paste.story import Block, BlockKind

_BULLET = re.compile(r"^(?:[-–—•·・*‣◦▪]\s+|[•・‣◦▪]|\d{1,2}[.)]\s+)(?=\S)")
_SUBHEADING = 60
_PARAGRAPH = 80
_STOP = re.compile(r"[.!?。！？។…:：;,、，”\"」』）)]$")
_SUBHEADING_MARK = re.compile(r"^(?:#{1,4}\s+|[■◆●▼▽▶]\s*)(?=\S)")


def compose(lines: list[Line]) -> tuple[str, tuple[Block, ...]]:
    """Return the lede as plain text and the blocks that follow it.

    The lede is the first paragraph; there is none where the text begins with something else.
    """
    shaped = [_shape(line, n, lines) for n, line in enumerate(lines)]
    lede = ""
    if shaped and shaped[0][0] is BlockKind.PARAGRAPH:
        lede = shaped.pop(0)[1].text
    blocks: list[Block] = []
    for is_list, group in groupby(shaped, key=lambda pair: pair[0] is BlockKind.LIST):
        if is_list:
            blocks.append(_list([line for _, line in group]))
        else:
            blocks.extend(_block(kind, line) for kind, line in group)
    return lede, tuple(blocks)


def _shape(line: Line, n: int, lines: list[Line]) -> tuple[BlockKind, Line]:
    if line.kind is LineKind.HEADING:
        return BlockKind.HEADING, line
    if line.kind is LineKind.QUOTE:
        return BlockKind.QUOTE, line
    if line.kind is LineKind.ITEM:
        return BlockKind.LIST, line
    bullet = _BULLET.match(line.text)
    if bullet and not line.html and _has_bullet_beside(n, lines):
        return BlockKind.LIST, Line(line.text[bullet.end() :])
    if n and not line.html and _is_subheading(line.text, n, lines):
        return BlockKind.HEADING, Line(_SUBHEADING_MARK.sub("", line.text))
    return BlockKind.PARAGRAPH, line


def _has_bullet_beside(n: int, lines: list[Line]) -> bool:
    """One dash alone may open a line of speech; two together are a list."""
    return any(
        0 <= m < len(lines) and _BULLET.match(lines[m].text) is not None for m in (n - 1, n + 1)
    )


def _is_subheading(text: str, n: int, lines: list[Line]) -> bool:
    if len(text) > _SUBHEADING or _STOP.search(text) or n + 1 >= len(lines):
        return False
    if _SUBHEADING_MARK.match(text):
        return True
    return len(lines[n - 1].text) >= _PARAGRAPH and len(lines[n + 1].text) >= _PARAGRAPH


def _block(kind: BlockKind, line: Line) -> Block:
    if kind is BlockKind.HEADING:
        return Block(kind, line.text, f"<h2>{escape(line.text)}</h2>")
    tag = "blockquote" if kind is BlockKind.QUOTE else "p"
    return Block(kind, line.text, f"<{tag}>{_inline(line)}</{tag}>")


def _list(lines: list[Line]) -> Block:
    items = "".join(f"<li>{_inline(line)}</li>" for line in lines)
    return Block(BlockKind.LIST, "\n".join(line.text for line in lines), f"<ul>{items}</ul>")


def _inline(line: Line) -> str:
    """Return a line's markup. Text alone is escaped; sanitising it would only cost time."""
    return sanitize_story(line.html).strip() if line.html else escape(line.text)
