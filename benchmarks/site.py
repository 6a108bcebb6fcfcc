"""A site with 2,000 stories of 350 words, and one of them as a plain Wagtail page."""

from __future__ import annotations

import datetime
import random
from dataclasses import dataclass
from typing import TYPE_CHECKING

import django
from django.core.management import call_command

if TYPE_CHECKING:
    from kawaraban.articles.models import Article
    from kawaraban.reading.models import TextPage

STORIES = 2_000
WORDS = (
    *("ferry", "bridge", "river", "rice", "market", "school", "lamp", "engine", "harvest"),
    *("museum", "road", "village", "crossing", "teacher", "weather", "station", "mangrove"),
    *("pepper", "loom", "canal", "orchard", "library", "signal", "winter", "season"),
)


@dataclass(frozen=True)
class Kept:
    """What the benchmarks ask for."""

    stories: list[Article]
    page: TextPage


def prepare() -> Kept:
    """Make the site and return its stories and the page."""
    django.setup()
    call_command("migrate", verbosity=0)
    call_command("collectstatic", verbosity=0, interactive=False)
    from wagtail.models import Page, Site

    from kawaraban.reading.models import FrontPage, TextPage

    stories = _stories()
    front = Page.get_first_root_node().add_child(instance=FrontPage(title="Front", slug="front"))
    Site.objects.update(root_page=front, hostname="testserver", port=80)
    body = "".join(str(block) for block in stories[0].body)
    page = front.add_child(instance=TextPage(title="The same text", slug="same", text=body))
    return Kept(stories, page)


def _stories() -> list[Article]:
    from tests.newsroom import ArticleFactory, CategoryFactory, SourceFactory, paragraphs

    from kawaraban.articles.models import Article

    chance = random.Random(2023)
    category, source = CategoryFactory(), SourceFactory()
    begin = datetime.datetime(2023, 12, 19, 9, tzinfo=datetime.UTC)
    made: list[Article] = []
    for number in range(STORIES):
        texts = [" ".join(chance.choices(WORDS, k=50)).capitalize() + "." for _ in range(7)]
        at = begin + datetime.timedelta(hours=number * 12)
        made.append(
            ArticleFactory.build(
                headline=f"Story {number} of the river",
                slug=f"story-{number}",
                body=paragraphs(*texts),
                category=category,
                source=source,
                published_at=at,
                day=at.date(),
            )
        )
    Article.objects.bulk_create(made, batch_size=500)
    return list(Article.objects.public().select_related("locale")[:500])
