"""Read the story files: `stories/<language>/<key>.toml`, one story a file."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

from kawaraban.demo.keys import FormatError, Keys
from kawaraban.demo.story import (
    Ago,
    Ahead,
    Block,
    Correction,
    Drawing,
    Facts,
    Fixed,
    Heading,
    Listing,
    Paragraph,
    Quote,
    State,
    Story,
    Table,
    When,
)
from kawaraban.kit.languages import LANGUAGES
from kawaraban.kit.slugs import is_slug

STORIES = Path(__file__).with_name("stories")
CORRECTION_KINDS = frozenset({"correction", "clarification", "update", "note", "retraction"})
BLOCKS: dict[str, Callable[[Keys], Block]] = {
    "paragraph": lambda keys: Paragraph(keys.text("text")),
    "heading": lambda keys: Heading(keys.text("text")),
    "quote": lambda keys: Quote(keys.text("text"), keys.text("attribution", "")),
    "list": lambda keys: Listing(keys.texts("items"), keys.switch("numbered")),
    "table": lambda keys: Table(keys.text("caption", ""), keys.rows("rows")),
    "facts": lambda keys: Facts(keys.text("title"), keys.rows("items")),
}


def story_files() -> list[Path]:
    """Return the story files in a fixed order."""
    return sorted(STORIES.glob("*/*.toml"))


def read_stories() -> list[Story]:
    """Return all stories. Raises `FormatError` for a bad file or a reference into nothing."""
    stories = [read_story(path) for path in story_files()]
    known = {story.key: story for story in stories}
    if len(known) != len(stories):
        raise FormatError("stories: two files have the same name; each name is a story’s key.")
    for story in stories:
        for name in (*story.relates, *([story.translates] if story.translates else [])):
            if name not in known or name == story.key:
                raise FormatError(f"{story.language}/{story.key}.toml: no other story is {name}.")
    return stories


def read_story(path: Path) -> Story:
    """Return the story in the file at `path`. Raises `FormatError`, naming file and key."""
    keys = Keys.of_file(path)
    state = _state(keys)
    story = Story(
        key=path.stem,
        language=_language(keys, path.parent.name),
        state=state,
        when=_when(keys, state),
        expires_after=keys.whole("expires_after") if state is State.EXPIRED else None,
        headline=keys.text("headline"),
        slug=_slug(keys),
        lede=keys.text("lede"),
        category=keys.text("category"),
        source=keys.text("source"),
        bylines=keys.texts("bylines"),
        tags=keys.texts("tags"),
        place=keys.text("place", ""),
        event_date=keys.date("event_date"),
        drawing=_drawing(keys),
        body=tuple(_block(block) for block in keys.tables("body")),
        corrections=tuple(_correction(one) for one in keys.tables("correction")),
        relates=keys.texts("relates"),
        translates=keys.text("translates", ""),
    )
    if not story.body:
        raise keys.wrong("body", "has no blocks.")
    keys.finish()
    return story


def _language(keys: Keys, folder: str) -> str:
    if folder not in LANGUAGES:
        raise keys.wrong("language", f"“{folder}”, the folder’s name, is not a known language.")
    return folder


def _state(keys: Keys) -> State:
    name = keys.text("state", State.PUBLISHED.value)
    try:
        return State(name)
    except ValueError:
        raise keys.wrong("state", f"“{name}” is not one of a story’s states.") from None


def _when(keys: Keys, state: State) -> When:
    if state in (State.IN_REVIEW, State.DRAFT):
        return None
    if state in (State.SCHEDULED, State.EMBARGOED):
        return Ahead(keys.whole("days_ahead"), keys.time("at"))
    if "days_ago" in keys:
        return Ago(keys.whole("days_ago"), keys.time("at"))
    return Fixed(keys.moment("published"))


def _slug(keys: Keys) -> str:
    slug = keys.text("slug", "")
    if slug and not is_slug(slug):
        raise keys.wrong("slug", f"“{slug}” can’t stand in an address as it is.")
    return slug


def _drawing(keys: Keys) -> Drawing | None:
    if "drawing" not in keys:
        return None
    return Drawing(
        name=keys.text("drawing"),
        alt=keys.text("alt"),
        caption=keys.text("caption", ""),
        credit=keys.text("credit"),
    )


def _block(keys: Keys) -> Block:
    kind = keys.text("kind")
    if kind not in BLOCKS:
        raise keys.wrong("kind", f"“{kind}” is none of {', '.join(BLOCKS)}.")
    block = BLOCKS[kind](keys)
    if isinstance(block, Listing) and not block.items:
        raise keys.wrong("items", "is empty.")
    if isinstance(block, Facts) and len(block.items[0]) != 2:
        raise keys.wrong("items", "must be pairs of what and how much.")
    keys.finish()
    return block


def _correction(keys: Keys) -> Correction:
    kind = keys.text("kind")
    if kind not in CORRECTION_KINDS:
        raise keys.wrong("kind", f"“{kind}” is none of {', '.join(sorted(CORRECTION_KINDS))}.")
    made = Correction(kind, keys.text("text"), keys.whole("days_after"))
    keys.finish()
    return made
