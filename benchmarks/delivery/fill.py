"""Fills the site with stories and tells their addresses: `python -m benchmarks.delivery.fill N`.

A process of its own, on the site that KAWARABAN_DATA names, so that whoever measures has neither
Django nor the site's settings in it.
"""

from __future__ import annotations

import datetime
import sys

from benchmarks.delivery.texts import CATEGORIES, TAGS, Text, text
from kawaraban.config.command.management import start_django

ADDRESSES = "addresses.txt"
"""The file in the site's folder with the path of each story, one a line."""
HOURS_APART = 1


def main() -> None:
    """Make as many stories as the command line says, the last one published an hour ago."""
    site = start_django()
    paths = fill(int(sys.argv[1]))
    (site.data / ADDRESSES).write_text("\n".join(paths), "utf-8")


def fill(count: int) -> list[str]:
    """Make `count` stories with their categories and tags; return their paths."""
    from django.db import transaction
    from wagtail.models import Locale

    from kawaraban.articles.models import Article, ArticleTag, Category, Source, Tag

    last = datetime.datetime.now(datetime.UTC).replace(minute=0, second=0, microsecond=0)
    first = last - datetime.timedelta(hours=HOURS_APART * count)
    with transaction.atomic():
        locales = {locale.language_code: locale for locale in Locale.objects.all()}
        source = Source.objects.filter(kind=Source.Kind.OWN)[0]
        categories = [
            Category.objects.get_or_create(slug=name.lower(), defaults={"name": name})[0]
            for name in CATEGORIES
        ]
        tags = [Tag.objects.get_or_create(name=name, defaults={"slug": name})[0] for name in TAGS]
        texts = [text(number) for number in range(count)]
        stories = [
            _story(one, categories[one.category], source, locales[one.language], first)
            for one in texts
        ]
        Article.objects.bulk_create(stories, batch_size=500)
        ArticleTag.objects.bulk_create(
            [
                ArticleTag(tag=tags[place], content_object=story)
                for one, story in zip(texts, stories, strict=True)
                for place in one.tags
            ],
            batch_size=500,
        )
    return [story.get_absolute_url() for story in stories]


def _story(one: Text, category, source, locale, first: datetime.datetime):  # type: ignore[no-untyped-def]
    from django.utils import timezone

    from kawaraban.articles.models import Article

    at = first + datetime.timedelta(hours=HOURS_APART * one.number)
    return Article(
        headline=one.headline,
        slug=f"story-{one.number}",
        lede=one.lede,
        body=[{"type": "paragraph", "value": f"<p>{part}</p>"} for part in one.paragraphs],
        category=category,
        source=source,
        locale=locale,
        live=True,
        published_at=at,
        first_published_at=at,
        last_published_at=at,
        day=timezone.localdate(at),
    )


if __name__ == "__main__":
    main()
