"""Everything the demo newsroom is made from, read and checked before anything is made."""

from __future__ import annotations

from dataclasses import dataclass

from kawaraban.demo.answers import Answer, read_answers
from kawaraban.demo.drawings import DRAWINGS
from kawaraban.demo.format import read_stories
from kawaraban.demo.keys import FormatError
from kawaraban.demo.names import Names, read_names
from kawaraban.demo.story import State, Story


@dataclass(frozen=True)
class Plan:
    """The files' content; every reference between them leads somewhere."""

    names: Names
    stories: tuple[Story, ...]
    answers: tuple[Answer, ...]


def read_plan(languages: tuple[str, ...]) -> Plan:
    """Return what to make on a site that has `languages`; stories in others are left out.

    Raises `FormatError` for a bad file or a reference into nothing.
    """
    names, stories, answers = read_names(), read_stories(), read_answers()
    _check_stories(names, stories)
    _check_answers(stories, answers)
    kept = [story for story in stories if story.language in languages]
    keys = {story.key for story in kept}
    heard = [answer for answer in answers if answer.story in keys]
    return Plan(names, tuple(kept), tuple(heard))


def _check_stories(names: Names, stories: list[Story]) -> None:
    known = {
        "category": {category.key for category in names.categories},
        "source": {source.key for source in names.sources},
        "bylines": {person.key for person in names.people},
        "drawing": set(DRAWINGS),
    }
    for story in stories:
        used = {
            "category": [story.category],
            "source": [story.source],
            "bylines": story.bylines,
            "drawing": [story.drawing.name] if story.drawing else [],
        }
        for key, values in used.items():
            for value in values:
                if value not in known[key]:
                    raise FormatError(
                        f"{story.language}/{story.key}.toml: {key} “{value}” is not known."
                    )
    told = {story.key for story in stories}
    if lost := (set(names.front.leads) - told) | (set(names.front.rows) - known["category"]):
        raise FormatError(f"names.toml: front names {', '.join(sorted(lost))}, which is not there.")


def _check_answers(stories: list[Story], answers: list[Answer]) -> None:
    published = {story.key for story in stories if story.state is State.PUBLISHED}
    for answer in answers:
        if answer.story not in published:
            raise FormatError(f"responses: {answer.story} is not a published story.")
