"""Print the drawings and file them as pictures, with words in the language of the stories."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass

from django.core.files.base import ContentFile
from django.db import transaction

from kawaraban.articles.models import Article
from kawaraban.demo.drawings import as_jpeg, focal_point
from kawaraban.demo.names import Names
from kawaraban.demo.story import Drawing, Story
from kawaraban.media.cuts import CROPPED, WHOLE
from kawaraban.media.making import make
from kawaraban.media.models import Picture

Progress = Callable[[int, int], None]


@dataclass(frozen=True)
class Wanted:
    """One picture to file: its key, the drawing it shows and how it is described."""

    key: tuple[str, str]
    title: str
    drawing: Drawing


def wanted(stories: tuple[Story, ...], names: Names) -> list[Wanted]:
    """Return the pictures that `stories` and bylines need.

    One for each drawing and language: the description is read aloud, so it must be in the
    language of the page. The caption belongs to the story that the picture stands with.
    """
    found: dict[tuple[str, str], Wanted] = {}
    for person in names.people:
        drawing = Drawing(person.portrait, person.name, "", "Drawing: Tonle Tsushin")
        found[person.key, ""] = Wanted((person.key, ""), f"Portrait of {person.name}", drawing)
    for story in stories:
        if story.drawing:
            key = (story.drawing.name, story.language)
            title = f"{story.drawing.name} ({story.language})"
            found.setdefault(key, Wanted(key, title, story.drawing))
    return list(found.values())


def ensure_pictures(wants: list[Wanted], progress: Progress) -> dict[tuple[str, str], Picture]:
    """Return a picture for each of `wants`, drawing only what is not there yet."""
    made: dict[tuple[str, str], Picture] = {}
    printed: dict[str, bytes] = {}
    for number, want in enumerate(wants, start=1):
        picture = Picture.objects.filter(title=want.title).first()
        if picture is None:
            name = want.drawing.name
            if name not in printed:
                printed[name] = as_jpeg(name)
            picture = _file(want, printed[name])
        made[want.key] = picture
        progress(number, len(wants))
    return made


def prepare_lead(leads: Iterable[Article]) -> None:
    """Make at once what the first look at the front page needs; the background makes the rest."""
    for picture in [lead.picture for lead in leads][:1]:
        if picture is not None:
            make(picture, (WHOLE, CROPPED))


def _file(want: Wanted, content: bytes) -> Picture:
    drawing = want.drawing
    language = f"-{want.key[1]}" if want.key[1] else ""
    with transaction.atomic():
        picture = Picture(
            title=want.title,
            file=ContentFile(content, name=f"{drawing.name}{language}.jpg"),
            description=drawing.alt,
            credit=drawing.credit,
        )
        x, y, width, height = focal_point(drawing.name)
        picture.focal_point_x, picture.focal_point_y = x, y
        picture.focal_point_width, picture.focal_point_height = width, height
        picture._set_image_file_metadata()
        picture.save()
    return picture
