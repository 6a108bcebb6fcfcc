"""Which stories stand beside which: the rule, its two readings, and its inverse."""

from __future__ import annotations

import datetime
import random
import uuid

import pytest
from django.utils import timezone

from kawaraban.articles.beside import beside
from kawaraban.articles.models import Article, Related
from kawaraban.articles.related import write
from kawaraban.delivery.recording import recording
from kawaraban.outbox import log
from kawaraban.reading import beside_one
from kawaraban.reading.archive import Archive
from kawaraban.reading.neighbours import Neighbours
from tests.newsroom import NOON, ArticleFactory, CategoryFactory, SourceFactory, locale

pytestmark = pytest.mark.django_db

HOUR = datetime.timedelta(hours=1)
Shown = dict[int, tuple[object, ...]]


def a_small_archive(seed: int, size: int = 24) -> list[Article]:
    """Stories of two languages and categories, on few dates, so that many meet."""
    chance = random.Random(seed)
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
        relate(story, chance)
    return list(Article.objects.public())


def relate(story: Article, chance: random.Random) -> set[int]:
    """Write down some stories as related, public or not, in whatever language."""
    others = list(Article.objects.exclude(pk=story.pk).values_list("pk", flat=True))
    chosen = chance.sample(others, chance.randrange(6))
    return write({story.pk: [(number, chance.random()) for number in chosen]}, because=1)


def numbers(shown: Neighbours) -> tuple[object, ...]:
    """Return the neighbours by their numbers."""
    return (
        shown.earlier and shown.earlier.number,
        shown.later and shown.later.number,
        tuple(link.number for link in shown.related),
        tuple(link.number for link in shown.translations),
        tuple(shown.waiting),
    )


def as_a_whole(stories: list[Article]) -> Shown:
    found = Archive(timezone.now()).neighbours_of(stories)
    return {number: numbers(shown) for number, shown in found.items()}


def by_the_rule(story: Article, public: list[Article]) -> tuple[object, ...]:
    """Return earlier, later and related as the brief says it, from all the stories at once."""

    def place(one: Article) -> tuple[datetime.datetime, int]:
        assert one.published_at
        return one.published_at, one.pk

    others = sorted((o for o in public if o.locale_id == story.locale_id and o != story), key=place)
    earlier = [one for one in others if place(one) < place(story)]
    later = [one for one in others if place(one) > place(story)]
    listed = Related.objects.filter(story=story).order_by("rank").values_list("other", flat=True)
    by_number = {one.pk: one for one in others}
    related = [by_number[number] for number in listed if number in by_number]
    filling = [one for one in earlier[::-1] if one.category_id == story.category_id]
    related += [one for one in filling if one not in related][: 5 - len(related)]
    return (
        earlier[-1].pk if earlier else None,
        later[0].pk if later else None,
        tuple(one.pk for one in related),
    )


@pytest.mark.parametrize("seed", range(6))
def test_one_story_and_many_are_read_by_the_same_rule(seed: int) -> None:
    public = a_small_archive(seed)
    whole = as_a_whole(public)
    for story in public:
        one = beside_one.neighbours_of(story, timezone.now())
        assert numbers(one) == whole[story.pk]
        assert numbers(one)[:3] == by_the_rule(story, public)


def change(story: Article, chance: random.Random) -> None:
    """Do to a story one thing that moves it among the others."""
    match chance.choice(["gone", "date", "language", "category", "translation"]):
        case "gone":
            Article.objects.filter(pk=story.pk).update(live=False)
        case "date":
            moment = NOON + HOUR * chance.randrange(12)
            Article.objects.filter(pk=story.pk).update(published_at=moment)
        case "language":
            code = "ja" if story.language == "en" else "en"
            moved = {"locale": locale(code), "translation_key": uuid.uuid4()}
            Article.objects.filter(pk=story.pk).update(**moved)
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
        showed = {number for number, shown in before.items() if has(shown, story.pk)}
        assert changed <= touched | showed


def has(shown: tuple[object, ...], number: int) -> bool:
    """Whether a page carries the tag of the story `number`, printed or on its list."""
    earlier, later, *several = shown
    return number in (earlier, later) or any(number in numbers for numbers in several)  # type: ignore[operator]


@pytest.mark.parametrize("seed", range(3))
def test_the_log_names_exactly_the_stories_whose_related_ones_are_others(seed: int) -> None:
    public = a_small_archive(seed)
    chance = random.Random(seed)
    for _turn in range(12):
        story = Article.objects.get(pk=chance.choice(public).pk)
        before, head = as_a_whole(public), log.head()
        relate(story, chance)
        after = as_a_whole(public)
        told = {tag for row in log.read(head) for tag in row.tags}
        assert {f"beside:{n}" for n in before if before[n] != after[n]} <= told
        assert told <= {f"beside:{story.pk}"}


def test_a_related_story_is_not_shown_before_it_is_public_and_the_page_waits_for_it() -> None:
    story, other = ArticleFactory(slug="a"), ArticleFactory(slug="b", live=False)
    write({story.pk: [(other.pk, 0.9)]}, because=1)
    one = beside_one.neighbours_of(story, timezone.now())
    assert (one.related, one.waiting) == ([], [other.pk])
    with recording() as made:
        one.note(story.pk)
    assert f"link:{other.pk}" in made.tags


def test_what_stands_beside_a_story_costs_one_query(django_assert_num_queries: object) -> None:
    story, other = ArticleFactory(slug="a"), ArticleFactory(slug="b")
    write({story.pk: [(other.pk, 0.9)]}, because=1)
    with django_assert_num_queries(1):  # type: ignore[operator]
        assert numbers(beside_one.neighbours_of(story, timezone.now()))[2] == (other.pk,)
