"""The rules a story is held to before it is saved or published."""

from __future__ import annotations

import datetime
from typing import TYPE_CHECKING

from django.core.exceptions import ValidationError
from django.utils import timezone
from django.utils.formats import date_format
from django.utils.translation import gettext as _

from kawaraban.articles import addresses
from kawaraban.articles.fields import EARLIEST, LATEST
from kawaraban.kit.slugs import slugify
from kawaraban.kit.text import clean_line, clean_text

if TYPE_CHECKING:
    from kawaraban.articles.models import Article


def tidy(article: Article) -> None:
    """Take control characters and direction overrides out of what is printed on every page.

    Raises `ValidationError` if nothing is left of the headline.
    """
    typed, article.headline = article.headline, clean_line(article.headline or "")
    if typed and not article.headline:
        raise ValidationError({"headline": _("Nothing of this headline can be read.")})
    article.lede = clean_text(article.lede or "")
    article.dateline = clean_line(article.dateline or "")
    article.picture_caption = clean_line(article.picture_caption or "")
    hold_embargo(article)


def hold_embargo(article: Article) -> None:
    """Move the schedule behind the embargo: publishing earlier then waits for it."""
    embargo = article.embargo_until
    if embargo and embargo > timezone.now():
        article.go_live_at = max(article.go_live_at or embargo, embargo)


def hold_terms(article: Article) -> None:
    """Let a live story without an expiry end with its source's terms.

    Counted from publication: a draft may lie for longer than the terms allow it to be shown.
    """
    days = article.source.keep_days
    if not (article.live and days and article.published_at) or article.expire_at:
        return
    if days <= (LATEST - article.published_at.date()).days:
        article.expire_at = article.published_at + datetime.timedelta(days=days)


def check(article: Article) -> None:
    """Raise `ValidationError`, each message at its field, for what can't be published."""
    errors: dict[str, str] = {}
    for name in ("go_live_at", "expire_at", "embargo_until", "published_at"):
        moment = getattr(article, name)
        if moment and not EARLIEST <= moment.date() <= LATEST:
            errors[name] = _("Give a date from 1 January 1970 to 31 December 2100.")
    if errors:
        raise ValidationError(errors)
    if article.published_at and article.published_at > timezone.now():
        errors["published_at"] = _(
            "This date lies in the future. To publish later, leave it empty and set the schedule."
        )
    if article.expire_at and article.go_live_at and article.expire_at <= article.go_live_at:
        errors["expire_at"] = _("The story would expire before it goes live.")
    if taken := _taken_slug(article):
        errors["slug"] = taken
    if errors:
        raise ValidationError(errors)


def _taken_slug(article: Article) -> str:
    """Return why the slug can't be had; one made from the headline is numbered instead."""
    expected = article.published_at or article.go_live_at or timezone.now()
    day = addresses.day_of(expected)
    if not article.slug:
        article.slug = slugify(article.headline, addresses.LONGEST) or "story"
        article.slug = addresses.free_slug(article, day)
        return ""
    if not addresses.is_taken(article, day, article.slug):
        return ""
    return _("Another story of %(day)s has the slug “%(slug)s”. Change it, or leave it empty.") % {
        "day": date_format(day),
        "slug": article.slug,
    }
