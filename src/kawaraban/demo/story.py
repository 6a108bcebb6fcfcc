"""A story as its file tells it: values only, nothing of the database."""

from __future__ import annotations

import datetime
import enum
from dataclasses import dataclass


class State(enum.Enum):
    """Where a story stands; all but `PUBLISHED` are hidden from readers."""

    PUBLISHED = "published"
    SCHEDULED = "scheduled"
    EMBARGOED = "embargoed"
    IN_REVIEW = "in-review"
    DRAFT = "draft"
    EXPIRED = "expired"


@dataclass(frozen=True)
class Fixed:
    """A date of the calendar, in the newsroom's zone."""

    moment: datetime.datetime


@dataclass(frozen=True)
class Ago:
    """So many days before the demo is made."""

    days: int
    at: datetime.time


@dataclass(frozen=True)
class Ahead:
    """So many days after the demo is made."""

    days: int
    at: datetime.time


When = Fixed | Ago | Ahead | None


@dataclass(frozen=True)
class Paragraph:
    """Running text with `**bold**`, `*italic*` and `[text](address)`."""

    text: str


@dataclass(frozen=True)
class Heading:
    """A subheading."""

    text: str


@dataclass(frozen=True)
class Quote:
    """Somebody's words, set apart."""

    text: str
    attribution: str


@dataclass(frozen=True)
class Listing:
    """A list, numbered where the order matters."""

    items: tuple[str, ...]
    numbered: bool


@dataclass(frozen=True)
class Table:
    """A table; the first row is its headings."""

    caption: str
    rows: tuple[tuple[str, ...], ...]


@dataclass(frozen=True)
class Facts:
    """A box of facts: pairs of what and how much."""

    title: str
    items: tuple[tuple[str, ...], ...]


Block = Paragraph | Heading | Quote | Listing | Table | Facts


@dataclass(frozen=True)
class Drawing:
    """The story's picture: the name of a drawing, and words about it in the story's language."""

    name: str
    alt: str
    caption: str
    credit: str


@dataclass(frozen=True)
class Correction:
    """What the newsroom owned up to, so many days after publication."""

    kind: str
    text: str
    days_after: int


@dataclass(frozen=True)
class Story:
    """One story. `key` is its file's name without the ending, and unique among all languages."""

    key: str
    language: str
    state: State
    when: When
    expires_after: int | None
    headline: str
    slug: str
    lede: str
    category: str
    source: str
    bylines: tuple[str, ...]
    tags: tuple[str, ...]
    place: str
    event_date: datetime.date | None
    drawing: Drawing | None
    body: tuple[Block, ...]
    corrections: tuple[Correction, ...]
    relates: tuple[str, ...]
    translates: str
