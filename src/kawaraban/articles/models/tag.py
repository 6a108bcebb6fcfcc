"""Tags whose slugs keep the letters of their script."""

from __future__ import annotations

from django.db import models
from django.utils.translation import gettext_lazy as _
from taggit.models import TagBase

from kawaraban.articles.fields import validate_slug
from kawaraban.kit.paths import path_of
from kawaraban.kit.slugs import slugify


class Tag(TagBase):
    """A word that stories share. Taggit's own slugs drop the vowel marks of Khmer and Thai."""

    slug = models.CharField(_("slug"), max_length=120, unique=True, validators=[validate_slug])

    class Meta:
        verbose_name = _("tag")
        verbose_name_plural = _("tags")
        ordering = ["name"]

    def slugify(self, tag: str, i: int | None = None) -> str:
        """Return the slug for `tag`, with `i` appended when the plain one is taken."""
        slug = slugify(tag, 100) or "tag"
        return slug if i is None else f"{slug}-{i}"

    def get_absolute_url(self) -> str:
        """Return the path of the tag's list."""
        return path_of("tag", self.slug)
