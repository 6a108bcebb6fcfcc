"""Pictures in all their sizes, made when a story is published and not when it is first read."""

from __future__ import annotations

from typing import Any

from django_tasks import task
from wagtail.signals import published

from kawaraban.articles.models import Article
from kawaraban.reading.pictures import CROPPED, pictures_of, sources_of

# Whatever else waits, a source to verify or a mail to send, goes first: a page that is read
# before its pictures are made still makes them itself.
LAST = -50


def connect() -> None:
    """Prepare a story's pictures from now on; called once, when the application is ready."""
    published.connect(on_published, sender=Article, dispatch_uid="pictures of a story")


def on_published(sender: type[Article], instance: Article, **kwargs: Any) -> None:
    """Queue the pictures of a story that went live, in the transaction of its publication."""
    if instance.live and pictures_of(instance):
        prepare.enqueue(instance.pk)


@task(priority=LAST)
def prepare(number: int) -> int:
    """Make the renditions of the story with primary key `number`; return how many pictures."""
    story = Article.objects.filter(pk=number, live=True).select_related("picture").first()
    if story is None:
        return 0
    pictures = pictures_of(story)
    for picture in pictures:
        sources_of(picture)
    if story.picture:
        sources_of(story.picture, CROPPED)
    return len(pictures)
