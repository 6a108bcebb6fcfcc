"""What the reading steps hand on: the lines of a page, what its markup says of itself, notes."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from enum import Enum, auto

from kawaraban.kit.text import truncate
from kawaraban.wire.paste.story import Dropped, NotAStory

MAX_LINES = 100_000
_DROPPED_LENGTH = 200
_EDGE = 1_000


class LineKind(Enum):
    """What the source's own structure says a line is."""

    TEXT = auto()
    HEADING = auto()
    ITEM = auto()
    QUOTE = auto()


@dataclass(frozen=True, slots=True)
class Line:
    """One block of text, cleaned, on one line.

    `html` is the same with inline markup, escaped but not yet sanitised, or empty when there is
    none. `level` is a heading's rank, 1 to 6. `linked` says that all of it is one or more links.
    `article` numbers the outermost `<article>` it stands in, 0 outside of any.
    """

    text: str
    kind: LineKind = LineKind.TEXT
    html: str = ""
    level: int = 0
    linked: bool = False
    article: int = 0


@dataclass(frozen=True, slots=True)
class Hints:
    """What a page says of itself outside its text; used where the text is silent."""

    headline: str = ""
    title: str = ""
    section: str = ""
    published: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """The lines of a page in order, and its hints."""

    lines: tuple[Line, ...]
    hints: Hints = Hints()


@dataclass(slots=True)
class Notes:
    """What the steps leave out and what an editor should look at, gathered on the way."""

    dropped: list[Dropped] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)

    def drop(self, text: str, reason: str) -> None:
        """Note that `text` was left out."""
        self.dropped.append(Dropped(truncate(text, _DROPPED_LENGTH), reason))

    def drop_all(self, lines: Iterable[Line], reason: str) -> None:
        """Note that all of `lines` were left out."""
        for line in lines:
            self.drop(line.text, reason)

    def warn(self, sentence: str) -> None:
        """Note a sentence for the editor, once."""
        if sentence not in self.warnings:
            self.warnings.append(sentence)


def refuse_too_many(count: int) -> None:
    """Raise NotAStory when a page has more lines than any story."""
    if count > MAX_LINES:
        raise NotAStory(
            f"This has more than {MAX_LINES:,} lines, so it is not one story. "
            "Paste the story alone."
        )


def near_an_end(n: int, count: int) -> bool:
    """Whether line `n` of `count` is near the beginning or the end of its page.

    Menus, dates and counts stand there. Looking for them in the middle of a paste of megabytes
    would take ten seconds and find only the text's own words.
    """
    return n < _EDGE or n >= count - _EDGE
