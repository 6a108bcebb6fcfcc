"""What editors do, each as the product does it: in one transaction, and then the purge."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.db import transaction

from kawaraban.articles.models import Article, Category, Person, Source, Tag
from kawaraban.conversation import moderation
from kawaraban.conversation.models import Response
from kawaraban.reading.models import FrontLead, FrontPage
from tests.newsroom import paragraphs
from tests.survival.content import CATEGORIES, OLD, PEOPLE, SOURCES, TAGS, slug, word

State = Response.State


def story(number: int) -> Article:
    found: Article = Article.objects.get(slug=f"story-{number}")
    return found


def publish(number: int, **fields: Any) -> None:
    draft = story(number).get_latest_revision_as_object()
    for name, value in fields.items():
        setattr(draft, name, value)
    draft.save_revision().publish()


def headline(number: int, version: int) -> None:
    publish(number, headline=f"Ferry {number} {word(f'h{number}', version)}")


def lede(number: int, version: int) -> None:
    publish(number, lede=f"It crossed the river {word(f'l{number}', version)}.")


def body(number: int, version: int) -> None:
    publish(number, body=paragraphs(f"Lamps were lit {word(f'b{number}', version)}."))


def category(number: int, version: int) -> None:
    found = Category.objects.get(slug=slug(CATEGORIES[number]))
    found.name = f"{CATEGORIES[number]} {word(f'c{number}', version)}"
    found.save()


def source(number: int, version: int) -> None:
    found = Source.objects.get(slug=slug(SOURCES[number]))
    found.name = f"{SOURCES[number]} {word(f's{number}', version)}"
    found.save()


def credit(number: int, version: int) -> None:
    found = Source.objects.get(slug=slug(SOURCES[number]))
    found.credit_line = word(f"k{number}", version)
    found.save()


def person(number: int, version: int) -> None:
    found = Person.objects.get(slug=slug(PEOPLE[number]))
    found.name = f"{PEOPLE[number]} {word(f'p{number}', version)}"
    found.save()


def tag(number: int, version: int) -> None:
    found = Tag.objects.get(slug=TAGS[number])
    found.name = f"{TAGS[number]} {word(f't{number}', version)}"
    found.save()


def response(number: int, version: int) -> None:
    """An even version takes the response from the page, an odd one shows it again."""
    found = Response.objects.get(article=story(number), text__startswith="qr")
    if version % 2:
        if found.state != State.HELD:
            moderation.decide([found], moderation.Decision.RESTORE, None)
            found.refresh_from_db()
        Response.objects.filter(pk=found.pk).update(text=word(f"r{number}", version))
        found.refresh_from_db()
        moderation.decide([found], moderation.Decision.APPROVE, None)
    else:
        moderation.decide([found], moderation.Decision.SPAM, None)


def lead(number: int, version: int) -> None:
    """An odd version sets the old story at the top of the front, an even one takes it away."""
    page = FrontPage.objects.get(locale__language_code="en").get_latest_revision_as_object()
    page.leads = [FrontLead(article=story(OLD), sort_order=0)] if version % 2 else []
    page.save_revision().publish()


def out_and_in(number: int, version: int) -> None:
    """An odd version takes the story from the site, an even one publishes it again."""
    found = story(number)
    if version % 2:
        found.unpublish()
    else:
        found.get_latest_revision().publish()


KINDS: dict[str, Callable[[int, int], None]] = {
    "h": headline,
    "l": lede,
    "b": body,
    "c": category,
    "s": source,
    "k": credit,
    "p": person,
    "t": tag,
    "r": response,
    "lead": lead,
    "out": out_and_in,
}


def committing() -> None:
    """Where a test lets the process die before the commit."""


def edit(slot: str, version: int) -> None:
    """Make `version` of a slot, committed and purged when this returns."""
    kind = slot.rstrip("0123456789")
    with transaction.atomic():
        KINDS[kind](int(slot.removeprefix(kind)), version)
        committing()
