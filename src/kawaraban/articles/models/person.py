"""People whose names stand over stories."""

from __future__ import annotations

from django.conf import settings
from django.db import models
from django.utils.translation import gettext_lazy as _

from kawaraban.articles.fields import SlugField
from kawaraban.kit.paths import path_of
from kawaraban.kit.slugs import slugify


class Person(models.Model):  # type: ignore[django-manager-missing]
    """A byline: a name, a role, a short life, and a page that lists the stories."""

    name = models.CharField(_("name"), max_length=120)
    slug = SlugField(_("slug"), unique=True, max_length=80, blank=True)
    role = models.CharField(_("role"), max_length=120, blank=True)
    bio = models.TextField(_("about"), blank=True, max_length=1000)
    portrait = models.ForeignKey(
        settings.WAGTAILIMAGES_IMAGE_MODEL,
        verbose_name=_("portrait"),
        on_delete=models.SET_NULL,
        related_name="+",
        null=True,
        blank=True,
    )
    home_page = models.URLField(_("home page"), blank=True, max_length=300)
    user = models.OneToOneField(
        settings.AUTH_USER_MODEL,
        verbose_name=_("account"),
        on_delete=models.SET_NULL,
        related_name="byline",
        null=True,
        blank=True,
        help_text=_("New stories by this account begin with this byline."),
    )

    class Meta:
        verbose_name = _("byline")
        verbose_name_plural = _("bylines")
        ordering = ["name"]

    def __str__(self) -> str:
        return self.name

    def save(self, *args: object, **kwargs: object) -> None:
        """Save with a slug, whoever saves."""
        self.slug = self.slug or slugify(self.name, 80) or "person"
        super().save(*args, **kwargs)  # type: ignore[arg-type]

    def get_absolute_url(self) -> str:
        """Return the path of the person's page."""
        return path_of("person", self.slug)
