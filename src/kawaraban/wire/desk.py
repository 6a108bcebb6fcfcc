"""A recognised story becomes an article on the newsroom's desk."""

from __future__ import annotations

import datetime
from dataclasses import dataclass, replace
from html import escape
from typing import Any

from django.conf import settings
from django.db import transaction
from django.utils import timezone
from django.utils.translation import gettext as _
from wagtail.models import Locale

from kawaraban.accounts.models import User
from kawaraban.articles.models import Article, Category, Source
from kawaraban.kit.html import sanitize_story
from kawaraban.kit.slugs import slugify
from kawaraban.wire.paste import Block, BlockKind, PastedStory, recognise
from kawaraban.wire.paste.gaps import NO_CATEGORY, NO_LANGUAGE


class CannotFile(Exception):
    """The story can't be filed as it is; the message says what is missing and how to give it."""


@dataclass(frozen=True)
class Copy:
    """A pasted story with what the site makes of its category, credit, language and date."""

    story: PastedStory
    category: Category | None
    source: Source | None
    new_source: str
    language: str
    published_at: datetime.datetime | None


def read(raw: bytes | str) -> Copy:
    """Recognise `raw` against this site's categories, sources and languages.

    Raises `wire.paste.NotAStory` with a sentence that says what to do.
    """
    story = recognise(raw, known_categories=_known_categories(), today=timezone.localdate())
    source = source_of(story.credit)
    return Copy(
        story=story,
        category=category_of(story.category_name),
        source=source,
        new_source="" if source else name_in(story.credit),
        language=_site_language(story.language),
        published_at=moment(story.published_on),
    )


def file(
    copy: Copy, *, publish: bool = False, user: User | None = None, new_source: bool = True
) -> tuple[Article, bool]:
    """Store `copy` as a draft, or publish it; return the article and whether it is new.

    The same copy filed before is found again and not doubled. With `new_source`, an agency that
    the site does not know yet is made from its credit line; otherwise the own newsroom is put.
    Raises `CannotFile` for a missing headline or category.
    """
    if not copy.story.headline:
        raise CannotFile(_("The story has no headline. Give it one."))
    if copy.category is None:
        raise CannotFile(_no_category(copy.story.category_name))
    with transaction.atomic():
        if known := _filed_before(copy):
            if publish and not known.live:
                known.get_latest_revision().publish(user=user)
                known.refresh_from_db()
            return known, False
        article = _article(copy, copy.source or _source(copy, new_source))
        article.full_clean(exclude=["translation_key"])
        article.save()
        revision = article.save_revision(user=user, log_action=True)
        if publish:
            revision.publish(user=user)
            article.refresh_from_db()
        return article, True


def with_choices(copy: Copy, *, category: str = "", language: str = "") -> Copy:
    """Return `copy` under another category (a slug or name) or in another language (a code).

    Raises `CannotFile` if the site has no such category or language.
    """
    if category:
        chosen = category_of(category)
        if chosen is None:
            raise CannotFile(_no_category(category))
        copy = _without(replace(copy, category=chosen), NO_CATEGORY)
    if language:
        if language not in settings.KAWARABAN.languages:
            known = ", ".join(settings.KAWARABAN.languages)
            raise CannotFile(_("The site has no language %s. It has: %s.") % (language, known))
        copy = _without(replace(copy, language=language), NO_LANGUAGE)
    return copy


def _without(copy: Copy, answered: str) -> Copy:
    """Return `copy` without the warning that a choice has answered."""
    left = tuple(warning for warning in copy.story.warnings if warning != answered)
    return replace(copy, story=replace(copy.story, warnings=left))


def category_of(name: str) -> Category | None:
    """Return the category whose name, in any language, or slug is `name`."""
    wanted = name.strip().casefold()
    if not wanted:
        return None
    for category in Category.objects.prefetch_related("names"):
        names = [category.name, category.slug, *(n.name for n in category.names.all())]
        if wanted in (each.casefold() for each in names):
            return category
    return None


def source_of(credit: str) -> Source | None:
    """Return the source with this credit line or name; signs and case do not matter."""
    wanted = name_in(credit).casefold()
    if not wanted:
        return None
    for source in Source.objects.all():
        if wanted in (name_in(source.credit_line).casefold(), source.name.casefold()):
            return source
    return None


def name_in(credit: str) -> str:
    """Return the name in a credit line: `KYODO` of `© KYODO`."""
    name = credit
    for sign in ("©", "ⓒ", "(c)", "(C)", "Copyright", "copyright", "【", "】"):
        name = name.replace(sign, " ")
    return " ".join(name.split()).strip(" .·-")


def _known_categories() -> list[tuple[str, str]]:
    categories = Category.objects.prefetch_related("names")
    return [
        (category.slug, name)
        for category in categories
        for name in (category.name, *(other.name for other in category.names.all()))
    ]


def _no_category(name: str) -> str:
    known = ", ".join(Category.objects.values_list("slug", flat=True))
    if name:
        return _("There is no category “%s”. Choose one of: %s.") % (name, known)
    return _("No category was found in the text. Choose one of: %s.") % known


def _site_language(guessed: str) -> str:
    languages: tuple[str, ...] = settings.KAWARABAN.languages
    return guessed if guessed in languages else languages[0]


def moment(day: datetime.date | None) -> datetime.datetime | None:
    """Noon of a past day in the newsroom's zone; today and later are left to the clock."""
    if day is None or day >= timezone.localdate():
        return None
    noon = datetime.datetime.combine(day, datetime.time(12))
    return timezone.make_aware(noon)


def _filed_before(copy: Copy) -> Article | None:
    same = Article.objects.filter(
        headline=copy.story.headline, lede=copy.story.lede, locale__language_code=copy.language
    )
    if copy.published_at:
        same = same.filter(published_at__date=copy.published_at.date())
    return same.first()


def _source(copy: Copy, may_be_new: bool) -> Source:
    if copy.new_source and may_be_new:
        name = copy.new_source[:120]
        return Source.objects.create(
            name=name,
            slug=slugify(name, 80),
            kind=Source.Kind.AGENCY,
            credit_line=copy.story.credit[:120],
        )
    own = Source.objects.filter(kind=Source.Kind.OWN).first()
    if own is None:
        raise CannotFile(_("The site has no source of its own. Make one under Sources."))
    return own


def _article(copy: Copy, source: Source) -> Article:
    locale, _made = Locale.objects.get_or_create(language_code=copy.language)
    return Article(
        headline=copy.story.headline,
        lede=copy.story.lede,
        body=[_block(block) for block in copy.story.body],
        category=copy.category,
        source=source,
        locale=locale,
        published_at=copy.published_at,
        live=False,
        has_unpublished_changes=True,
    )


def _block(block: Block) -> tuple[str, Any]:
    if block.kind is BlockKind.HEADING:
        return ("heading", block.text[:200])
    if block.kind is BlockKind.QUOTE:
        return ("quote", {"text": block.text, "attribution": ""})
    if block.kind is BlockKind.LIST:
        items = [f"<p>{escape(item)}</p>" for item in block.items]
        return ("listing", {"numbered": False, "items": items})
    return ("paragraph", sanitize_story(block.html))
