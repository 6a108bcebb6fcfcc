"""Slugs in any of the region's scripts, and dates a newspaper can mean."""

from __future__ import annotations

import datetime
from typing import Any

from django.core.exceptions import ValidationError
from django.db import models
from django.utils.translation import gettext_lazy as _

from kawaraban.kit.slugs import is_slug

EARLIEST = datetime.date(1970, 1, 1)
LATEST = datetime.date(2100, 12, 31)


def validate_slug(value: str) -> None:
    """Raise `ValidationError` unless `value` can stand in an address as it is."""
    if not is_slug(value):
        raise ValidationError(
            _("Use letters, digits and single hyphens only, without spaces or other marks."),
            code="slug",
        )


def validate_date(value: datetime.date | datetime.datetime) -> None:
    """Raise `ValidationError` for a date before 1970 or after 2100."""
    day = value.date() if isinstance(value, datetime.datetime) else value
    if not EARLIEST <= day <= LATEST:
        raise ValidationError(
            _("Give a date from 1 January 1970 to 31 December 2100."), code="date_out_of_range"
        )


class SlugField(models.CharField):  # type: ignore[type-arg]
    """A slug with letters and vowel marks of every script; Django's refuses Khmer and Thai."""

    default_validators = [validate_slug]

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        kwargs.setdefault("max_length", 120)
        super().__init__(*args, **kwargs)
