"""A page store in a dictionary: what was rendered, which tags it carries, what became stale."""

from __future__ import annotations

from dataclasses import dataclass

from django.test import Client
from django.utils import translation

from kawaraban.articles.models import Article
from kawaraban.delivery.recording import Recording, recording
from kawaraban.outbox import log
from kawaraban.outbox.models import Change

LISTS = (
    *("", "latest/", "archive/", "feed/", "2024/", "2023/", "2024/03/", "2024/02/", "2023/12/"),
    *("2024/03/01/", "2024/03/02/", "2024/03/05/", "2024/03/07/", "2024/03/09/", "2025/"),
    *("category/event/", "category/festivals/", "category/sport/", "category/new-slug/"),
    *("category/event/feed/", "category/sport/feed/", "category/festivals/feed/"),
    *("tag/rice/", "tag/ferry/", "tag/new-slug/", "source/tonle-tsushin/", "source/new-slug/"),
    *("source/mekong-wire/", "person/sokha-lim/", "person/dara/", "person/new-slug/"),
    *("about/", "about/team/", "contact/", "contact/team/", "new-slug/", "nothing/"),
)
OTHERS = (
    *("/old-address", "/old-address/", "/other-address/", "/latest", "/latest/?page=2"),
    *("/sitemap.xml", "/sitemap-news.xml", "/sitemap-lists.xml", "/sitemap-2024-03.xml"),
    *("/sitemap-2024-02.xml", "/sitemap-2023-12.xml", "/robots.txt", "/icon.svg", "/favicon.ico"),
    *("/2024/03/05/new-slug/", "/2024/03/04/ferry/", "/2024/03/05/former/"),
    *("/2024/03/05/not-yet/", "/2024/03/06/over/"),
)
IN_JAPANESE = (
    *("", "latest/", "archive/", "feed/", "2024/", "2024/03/", "2024/03/05/", "2024/03/07/"),
    *("category/event/", "category/festivals/", "category/event/feed/", "tag/rice/", "nothing/"),
)
NOT_STORED = ("/archive/", "/ja/archive/")


@dataclass(frozen=True)
class Answer:
    """What a reader gets."""

    status: int
    location: str
    language: str
    content: bytes


@dataclass(frozen=True)
class Kept:
    """An answer with what was noted while it was rendered."""

    answer: Answer
    made_of: Recording


def render(path: str) -> Kept:
    """Ask for a page as the front does: anonymously, and listening."""
    with translation.override("en"), recording() as made:
        got = Client().get(path)
        content = b"".join(got.streaming_content) if got.streaming else got.content
    location = got.headers.get("Location", "")
    return Kept(
        Answer(got.status_code, location, got.headers.get("Content-Language", ""), content), made
    )


class Store:
    """All pages of the small site as they are now."""

    def __init__(self) -> None:
        addresses = [f"/{path}" for path in LISTS] + [f"/ja/{path}" for path in IN_JAPANESE]
        for story in Article.objects.filter(live=True):
            path = story.get_absolute_url()
            addresses += [path, f"{path}entry/"]
        self.pages = {path: render(path) for path in (*addresses, *OTHERS)}
        self.position = log.head()

    def touched(self) -> set[str]:
        """Return the tags of all rows that were written since the store was filled."""
        rows = Change.objects.filter(pk__gt=self.position)
        return {tag for row in rows for tag in row.tags}

    def gone(self) -> set[str]:
        """Return the paths of the pages that these rows purge."""
        touched = self.touched()
        return {path for path, kept in self.pages.items() if kept.made_of.tags & touched}

    def stale(self) -> set[str]:
        """Return the paths of the pages that nothing purged and that are not true any more."""
        return {path for path in self.pages.keys() - self.gone() if self.differs(path)}

    def differs(self, path: str) -> bool:
        """Whether a reader would now get another answer."""
        return render(path).answer != self.pages[path].answer
