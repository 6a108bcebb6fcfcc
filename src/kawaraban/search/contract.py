"""What an index takes, answers and promises, whichever engine stands behind it.

Analysis, query language and passages are ours; an engine stores tokens and ranks. Nothing of an
engine's own types passes through here.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Literal, Protocol

Sort = Literal["relevance", "newest"]

FACETS = ("category", "source", "year", "language", "kind")


class EngineError(Exception):
    """The index could not be read or written. The text says why."""


class EngineBusy(EngineError):
    """Another process is writing to the index at this moment."""


class EngineUnusable(EngineError):
    """The index is missing, damaged, or was made by another version. It must be rebuilt."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """Everything that search knows of one public story. All text is plain, never markup."""

    id: str
    language: str
    headline: str
    url: str
    published: datetime
    year: int
    lede: str = ""
    body: str = ""
    names: tuple[str, ...] = ()
    captions: tuple[str, ...] = ()
    credit: str = ""
    tags: tuple[str, ...] = ()
    categories: tuple[str, ...] = ()
    """Slugs of the category and of its ancestors."""
    source: str = ""
    """Slug of the source."""
    kind: str = "story"
    """What it is, such as `story` or `page`."""
    comments: tuple[str, ...] = ()
    """What readers said below it, each with the name of who said it."""


@dataclass(frozen=True, slots=True)
class Query:
    """What a reader asks. `filters` are links and form fields; those in `text` are added to them.

    `prefix` is set while the reader types: the last word may be unfinished.
    Filter keys: category, source, author, lang, kind, year, before, after. Several values mean
    "or". Stories in `language`, the reader's, come before others that fit as well. `brief` is set
    where headlines are enough, such as under the search field: no passages, facets and other
    spellings then.
    """

    text: str
    filters: Mapping[str, Sequence[str]] = field(default_factory=dict)
    sort: Sort = "relevance"
    page: int = 1
    per_page: int = 10
    prefix: bool = False
    language: str = ""
    brief: bool = False


@dataclass(frozen=True, slots=True)
class Hit:
    """One story. The HTML is escaped text with `<mark>` around what was looked for."""

    id: str
    score: float
    headline_html: str
    passages: list[str]
    url: str = ""
    language: str = ""


@dataclass(frozen=True, slots=True)
class Results:
    """One page of hits.

    `notes` are sentences about what was understood or left out, in the language that is active.
    `facets` counts, for each key of `FACETS`, the stories of each value under all other filters.
    `answered` is False while there is no index that could be asked. `looked` is False when nothing
    was looked for: no index, no word or filter, or a query that the engine failed at; a note says
    which. `loosely` is True when what was found has the words only nearly, or only most of them.
    """

    hits: list[Hit] = field(default_factory=list)
    total: int = 0
    facets: dict[str, list[tuple[str, int]]] = field(default_factory=dict)
    took_ms: float = 0.0
    suggestion: str | None = None
    page: int = 1
    pages: int = 0
    notes: list[str] = field(default_factory=list)
    answered: bool = True
    looked: bool = True
    loosely: bool = False


@dataclass(frozen=True, slots=True)
class Similar:
    """A story that resembles another text.

    `score` is the share of the text's telling words that it has, the rarer the more they count;
    `copied` the share of the text's word triples. Both from 0 to 1.
    """

    id: str
    score: float
    copied: float


class Engine(Protocol):
    """An index. Writing is for one process at a time; searching is for any number of them."""

    def index(self, documents: Iterable[Document]) -> None:
        """Add the documents, each in place of the one with its id. Seen after `commit`.

        Raises `EngineBusy` when another process writes, `EngineUnusable` when there is no index.
        """

    def remove(self, ids: Iterable[str]) -> None:
        """Take the documents out. Seen after `commit`. An unknown id is no error."""

    def commit(self, position: int) -> None:
        """Make everything since the last commit visible, together with the position, or nothing."""

    def close(self) -> None:
        """Let another process write. What was not committed is lost."""

    def position(self) -> int:
        """Return the position in the log of changes that the last commit carried, 0 at first."""

    def count(self) -> int:
        """Return how many documents a search can find."""

    def search(self, query: Query) -> Results:
        """Answer any query whatever it holds, and also without an index; never raises."""

    def ids(self, query: Query, most: int) -> list[str]:
        """Return the ids of what has all the words of a query, best first, at most `most`.

        Without passages and counts, so that hundreds are quick. Empty when there is no index.
        """

    def similar(self, document: Document, most: int = 10) -> list[Similar]:
        """Return the stories that resemble a document most, best first, at most `most`.

        Of its language only, and not the one with its id. The document itself need not be in the
        index. Empty when there is no index.
        """

    def explain(self, query: Query) -> str:
        """Return how the query was understood and executed, for people."""

    def rebuild(self, documents: Iterable[Document], position: int) -> int:
        """Build anew beside the present index, swap, and return how many documents it has.

        Searches are answered from the old index until the swap. Raises `EngineBusy` when another
        rebuild runs.
        """

    def unusable(self) -> str | None:
        """Return why the index must be rebuilt, or None when it is in order."""
