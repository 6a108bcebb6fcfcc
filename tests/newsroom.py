"""The small newsroom all tests share: named things, made by factories.

`a_story("Ferry crosses at night")` is public, in English, in Event, by the own newsroom.
"""

from __future__ import annotations

import datetime
from typing import Any

import factory
from django.utils import timezone
from wagtail.models import Locale

from kawaraban.accounts.models import User
from kawaraban.articles.models import Article, ArticleByline, Category, Correction, Person, Source
from kawaraban.conversation.models import Response

NOON = datetime.datetime(2024, 3, 5, 12, 0, tzinfo=datetime.timezone(datetime.timedelta(hours=9)))


class CategoryFactory(factory.django.DjangoModelFactory[Category]):
    """Event, unless said otherwise."""

    class Meta:
        model = Category
        django_get_or_create = ("slug",)

    name = "Event"
    slug = factory.LazyAttribute(lambda made: made.name.lower().replace(" ", "-"))


class SourceFactory(factory.django.DjangoModelFactory[Source]):
    """The own newsroom, unless said otherwise."""

    class Meta:
        model = Source
        django_get_or_create = ("slug",)

    name = "Tonle Tsushin"
    slug = factory.LazyAttribute(lambda made: made.name.lower().replace(" ", "-"))
    kind = Source.Kind.OWN
    credit_line = factory.LazyAttribute(lambda made: f"© {made.name}")


class AgencyFactory(SourceFactory):
    """MEKONG WIRE, an agency whose full text stays on the site."""

    name = "MEKONG WIRE"
    kind = Source.Kind.AGENCY


class PersonFactory(factory.django.DjangoModelFactory[Person]):
    """Sokha Lim, reporter."""

    class Meta:
        model = Person
        django_get_or_create = ("slug",)

    name = "Sokha Lim"
    slug = factory.LazyAttribute(lambda made: made.name.lower().replace(" ", "-"))
    role = "Reporter"


def locale(code: str = "en") -> Locale:
    """Return the Wagtail locale of a language."""
    return Locale.objects.get_or_create(language_code=code)[0]


def paragraphs(*texts: str) -> list[dict[str, Any]]:
    """Return a body of plain paragraphs, as a StreamField takes it."""
    return [{"type": "paragraph", "value": f"<p>{text}</p>"} for text in texts]


class ArticleFactory(factory.django.DjangoModelFactory[Article]):
    """A public story; `live=False` for a draft."""

    class Meta:
        model = Article

    headline = "Ferry crosses the river at night"
    lede = "A ferry crossed the river at night for the first time."
    body = factory.LazyFunction(
        lambda: paragraphs("The crossing took forty minutes.", "Lamps were lit on both banks.")
    )
    category = factory.SubFactory(CategoryFactory)
    source = factory.SubFactory(SourceFactory)
    locale = factory.LazyFunction(locale)
    live = True
    published_at = factory.LazyAttribute(lambda made: NOON if made.live else None)
    first_published_at = factory.LazyAttribute(lambda made: made.published_at)
    last_published_at = factory.LazyAttribute(lambda made: made.published_at)


def a_story(headline: str = "Ferry crosses the river at night", **fields: Any) -> Article:
    """Return a public story, published as an editor would: by a revision."""
    language = fields.pop("language", "en")
    bylines: list[Person] = fields.pop("bylines", [])
    tags: list[str] = fields.pop("tags", [])
    article = ArticleFactory.build(
        headline=headline,
        locale=locale(language),
        category=fields.pop("category", None) or CategoryFactory(),
        source=fields.pop("source", None) or SourceFactory(),
        live=False,
        published_at=fields.pop("published_at", NOON),
        **fields,
    )
    article.clean()
    article.save()
    for place, person in enumerate(bylines):
        ArticleByline.objects.create(article=article, person=person, sort_order=place)
    article.tags.add(*tags)
    article.save()
    article.save_revision().publish()
    article.refresh_from_db()
    return article


def a_draft(headline: str = "Not yet for readers", **fields: Any) -> Article:
    """Return a story nobody published."""
    article: Article = ArticleFactory(headline=headline, live=False, **fields)
    article.save_revision()
    return article


def an_embargoed_story(headline: str = "Held until tomorrow", **fields: Any) -> Article:
    """Return a story that was published under an embargo that has not ended."""
    article = a_draft(headline, embargo_until=timezone.now() + datetime.timedelta(days=1), **fields)
    article.get_latest_revision().publish()
    article.refresh_from_db()
    return article


def a_correction(article: Article, text: str = "The ferry holds 40 people, not 14.") -> Correction:
    """Return a correction on `article`, published with it."""
    made = Correction.objects.create(article=article, text=text, corrected_at=NOON)
    article.refresh_from_db()
    return made


class ResponseFactory(factory.django.DjangoModelFactory[Response]):
    """An approved comment by Vanna."""

    class Meta:
        model = Response

    article = factory.SubFactory(ArticleFactory)
    origin = Response.Origin.COMMENT
    intent = Response.Intent.REPLY
    state = Response.State.APPROVED
    author_name = "Vanna"
    text = "I was on board."
    fingerprint = factory.Sequence(lambda number: f"{number:064x}")


class EditorFactory(factory.django.DjangoModelFactory[User]):
    """An administrator called `editor` with the password `editor`."""

    class Meta:
        model = User
        django_get_or_create = ("username",)

    username = "editor"
    is_superuser = True
    is_staff = True
    password = factory.django.Password("editor")
