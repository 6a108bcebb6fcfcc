"""The stories and queries of `recall/`: what a search must find, judged by people.

One file a language: stories, and queries with the stories that a reader would want for them. All
stories of all languages lie in one index, as on a site with many editions.
"""

from __future__ import annotations

import tomllib
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any

from kawaraban.search.contract import Document

FOLDER = Path(__file__).parent / "recall"
LANGUAGES = tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))
FIRST = 10
"""A story counts as found if it is among so many."""
BEGIN = datetime(2023, 1, 1, 9, tzinfo=UTC)


@dataclass(frozen=True)
class Judged:
    """A query, the stories that must be among the `FIRST`, and those that must not be found."""

    language: str
    words: str
    kind: str
    expects: tuple[str, ...]
    lacks: tuple[str, ...] = ()


def documents(languages: Sequence[str] = LANGUAGES) -> list[Document]:
    """Return the stories of some languages, each a day younger than the one before."""
    found = []
    for language in languages:
        for number, story in enumerate(_read(language)["story"]):
            published = BEGIN + timedelta(days=number)
            found.append(
                Document(
                    id=story["id"],
                    language=language,
                    headline=story["headline"],
                    url=f"/{story['id']}/",
                    published=published,
                    year=published.year,
                    lede=story.get("lede", ""),
                    body=story.get("body", ""),
                    names=tuple(story.get("authors", ())),
                    captions=tuple(story.get("captions", ())),
                    tags=tuple(story.get("tags", ())),
                )
            )
    return found


def queries(language: str) -> list[Judged]:
    """Return the queries of a language."""
    return [
        Judged(
            language=language,
            words=query["words"],
            kind=query["kind"],
            expects=tuple(query["expects"]),
            lacks=tuple(query.get("lacks", ())),
        )
        for query in _read(language)["query"]
    ]


def _read(language: str) -> dict[str, Any]:
    with (FOLDER / f"{language}.toml").open("rb") as file:
        return tomllib.load(file)
