"""What the recogniser hands out: a story, its blocks, and what was left out of it."""

from dataclasses import dataclass
from datetime import date
from enum import StrEnum


class BlockKind(StrEnum):
    """What a block of the body is."""

    PARAGRAPH = "paragraph"
    HEADING = "heading"
    LIST = "list"
    QUOTE = "quote"


@dataclass(frozen=True, slots=True)
class Block:
    """One block of a body.

    `text` is plain text, to be escaped by whoever shows it; the items of a list stand one a line.
    `html` is the same with its links and emphasis, sanitised, to be used as it is: `<p>` for a
    paragraph, `<h2>` for a heading, `<ul>` for a list, `<blockquote>` for a quote.
    """

    kind: BlockKind
    text: str
    html: str

    @property
    def items(self) -> tuple[str, ...]:
        """The items of a list as plain text; of any other block, its text alone."""
        return tuple(self.text.split("\n")) if self.kind is BlockKind.LIST else (self.text,)


@dataclass(frozen=True, slots=True)
class Dropped:
    """A passage that was left out (at most 200 characters of it) and the reason, in words."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True)
class PastedStory:
    """A story as it was recognised, to be confirmed by an editor.

    Every string but `Block.html` is plain text. A field that was not found is empty, None or 0,
    and `warnings` says so in a sentence. `language` is a code of `kit.languages`, or empty.
    `credit` is the credit line as printed, such as `© KYODO`.
    """

    headline: str
    category_name: str
    lede: str
    body: tuple[Block, ...]
    credit: str
    published_on: date | None
    comment_count: int
    trackback_count: int
    language: str
    dropped: tuple[Dropped, ...]
    warnings: tuple[str, ...]


class NotAStory(ValueError):
    """Nothing like a story was found. `reason` is a sentence that says what to do."""

    def __init__(self, reason: str) -> None:
        super().__init__(reason)
        self.reason = reason
