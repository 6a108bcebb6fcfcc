"""Make the demo newsroom on a site that has its languages, front pages and roles."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from functools import partial
from typing import TypeVar

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from wagtail.models import Locale

from kawaraban.articles.models import Article
from kawaraban.demo import newsroom as rows
from kawaraban.demo import pages
from kawaraban.demo.answers import Answer
from kawaraban.demo.clock import dates_of
from kawaraban.demo.converse import ensure_responses
from kawaraban.demo.newsroom import Newsroom
from kawaraban.demo.pictures import ensure_pictures, prepare_lead, wanted
from kawaraban.demo.plan import Plan, read_plan
from kawaraban.demo.publish import ensure_story, find
from kawaraban.demo.story import Story
from kawaraban.outbox import log
from kawaraban.outbox.models import Change

# Written to the log when everything is there. It can't be there without what it speaks of.
MARK = "demo.built"
Progress = Callable[[str, int, int], None]
Thing = TypeVar("Thing")


def is_built() -> bool:
    """Whether the demo newsroom is complete."""
    return Change.objects.filter(kind=MARK).exists()


def build(progress: Progress) -> None:
    """Make the demo newsroom; `progress(step, done, total)` is called as it goes.

    A second call returns at once, and changes nothing that editors did in between. A call after
    an interruption finishes what is missing: every story is one transaction. Raises
    `FormatError` for a bad file and `NoFrontPage` on a site that was never made.
    """
    if is_built():
        return
    plan = read_plan(settings.KAWARABAN.languages)
    pages.front_of(plan.names.front.language)
    newsroom = _furnish(plan, progress)
    for story in _counted("Stories", _in_order(plan.stories, newsroom), progress):
        ensure_story(story, newsroom)
    _converse(plan, newsroom, progress)
    prepare_lead(_leads(plan, newsroom))
    with transaction.atomic():
        _arrange(plan, newsroom)
        log.record(MARK, "demo:newsroom", ["front", "navigation"])


def _furnish(plan: Plan, progress: Progress) -> Newsroom:
    """Make what the stories lean on."""
    languages = settings.KAWARABAN.languages
    with transaction.atomic():
        locales = {code: Locale.objects.get_or_create(language_code=code)[0] for code in languages}
        accounts = rows.ensure_accounts(plan.names)
        categories = rows.ensure_categories(plan.names)
        sources = rows.ensure_sources(plan.names)
    pictures = ensure_pictures(wanted(plan.stories, plan.names), partial(progress, "Drawings"))
    with transaction.atomic():
        people = rows.ensure_people(plan.names, accounts, pictures)
    now = timezone.now()
    return Newsroom(now, locales, accounts, categories, sources, people, pictures)


def _in_order(stories: Sequence[Story], newsroom: Newsroom) -> list[Story]:
    """Oldest first, as they would have come in; what has no date yet comes last."""
    return sorted(stories, key=lambda story: dates_of(story, newsroom.now).moment or newsroom.now)


def _converse(plan: Plan, newsroom: Newsroom, progress: Progress) -> None:
    stories = {story.key: story for story in plan.stories}
    by_story: dict[str, list[Answer]] = defaultdict(list)
    for answer in plan.answers:
        by_story[answer.story].append(answer)
    for key, answers in _counted("Conversations", list(by_story.items()), progress):
        article = find(stories[key], newsroom)
        if article is not None:  # an editor may have thrown it away between two halves of a build
            ensure_responses(article, answers, newsroom)


def _arrange(plan: Plan, newsroom: Newsroom) -> None:
    front = plan.names.front
    categories = [newsroom.categories[key] for key in front.rows]
    pages.arrange(front, _leads(plan, newsroom), categories)
    pages.fill(plan.names)


def _leads(plan: Plan, newsroom: Newsroom) -> list[Article]:
    stories = {story.key: story for story in plan.stories}
    leads = [find(stories[key], newsroom) for key in plan.names.front.leads]
    return [lead for lead in leads if lead is not None]


def _counted(step: str, things: Sequence[Thing], progress: Progress) -> Iterator[Thing]:
    for number, thing in enumerate(things, start=1):
        yield thing
        progress(step, number, len(things))
