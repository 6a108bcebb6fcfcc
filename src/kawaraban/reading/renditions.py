"""When renditions are made: in the background, before anybody reads the page, never by reading it.

Asking twice is cheap: a picture that has everything is one query.
"""

from __future__ import annotations

import logging
from collections.abc import Iterable, Sequence
from typing import Any

from django.db.models.signals import post_save
from django_tasks import task
from wagtail.models import Page
from wagtail.rich_text import extract_references_from_rich_text
from wagtail.signals import page_published, published

from kawaraban.articles.models import Article, Person
from kawaraban.media.making import make
from kawaraban.media.models import Picture
from kawaraban.media.originals import Unusable
from kawaraban.reading.models import TextPage
from kawaraban.reading.pictures import CROPPED, SQUARE, WHOLE, pictures_of

logger = logging.getLogger("kawaraban.pictures")

# Whatever else waits, a source to verify or a mail to send, goes first: a picture takes seconds.
LAST = -50


def connect() -> None:
    """Prepare pictures from now on; called once, when the application is ready."""
    published.connect(on_published, sender=Article, dispatch_uid="pictures of a story")
    page_published.connect(on_page_published, dispatch_uid="pictures of a page")
    post_save.connect(on_picture_saved, sender=Picture, dispatch_uid="picture to prepare")
    post_save.connect(on_person_saved, sender=Person, dispatch_uid="portrait to prepare")


def on_published(sender: type[Article], instance: Article, **kwargs: Any) -> None:
    """Queue the pictures of a story that went live, in the transaction of its publication."""
    if instance.live:
        queue(picture.pk for picture in pictures_of(instance))


def on_page_published(sender: type[Page], instance: Page, **kwargs: Any) -> None:
    """Queue the pictures in the text of a page."""
    if isinstance(instance, TextPage):
        found = extract_references_from_rich_text(instance.text)
        queue(int(number) for model, number, *_ in found if model is Picture)


def on_picture_saved(sender: type[Picture], instance: Picture, **kwargs: Any) -> None:
    """Queue a new picture, so that a preview shows it; or one with a new file or focal point."""
    if kwargs["update_fields"] is None and not kwargs["raw"]:
        queue([instance.pk])


def on_person_saved(sender: type[Person], instance: Person, **kwargs: Any) -> None:
    """Queue a portrait."""
    if instance.portrait_id and not kwargs["raw"]:
        queue([instance.portrait_id])


def queue(numbers: Iterable[int]) -> None:
    """Queue the pictures with these primary keys, each once."""
    for number in sorted(set(numbers)):
        prepare.enqueue(number)


def families_of(number: int) -> list[Sequence[str]]:
    """Return the sizes that pages may ask of a picture. A body may show any of them whole."""
    families: list[Sequence[str]] = [WHOLE]
    if Article.objects.filter(picture=number).exists():
        families.append(CROPPED)
    if Person.objects.filter(portrait=number).exists():
        families.append(SQUARE)
    return families


@task(priority=LAST)
def prepare(number: int) -> int:
    """Make what is missing of the picture with primary key `number`; return how many files.

    A file that nothing can be made of is noted on the picture and logged for the newsroom, and is
    not tried again before it is another.
    """
    picture = Picture.objects.filter(pk=number).first()
    if picture is None or picture.trouble:
        return 0
    try:
        return make(picture, families_of(number))
    except Unusable as error:
        logger.error("Picture %d (%s) can't be prepared: %s", number, picture.title, error)
        raise
