"""Which stories stand beside which: the rule, its two readings, and its inverse."""

from __future__ import annotations

import datetime
import random
import uuid
from collections.abc import Callable

import pytest
from django.utils import timezone

from kawaraban.articles.beside import beside
from kawaraban.articles.models import Article, ArticleTag, Tag
from kawaraban.reading import beside_one
from kawaraban.reading.archive import Archive
from kawaraban.reading.neighbours import Neighbours
from tests.newsroom import NOON, ArticleFactory, CategoryFactory, SourceFactory, locale

pytestmark = pytest.mark.django_db

TAGS = ("ferry", "river", "lamp")
HOUR = datetime.timedelta(hours=1)
Shown = dict[int, tuple[object, ...]]


def a_small_archive(seed: int, size: int = 24) -> list[Article]:
    """Stories of two languages and categories, with few tags and dates, so that many meet."""
    chance = random.Random(seed)
    tags = [Tag.objects.get_or_create(name=name, slug=name)[0] for name in TAGS]
    categories = [CategoryFactory(), CategoryFactory(name="Sport")]
    made = [
        ArticleFactory(
            headline=f"Story {number}",
            slug=f"story-{number}",
            category=chance.choice(categories),
            source=SourceFactory(),
            locale=locale(chance.choice(["en", "en", "en", "ja"])),
            published_at=NOON + HOUR * chance.randrange(size // 2),
            live=chance.random() > 0.1,
        )
        for number in range(size)
    ]
    for story in made:
        for tag in chance.sample(tags, chance.randrange(3)):
            ArticleTag.objects.create(tag=tag, content_object=story)
    return list(Article.objects.public())


def numbers(shown: Neighbours) -> tuple[object, ...]:
    """Return the neighbours by their numbers."""
    return (
        shown.earlier and shown.earlier.number,
        shown.later and shown.later.number,
        tuple(link.number for link in shown.related),
        tuple(link.number for link in shown.translations),
    )


def as_a_whole(stories: list[Article]) -> Shown:
    found = Archive(timezone.now()).neighbours_of(stories)
    return {number: numbers(shown) for number, shown in found.items()}


def by_the_rule(story: Article, public: list[Article]) -> tuple[object, ...]:
    """Return earlier, later and related as the brief says it, from all the stories at once."""

    def place(one: Article) -> tuple[datetime.datetime, int]:
        assert one.published_at
        return one.published_at, one.pk

    def shared(one: Article) -> int:
        return len(set(one.tags.names()) & set(story.tags.names()))

    def best(one: Article) -> tuple[object, ...]:
        return (
            -shared(one),
            abs(place(one)[0] - place(story)[0]),
            -one.published_at.timestamp(),
            -one.pk,
        )  # type: ignore[union-attr]

    others = sorted((o for o in public if o.locale_id == story.locale_id and o != story), key=place)
    earlier = [one for one in others if place(one) < place(story)]
    later = [one for one in others if place(one) > place(story)]
    near = [one for one in earlier if shared(one)][-5:] + [one for one in later if shared(one)][:5]
    related = sorted(near, key=best)[:5]
    filling = [one for one in earlier[::-1] if one.category_id == story.category_id]
    related += [one for one in filling if one not in related][: 5 - len(related)]
    return (
        earlier[-1].pk if earlier else None,
        later[0].pk if later else None,
        tuple(one.pk for one in related),
    )


@pytest.mark.parametrize("seed", range(4))
@pytest.mark.parametrize("used_often", [0, 300])
def test_one_story_and_many_are_read_by_the_same_rule(
    seed: int, used_often: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    often = [(used_often,)] if not used_often else []
    monkeypatch.setattr(type(beside_one.MANY), "rows", rows_instead(beside_one.MANY, often))
    public = a_small_archive(seed)
    whole = as_a_whole(public)
    for story in public:
        one = beside_one.neighbours_of(story, story.tagged_items.exists(), timezone.now())
        assert numbers(one) == whole[story.pk]
        assert numbers(one)[:3] == by_the_rule(story, public)


def rows_instead(query: object, rows: list[tuple[int]]) -> Callable[..., object]:
    """Return a `rows` that answers for `query` alone."""
    real = type(query).rows  # type: ignore[attr-defined]
    return lambda asked, **values: rows if asked is query else real(asked, **values)


def change(story: Article, chance: random.Random) -> None:
    """Do to a story one thing that moves it among the others."""
    match chance.choice(["gone", "date", "tag", "untag", "category", "translation"]):
        case "gone":
            Article.objects.filter(pk=story.pk).update(live=False)
        case "date":
            moment = NOON + HOUR * chance.randrange(12)
            Article.objects.filter(pk=story.pk).update(published_at=moment)
        case "tag":
            ArticleTag.objects.create(tag=Tag.objects.get(name=TAGS[0]), content_object=story)
        case "untag":
            ArticleTag.objects.filter(content_object=story).delete()
        case "category":
            category = CategoryFactory(name=chance.choice(["Event", "Sport"]))
            Article.objects.filter(pk=story.pk).update(category=category)
        case "translation":
            taken = Article.objects.filter(locale=story.locale_id).values("translation_key")
            other = Article.objects.exclude(translation_key__in=taken).first()
            key = other.translation_key if other else uuid.uuid4()
            Article.objects.filter(pk=story.pk).update(translation_key=key)


@pytest.mark.parametrize("seed", range(6))
def test_whose_neighbours_change_is_among_those_beside_the_story_or_showed_it(seed: int) -> None:
    public = a_small_archive(seed)
    chance = random.Random(seed)
    for _turn in range(12):
        story = Article.objects.get(pk=chance.choice(public).pk)
        before = as_a_whole(list(Article.objects.public()))
        touched = beside(story)
        if Article.objects.filter(pk=story.pk, live=False).exists():
            Article.objects.filter(pk=story.pk).update(live=True)
        else:
            change(story, chance)
        after = as_a_whole(list(Article.objects.public()))
        touched |= beside(Article.objects.get(pk=story.pk))
        changed = {n for n in before.keys() & after.keys() if before[n] != after[n]} - {story.pk}
        showed = {number for number, shown in before.items() if str(story.pk) in str(shown)}
        assert changed <= touched | showed
