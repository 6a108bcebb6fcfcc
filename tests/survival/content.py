"""The small site that the survival tests run on, and what stands on which of its pages.

Whatever an edit changes is a *slot*: a word such as `qh3v12q` for version 12 of the headline of
story 3. It stands on the pages that `SLOTS` names; a reader finds it there by `VERSION`.
"""

from __future__ import annotations

import datetime
import re

VERSION = re.compile(rb"q([a-z]+[0-9]+)v([0-9]+)q")
CATEGORIES = ("Event", "River", "Market", "Sport")
SOURCES = ("Tonle Tsushin", "MEKONG WIRE", "HARBOUR PRESS")
PEOPLE = ("Sokha Lim", "Aiko Mori")
TAGS = ("boats", "rice", "night")
HOT = 4
"""The newest stories, one in each category: they stand on the front and in every list."""
STORIES, JAPANESE = 36, 8
OLD = 35
"""A story that stands on the front only if an editor sets it there."""
OUT = 5
"""A story that is taken from the site and put back."""
NEWEST = datetime.datetime(2024, 3, 5, 12, 0, tzinfo=datetime.UTC)


def word(slot: str, version: int) -> str:
    """Return what a version of a slot says."""
    return f"q{slot}v{version}q"


def path_of(number: int) -> str:
    """Return the address of an English story."""
    return f"/{day_of(number):%Y/%m/%d}/story-{number}/"


def day_of(number: int) -> datetime.datetime:
    """Return when a story was published: the hot ones on one day, the others before it."""
    return NEWEST - (
        datetime.timedelta(minutes=number)
        if number < HOT
        else datetime.timedelta(days=1 + number // 4, minutes=number)
    )


def slug(name: str) -> str:
    return name.lower().replace(" ", "-")


def lists_of(number: int) -> list[str]:
    """Return the lists on whose first page a hot story stands."""
    return [
        *("/", "/latest/", "/feed/", "/2024/03/05/"),
        f"/category/{slug(CATEGORIES[number % 4])}/",
        f"/category/{slug(CATEGORIES[number % 4])}/feed/",
        f"/source/{slug(SOURCES[number % 3])}/",
        f"/person/{slug(PEOPLE[number % 2])}/",
        f"/tag/{TAGS[number % 3]}/",
    ]


def of_source(number: int) -> list[str]:
    return [path_of(story) for story in range(HOT) if story % 3 == number]


def _slots() -> dict[str, list[str]]:
    slots: dict[str, list[str]] = {
        f"lead{OLD}": ["/"],
        f"out{OUT}": [path_of(OUT), "/latest/", "/feed/", "/category/river/", "/2024/03/03/"],
    }
    for story in range(HOT):
        own, entry = path_of(story), f"{path_of(story)}entry/"
        slots[f"h{story}"] = [own, *lists_of(story)]
        slots[f"l{story}"] = [own, *lists_of(story)[:3]]
        slots[f"b{story}"] = [own, entry]
        slots[f"r{story}"] = [own]
    for number in range(len(CATEGORIES)):
        slots[f"c{number}"] = ["/", "/latest/", path_of(0), "/category/event/", "/ja/latest/"]
    for number, name in enumerate(SOURCES):
        slots[f"s{number}"] = [f"/source/{slug(name)}/"]
        slots[f"k{number}"] = of_source(number)
    for number, name in enumerate(PEOPLE):
        stories = [path_of(story) for story in range(HOT) if story % 2 == number]
        slots[f"p{number}"] = [f"/person/{slug(name)}/", *stories]
    for number, name in enumerate(TAGS):
        slots[f"t{number}"] = [f"/tag/{name}/", *of_source(number)]
    return slots


SLOTS = _slots()
"""Each slot and the paths of the pages that it stands on, while what it belongs to is public."""
PAGES = sorted({path for paths in SLOTS.values() for path in paths})


def shown(slot: str, version: int) -> int | None:
    """Return which version of a slot readers see after an edit; None if it is not there."""
    kind = slot.rstrip("0123456789")
    if kind == "lead":
        return 0 if version % 2 else None
    if kind == "out":
        return None if version % 2 else 0
    if kind == "r":
        return version if version % 2 else None
    return version


def make() -> None:
    """Fill an initialised site, as editors would. Django runs on it."""
    from django.db import transaction

    from kawaraban.articles.models import Source, Tag
    from tests.newsroom import CategoryFactory, PersonFactory, ResponseFactory, SourceFactory

    with transaction.atomic():
        categories = []
        for n, name in enumerate(CATEGORIES):
            category = CategoryFactory(name=name, slug=slug(name), order=n)
            category.name = f"{name} {word(f'c{n}', 0)}"
            category.save()
            categories.append(category)
        sources = []
        for n, name in enumerate(SOURCES):
            source = Source.objects.filter(slug=slug(name)).first() or SourceFactory(name=name)
            source.name, source.credit_line = f"{name} {word(f's{n}', 0)}", word(f"k{n}", 0)
            source.full_text_in_feeds = n == 0
            source.save()
            sources.append(source)
        people = [
            PersonFactory(name=f"{name} {word(f'p{n}', 0)}", slug=slug(name))
            for n, name in enumerate(PEOPLE)
        ]
        for n, name in enumerate(TAGS):
            Tag.objects.create(name=f"{name} {word(f't{n}', 0)}", slug=name)
        for number in range(STORIES):
            story = _story(number, "en", categories, sources, people)
            for turn in range(2 if number < HOT else 0):
                ResponseFactory(
                    article=story,
                    text=word(f"r{number}", 0) if turn == 0 else "I was there.",
                    fingerprint=f"{number:032x}{turn:032x}",
                    state="held" if turn == 0 else "approved",
                )
        for number in range(JAPANESE):
            _story(number, "ja", categories, sources, people)


def _story(number, language, categories, sources, people):  # type: ignore[no-untyped-def]
    from tests.newsroom import a_story, paragraphs

    english = language == "en"
    marks = {kind: word(f"{kind}{number}", 0) for kind in "hlb"} if english else {}
    if number in (OLD, OUT) and english:
        marks["h"] = word(f"lead{OLD}" if number == OLD else f"out{OUT}", 0)
    return a_story(
        f"{'Ferry' if english else '夜の船'} {number} {marks.get('h', '')}".strip(),
        slug=f"story-{number}" if english else f"fune-{number}",
        lede=f"It crossed the river {marks.get('l', '')}.",
        body=paragraphs(f"Lamps were lit {marks.get('b', '')}.", "It took forty minutes."),
        language=language,
        category=categories[number % 4],
        source=sources[number % 3],
        bylines=[people[number % 2]],
        tags=[_tag_name(number % 3)],
        published_at=day_of(number),
    )


def _tag_name(number: int) -> str:
    return f"{TAGS[number]} {word(f't{number}', 0)}"


if __name__ == "__main__":
    from kawaraban.config.command.management import start_django

    start_django()
    make()
