"""What can be found. Content registers here when its application starts; search knows no type.

register(documents_of=…, affected=…, everything=…)
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from kawaraban.outbox.models import Change
from kawaraban.search.contract import Document

DocumentsOf = Callable[[Sequence[str]], Mapping[str, Document | None]]
Affected = Callable[[Change], Iterable[str]]
Everything = Callable[[], Iterable[Document]]
Relate = Callable[[Callable[[int], None]], int]


@dataclass(frozen=True, slots=True)
class _Content:
    documents_of: DocumentsOf
    affected: Affected
    everything: Everything
    relate: Relate | None = None


_contents: list[_Content] = []


def register(
    *,
    documents_of: DocumentsOf,
    affected: Affected,
    everything: Everything,
    relate: Relate | None = None,
) -> None:
    """Make one kind of content searchable. A second call with the same functions does nothing.

    `documents_of` gives the documents of ids as they are now: None, or no entry, for what is not
    public or not its own. `affected` names the ids that a change concerns. `everything` yields
    every public document, for a rebuild. `relate` finds anew which of its things are related, tells
    how many it has looked at so far, and returns how many there were.
    """
    content = _Content(documents_of, affected, everything, relate)
    if content not in _contents:
        _contents.append(content)


def affected(change: Change) -> set[str]:
    """Return the ids of all documents that a change concerns."""
    return {found for content in _contents for found in content.affected(change)}


def documents_of(ids: Sequence[str]) -> dict[str, Document | None]:
    """Return the document of each id, or None where nobody has a public one."""
    documents: dict[str, Document | None] = dict.fromkeys(ids)
    for content in _contents:
        for found, document in content.documents_of(ids).items():
            if document is not None:
                documents[found] = document
    return documents


def everything() -> Iterator[Document]:
    """Yield every public document of all content."""
    for content in _contents:
        yield from content.everything()


def relate(tell: Callable[[int], None]) -> int:
    """Let all content find anew what of it is related, and return how much was looked at."""
    return sum(content.relate(tell) for content in _contents if content.relate)
